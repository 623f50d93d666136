package caposaldo.account;

import caposaldo.db.AccessScope;
import caposaldo.security.AuditTrail;
import caposaldo.web.Ui;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What a room above tells in the history of a client, in one timeline with what happened to its record. */
public interface ClientStory {

    /** @param path what it opens, empty for nothing */
    record Sentence(String text, String path) {}

    /** Something that happened on a day, by nobody's hand in this house. */
    record OfDay(LocalDate day, Sentence sentence) {}

    /** Words for those entries of the trail that are its own, by the entry's id. */
    default Map<Long, Sentence> told(AccessScope scope, List<AuditTrail.Entry> entries, Ui ui) {
        return Map.of();
    }

    /** At most {@code most} of the days before {@code before}, the latest first and none twice. */
    default List<OfDay> days(AccessScope scope, ClientId client, LocalDate before, int most, Ui ui) {
        return List.of();
    }
}
