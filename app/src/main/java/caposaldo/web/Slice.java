package caposaldo.web;

import caposaldo.kernel.Invalid;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A page of an API answer, in the order of the keys.
 *
 * @param next what to send as {@code after} for the following page; null on the last
 */
public record Slice<T>(List<T> items, @Nullable String next) {

    private static final int MOST = 200;

    /** Fetches the rows after a key, at most so many. */
    public interface Source<R> {
        List<R> after(long key, int limit);
    }

    /** @throws Invalid when the cursor is none of ours or the limit is not between 1 and 200 */
    public static <R, T> Slice<T> of(
            @Nullable String after, int limit, Source<R> source, ToLongFunction<R> key, Function<R, T> shown) {
        if (limit < 1 || limit > MOST) {
            throw Invalid.field("limit", "web.api.limit", MOST);
        }
        var rows = source.after(after == null ? 0 : key(after), limit + 1);
        var shownRows = rows.subList(0, Math.min(limit, rows.size()));
        return new Slice<>(
                shownRows.stream().map(shown).toList(),
                rows.size() > limit ? cursor(key.applyAsLong(shownRows.getLast())) : null);
    }

    private static String cursor(long last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Long.toString(last).getBytes(StandardCharsets.UTF_8));
    }

    private static long key(String cursor) {
        try {
            return Long.parseLong(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notOurs) {
            var problem = Invalid.field("after", "web.list.invalid.cursor");
            problem.initCause(notOurs);
            throw problem;
        }
    }
}
