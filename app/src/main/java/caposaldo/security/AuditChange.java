package caposaldo.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * One field of a changed record.
 *
 * @param before empty when there was nothing
 * @param after empty when there is nothing now
 * @param hidden that it changed may be known, but not from what to what
 */
public record AuditChange(String field, Optional<String> before, Optional<String> after, boolean hidden) {

    private static final Pattern MOMENT = Pattern.compile("^(\\d{4}-\\d\\d-\\d\\d)T([\\d:]{8})(\\.\\d+)?\\+00:00$");
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, @Nullable Object>> FIELDS = new TypeReference<>() {};

    /** @param margins whether the viewer may see cost and margin */
    static List<AuditChange> between(@Nullable JSONB before, @Nullable JSONB after, boolean margins) {
        var was = fields(before);
        var became = fields(after);
        var names = new TreeSet<>(was.keySet());
        names.addAll(became.keySet());
        var changes = new ArrayList<AuditChange>();
        for (var name : names) {
            var old = Optional.ofNullable(was.get(name)).map(AuditChange::written);
            var now = Optional.ofNullable(became.get(name)).map(AuditChange::written);
            if (old.isPresent() || now.isPresent()) {
                changes.add(
                        !margins && isSecret(name)
                                ? new AuditChange(name, Optional.empty(), Optional.empty(), true)
                                : new AuditChange(name, old, now, false));
            }
        }
        return List.copyOf(changes);
    }

    /** What it became; of what is gone, what it was. */
    public Optional<String> either() {
        return after.or(() -> before);
    }

    /** A moment to the second: what the database adds to it helps nobody. */
    private static String written(Object value) {
        return MOMENT.matcher(value.toString()).replaceFirst("$1 $2 UTC");
    }

    private static boolean isSecret(String field) {
        return field.contains("cost") || field.contains("margin");
    }

    private static Map<String, @Nullable Object> fields(@Nullable JSONB json) {
        return json == null ? Map.of() : JSON.readValue(json.data(), FIELDS);
    }
}
