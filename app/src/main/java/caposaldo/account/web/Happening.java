package caposaldo.account.web;

import caposaldo.web.Ui;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one hand did at one time, or what happened on a day.
 *
 * @param day for what has no hour; null otherwise
 * @param actor empty for what nobody of the house did
 * @param onBehalfOf in whose place (1.4), empty for on one's own
 */
public record Happening(
        Instant at, @Nullable LocalDate day, String actor, String onBehalfOf, String channel, List<Said> said) {

    /** One sentence and what it changed from what to what. */
    public record Said(String text, String path, List<Changed> changed) {}

    public record Changed(String field, String before, String after) {}

    static Happening of(LocalDate day, ZoneId zone, Said said) {
        return new Happening(day.atStartOfDay(zone).toInstant(), day, "", "", "", List.of(said));
    }

    /** When and by whom, for the head of it. */
    public String head(Ui ui, boolean full) {
        if (day != null) {
            return ui.date(day);
        }
        return ui.ago(at) + " · " + actor
                + (onBehalfOf.isEmpty() ? "" : " " + ui.t("account.said.for", onBehalfOf))
                + (full ? " · " + ui.t("security.channel." + channel) : "");
    }
}
