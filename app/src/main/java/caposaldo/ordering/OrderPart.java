package caposaldo.ordering;

import caposaldo.account.ClientId;
import caposaldo.account.ClientPart;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.web.Tab;
import caposaldo.web.Ui;
import java.util.List;
import org.springframework.stereotype.Component;

/** On the record of a client: its orders. */
@Component
class OrderPart implements ClientPart {

    @Override
    public int rank() {
        return 12;
    }

    @Override
    public List<Tab> tabs(AccessScope scope, ClientId client, Ui ui) {
        return scope.may(Right.ORDER_READ)
                ? List.of(new Tab(ui.t("ordering.title"), client.path() + "/orders"))
                : List.of();
    }
}
