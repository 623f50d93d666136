package caposaldo.web.list;

import caposaldo.db.AccessScope;
import java.util.List;

/**
 * A look at a list that somebody gave a name.
 *
 * @param query from the question mark on
 * @param own whether the person looking made it
 */
public record SavedView(long id, String name, String query, boolean own) {

    /** Told by whoever keeps them. */
    @FunctionalInterface
    public interface Source {
        List<SavedView> of(AccessScope scope, String list);
    }
}
