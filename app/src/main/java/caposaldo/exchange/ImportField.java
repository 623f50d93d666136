package caposaldo.exchange;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One thing a row can say.
 *
 * @param key its name in mappings and reasons; its words are the message {@code exchange.field.<key>}
 * @param heads what the column is called in people's files, in any of our languages
 * @param choices the only values there are, when they are few: what a file may write, in lower case → what it means
 */
public record ImportField(String key, Type type, boolean required, Set<String> heads, Map<String, String> choices) {

    /** How a cell is staged: dates as 2026-11-24, numbers with a point and without thousands, countries by their two letters. */
    public enum Type {
        TEXT,
        DATE,
        DECIMAL,
        INTEGER,
        COUNTRY,
        CHOICE
    }

    public ImportField {
        heads = Set.copyOf(heads);
        choices = Map.copyOf(choices);
    }

    public static ImportField required(String key, Type type, String... heads) {
        return new ImportField(key, type, true, Set.of(heads), Map.of());
    }

    public static ImportField optional(String key, Type type, String... heads) {
        return new ImportField(key, type, false, Set.of(heads), Map.of());
    }

    /** Every meaning is also a word for itself. */
    public static ImportField choice(String key, Map<String, String> words, String... heads) {
        return new ImportField(key, Type.CHOICE, false, Set.of(heads), words);
    }

    /** The column of a field among the staged, such as {@code c3}. */
    public static String column(List<ImportField> fields, String key) {
        for (var i = 0; i < fields.size(); i++) {
            if (fields.get(i).key().equals(key)) {
                return "c" + i;
            }
        }
        throw new IllegalArgumentException("No field " + key);
    }
}
