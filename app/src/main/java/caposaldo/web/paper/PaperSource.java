package caposaldo.web.paper;

import caposaldo.db.AccessScope;
import java.util.List;

/** A kind of record that can leave the house as a document; its module contributes it as a bean. */
public interface PaperSource {

    /** How the paths of its records begin: {@code /deliveries/}. */
    String root();

    /**
     * Asks for the same right as the page of the record.
     *
     * @throws caposaldo.kernel.Missing when there is no such record for this person
     */
    Paper paper(AccessScope scope, long id);

    /** What goes along with it: the same for a machine. */
    default List<Enclosure> enclosures(AccessScope scope, long id) {
        return List.of();
    }

    /** @throws caposaldo.kernel.Invalid saying why it must not go to anybody as it stands */
    default void checkMayLeave(AccessScope scope, long id) {}
}
