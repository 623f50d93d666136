package caposaldo.web.paper;

import java.util.List;
import java.util.Locale;

/**
 * Whom a document is for.
 *
 * @param client the number of its record
 * @param language the one it is written to in
 * @param lines its name, then its address as an envelope has it
 */
public record Addressee(long client, Locale language, List<String> lines) {

    public String name() {
        return lines.getFirst();
    }
}
