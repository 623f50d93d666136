package caposaldo.account;

import caposaldo.db.AccessScope;
import caposaldo.web.Chip;
import caposaldo.web.Fact;
import caposaldo.web.Tab;
import caposaldo.web.Ui;
import java.util.List;

/** What an upper room adds to the record of a client; the record collects them in the order of their ranks. */
public interface ClientPart {

    int rank();

    default List<Chip> chips(AccessScope scope, ClientId client, Ui ui) {
        return List.of();
    }

    default List<Fact> facts(AccessScope scope, ClientId client, Ui ui) {
        return List.of();
    }

    default List<Tab> tabs(AccessScope scope, ClientId client, Ui ui) {
        return List.of();
    }

    /** Addresses of what it shows on the overview, each loaded on its own. */
    default List<String> overview(AccessScope scope, ClientId client) {
        return List.of();
    }
}
