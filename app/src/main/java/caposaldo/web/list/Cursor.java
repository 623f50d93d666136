package caposaldo.web.list;

import caposaldo.kernel.Invalid;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * After which row a page begins.
 *
 * @param value of the sorted column in that row, as text; null when it is empty there
 * @param key of that row
 */
record Cursor(@Nullable String value, long key) {

    String text() {
        var plain = key + (value == null ? "" : ":" + value);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws Invalid when it is none of ours */
    static Cursor parse(String text) {
        try {
            var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            var colon = plain.indexOf(':');
            return colon < 0
                    ? new Cursor(null, Long.parseLong(plain))
                    : new Cursor(plain.substring(colon + 1), Long.parseLong(plain.substring(0, colon)));
        } catch (IllegalArgumentException e) {
            throw Invalid.field("after", "web.list.invalid.cursor");
        }
    }
}
