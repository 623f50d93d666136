package caposaldo.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Who looks at the page, as far as a page needs to know.
 *
 * @param rights names of what this person may do, such as {@code people.absence}; a page shows no action without it
 * @param standsInFor the people this person substitutes today (1.4)
 */
public record Viewer(
        String name,
        String position,
        Locale locale,
        ZoneId zone,
        Theme theme,
        Set<String> rights,
        List<StandsInFor> standsInFor) {

    /** @param until last day, included */
    public record StandsInFor(String name, LocalDate until) {}

    /** What the person chose; SYSTEM follows the machine. */
    public enum Theme {
        SYSTEM,
        LIGHT,
        DARK
    }

    /** At most two letters, from the first and the last name. */
    public String initials() {
        var names = name.strip().split("\\s+", -1);
        return names.length < 2 ? first(names[0]) : first(names[0]) + first(names[names.length - 1]);
    }

    private static String first(String word) {
        return word.isEmpty() ? "" : word.substring(0, word.offsetByCodePoints(0, 1));
    }

    public boolean may(String right) {
        return rights.contains(right);
    }

    /** Told by whoever knows the person signed in; empty before sign-in. */
    @FunctionalInterface
    public interface Source {
        Optional<Viewer> current();
    }
}
