package caposaldo.collection;

import caposaldo.account.ClientId;
import caposaldo.account.ClientPart;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.web.Tab;
import caposaldo.web.Ui;
import java.util.List;
import org.springframework.stereotype.Component;

/** On the record of a client: the page to have open during a call about money. */
@Component
class CollectionPart implements ClientPart {

    @Override
    public int rank() {
        return 16;
    }

    @Override
    public List<Tab> tabs(AccessScope scope, ClientId client, Ui ui) {
        return scope.may(Right.RECEIVABLE_READ)
                ? List.of(new Tab(ui.t("collection.title"), client.path() + "/collection"))
                : List.of();
    }
}
