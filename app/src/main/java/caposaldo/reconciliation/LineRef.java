package caposaldo.reconciliation;

import caposaldo.kernel.Invalid;
import java.util.Collection;
import java.util.List;

/** Names a line of an act, ours or the client's, as it is written in forms and by programs: {@code o12}, {@code t7}. */
public record LineRef(boolean ours, long id) {

    /** @throws Invalid when nothing is named like that */
    public static LineRef of(String written) {
        if (!written.matches("[ot][0-9]{1,18}")) {
            throw Invalid.field("lines", "web.invalid.choice");
        }
        return new LineRef(written.charAt(0) == 'o', Long.parseLong(written.substring(1)));
    }

    public static List<LineRef> all(Collection<String> written) {
        return written.stream().map(LineRef::of).distinct().toList();
    }

    @Override
    public String toString() {
        return (ours ? "o" : "t") + id;
    }
}
