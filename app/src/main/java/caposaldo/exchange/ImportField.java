package caposaldo.exchange;

import java.util.List;
import java.util.Set;

/**
 * One thing a row can say.
 *
 * @param key its name in mappings and reasons; its words are the message {@code exchange.<target>.<key>}
 * @param heads what the column is called in people's files, in any of our languages, lower case
 * @param choices the only values allowed, when they are few
 */
public record ImportField(String key, Type type, boolean required, Set<String> heads, List<String> choices) {

    /** Staged plainly: dates as 2026-11-24, numbers with a point and without thousands. */
    public enum Type {
        TEXT,
        DATE,
        DECIMAL,
        INTEGER
    }

    public static ImportField required(String key, Type type, String... heads) {
        return new ImportField(key, type, true, Set.of(heads), List.of());
    }

    public static ImportField optional(String key, Type type, String... heads) {
        return new ImportField(key, type, false, Set.of(heads), List.of());
    }
}
