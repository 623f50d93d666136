package caposaldo.receivable.web;

import caposaldo.account.ClientHead;
import caposaldo.receivable.LedgerItem;
import caposaldo.receivable.OtherLedgers;
import caposaldo.receivable.Promise;
import caposaldo.web.Chip;
import caposaldo.web.Fact;
import caposaldo.web.Ui;
import java.util.List;

/**
 * What a client owes, what waits to be applied, and what it promised.
 *
 * @param others what it has in other currencies
 * @param mayCollect whether the person may record promises
 */
public record ClientAccountPage(
        ClientHead client,
        List<Fact> facts,
        AgeingChart ageing,
        List<OtherLedgers.Ledger> others,
        List<LedgerItem> debts,
        List<LedgerItem> credits,
        List<Promise> promises,
        boolean mayCollect) {

    public static Chip chip(Promise promise, Ui ui) {
        var text = ui.t("receivable.promises.state." + promise.state());
        return switch (promise.state()) {
            case KEPT -> Chip.good(text);
            case BROKEN -> Chip.bad(text);
            case OPEN -> Chip.of(text);
            case WITHDRAWN -> Chip.plain(text);
        };
    }
}
