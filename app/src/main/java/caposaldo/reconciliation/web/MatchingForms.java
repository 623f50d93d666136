package caposaldo.reconciliation.web;

import caposaldo.analytics.reconciliation.Cause;
import caposaldo.kernel.Invalid;
import caposaldo.reconciliation.LineRef;
import caposaldo.reconciliation.MatchLines;
import caposaldo.reconciliation.ReconciliationId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** The way back from what a person said of lines, as an address that says it all. */
final class MatchingForms {

    private static final int PARTS = 4;

    private MatchingForms() {}

    /** Parts what was matched; matching looks at the lines again. */
    static String parting(ReconciliationId act, int no) {
        return act.path() + "/matches/" + no + "/parting?again=true";
    }

    /** Matches what was parted. */
    static String matching(ReconciliationId act, List<LineRef> lines) {
        return act.path() + "/matches?"
                + lines.stream().map(line -> "line=" + line).collect(Collectors.joining("&"));
    }

    /** Says of each line what was said of it before. */
    static String restoring(ReconciliationId act, List<MatchLines.Was> before) {
        return act.path() + "/causes/restoring?"
                + before.stream().map(was -> "was=" + encoded(was)).collect(Collectors.joining("&"));
    }

    private static String encoded(MatchLines.Was was) {
        var note = was.note() == null ? "" : was.note();
        return URLEncoder.encode(
                was.line() + "~" + was.cause() + "~" + was.byHand() + "~" + note, StandardCharsets.UTF_8);
    }

    /** @throws Invalid when it is none of those addresses */
    static MatchLines.Was was(String written) {
        var parts = written.split("~", PARTS);
        if (parts.length != PARTS
                || List.of(Cause.values()).stream().noneMatch(c -> c.name().equals(parts[1]))) {
            throw Invalid.field("was", "web.invalid.choice");
        }
        return new MatchLines.Was(
                LineRef.of(parts[0]),
                Cause.valueOf(parts[1]),
                parts[3].isEmpty() ? null : parts[3],
                Boolean.parseBoolean(parts[2]));
    }
}
