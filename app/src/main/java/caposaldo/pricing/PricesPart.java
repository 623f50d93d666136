package caposaldo.pricing;

import caposaldo.account.ClientId;
import caposaldo.account.ClientPart;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.web.Tab;
import caposaldo.web.Ui;
import java.util.List;
import org.springframework.stereotype.Component;

/** On the record of a client: by which column it buys and why, and what is agreed with it. */
@Component
class PricesPart implements ClientPart {

    @Override
    public int rank() {
        return 20;
    }

    @Override
    public List<Tab> tabs(AccessScope scope, ClientId client, Ui ui) {
        return scope.may(Right.ITEM_READ)
                ? List.of(new Tab(ui.t("pricing.tab"), client.path() + "/prices"))
                : List.of();
    }
}
