package caposaldo.collection.web;

import caposaldo.collection.CallList;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.receivable.OtherLedgers;
import caposaldo.web.Fact;
import caposaldo.web.HomeTile;
import caposaldo.web.Ui;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** On Today: how many clients are to be called about money. */
@Component
class CollectionTile implements HomeTile {

    private final CallList calls;
    private final OtherLedgers ledgers;

    CollectionTile(CallList calls, OtherLedgers ledgers) {
        this.calls = calls;
        this.ledgers = ledgers;
    }

    @Override
    public int rank() {
        return 21;
    }

    @Override
    public List<Fact> facts(AccessScope scope, Ui ui) {
        if (!scope.may(Right.RECEIVABLE_COLLECT)) {
            return List.of();
        }
        var currencies = ledgers.currencies(scope);
        return currencies.stream()
                .flatMap(of ->
                        waiting(scope, of, of.equals(currencies.getFirst()) ? "" : of.getCurrencyCode(), ui).stream())
                .toList();
    }

    /** @param code empty for the company's */
    private Optional<Fact> waiting(AccessScope scope, Currency of, String code, Ui ui) {
        var waiting = calls.countToCall(scope, of);
        return waiting == 0
                ? Optional.empty()
                : Optional.of(Fact.of(ui.t("collection.toCall"), ui.number(waiting))
                        .small(code)
                        .opens("/collection?waits=NONE" + (code.isEmpty() ? "" : "&currency=" + code)));
    }
}
