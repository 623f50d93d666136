package caposaldo.claim;

import caposaldo.account.ClientId;
import caposaldo.account.ClientPart;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.web.Tab;
import caposaldo.web.Ui;
import java.util.List;
import org.springframework.stereotype.Component;

/** On the record of a client: acts and returns of its deliveries. */
@Component
class ClaimPart implements ClientPart {

    @Override
    public int rank() {
        return 13;
    }

    @Override
    public List<Tab> tabs(AccessScope scope, ClientId client, Ui ui) {
        return scope.may(Right.CLAIM_READ)
                ? List.of(
                        new Tab(ui.t("claim.title"), client.path() + "/acts"),
                        new Tab(ui.t("claim.returns.title"), client.path() + "/returns"))
                : List.of();
    }
}
