package caposaldo.receivable;

import caposaldo.account.ClientId;
import caposaldo.account.ClientPart;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.web.Chip;
import caposaldo.web.Fact;
import caposaldo.web.Tab;
import caposaldo.web.Tone;
import caposaldo.web.Ui;
import java.util.List;
import org.springframework.stereotype.Component;

/** What receivables add to the record of a client: what it owes, and since when. */
@Component
class ReceivablePart implements ClientPart {

    private final Receivables receivables;

    ReceivablePart(Receivables receivables) {
        this.receivables = receivables;
    }

    @Override
    public int rank() {
        return 15;
    }

    private static boolean concerns(AccessScope scope) {
        return scope.may(Right.RECEIVABLE_READ);
    }

    @Override
    public List<Fact> facts(AccessScope scope, ClientId client, Ui ui) {
        if (!concerns(scope)) {
            return List.of();
        }
        var account = receivables.account(scope, client);
        var fact = Fact.of(ui.t("receivable.balance"), ui.moneyRounded(account.balance()))
                .opens(client.path() + "/receivables");
        return List.of(
                account.overdue().amount().signum() > 0
                        ? fact.small(ui.t("receivable.overdueOf", ui.moneyRounded(account.overdue())), Tone.BAD)
                        : fact);
    }

    @Override
    public List<Chip> chips(AccessScope scope, ClientId client, Ui ui) {
        if (!concerns(scope)) {
            return List.of();
        }
        var account = receivables.account(scope, client);
        return account.overdue().amount().signum() > 0 ? List.of(Chip.bad(ui.t("receivable.overdue"))) : List.of();
    }

    @Override
    public List<Tab> tabs(AccessScope scope, ClientId client, Ui ui) {
        return concerns(scope) ? List.of(new Tab(ui.t("receivable.title"), client.path() + "/receivables")) : List.of();
    }
}
