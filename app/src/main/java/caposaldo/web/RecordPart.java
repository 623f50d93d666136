package caposaldo.web;

import caposaldo.db.AccessScope;
import java.util.List;

/**
 * What an upper room adds to the record of a lower one; the record collects its parts in the order of their ranks. Each
 * record has an interface of its own that extends this one, so that a part says in its type where it belongs.
 *
 * @param <I> what names a record
 */
public interface RecordPart<I> {

    int rank();

    default List<Chip> chips(AccessScope scope, I id, Ui ui) {
        return List.of();
    }

    default List<Fact> facts(AccessScope scope, I id, Ui ui) {
        return List.of();
    }

    default List<Tab> tabs(AccessScope scope, I id, Ui ui) {
        return List.of();
    }

    /** Addresses of what it shows on the overview, each loaded on its own. */
    default List<String> overview(AccessScope scope, I id) {
        return List.of();
    }
}
