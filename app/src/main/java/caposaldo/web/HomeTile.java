package caposaldo.web;

import caposaldo.db.AccessScope;
import java.util.List;

/** What a room puts on Today; the home page collects them in the order of their ranks. */
public interface HomeTile {

    int rank();

    /** Figures for the line under the date; none for who may not see them. */
    default List<Fact> facts(AccessScope scope, Ui ui) {
        return List.of();
    }

    /** Addresses of the parts this person sees, each loaded on its own. */
    default List<String> parts(AccessScope scope) {
        return List.of();
    }
}
