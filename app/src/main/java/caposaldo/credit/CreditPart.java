package caposaldo.credit;

import caposaldo.account.ClientId;
import caposaldo.account.ClientPart;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.web.Chip;
import caposaldo.web.Fact;
import caposaldo.web.Meter;
import caposaldo.web.Tab;
import caposaldo.web.Tone;
import caposaldo.web.Ui;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.stereotype.Component;

/** On the record of a client: what is left of its limit, and whether an order would be held. */
@Component
class CreditPart implements ClientPart {

    private final ClientCredits credits;
    private final LedgerCurrency currency;

    CreditPart(ClientCredits credits, LedgerCurrency currency) {
        this.credits = credits;
        this.currency = currency;
    }

    @Override
    public int rank() {
        return 17;
    }

    private Verdict order(AccessScope scope, ClientId client) {
        return credits.at(scope, client, CheckPoint.ORDER, currency.money(BigDecimal.ZERO));
    }

    @Override
    public List<Fact> facts(AccessScope scope, ClientId client, Ui ui) {
        if (!scope.may(Right.CREDIT_READ)) {
            return List.of();
        }
        var facts = order(scope, client).facts();
        return facts.limit().stream()
                .map(limit -> {
                    var free = facts.free().orElseThrow();
                    return Fact.of(ui.t("credit.free"), ui.moneyRounded(free))
                            .small(ui.t("credit.ofLimit", ui.moneyRounded(limit.amount())))
                            .tone(free.isNegative() ? Tone.BAD : Tone.PLAIN)
                            .meter(meter(facts.exposure().total(), limit.amount()))
                            .opens(client.path() + "/credit");
                })
                .toList();
    }

    private static Meter meter(Money used, Money limit) {
        return new Meter(List.of())
                .and(used.amount(), limit.amount(), used.compareTo(limit) > 0 ? Tone.BAD : Tone.ACCENT);
    }

    @Override
    public List<Chip> chips(AccessScope scope, ClientId client, Ui ui) {
        if (!scope.may(Right.CREDIT_READ)) {
            return List.of();
        }
        return order(scope, client).effect().stream()
                .filter(effect -> effect != HoldRule.Effect.WARN)
                .map(effect -> Chip.bad(ui.t("credit.held")))
                .toList();
    }

    @Override
    public List<Tab> tabs(AccessScope scope, ClientId client, Ui ui) {
        return scope.may(Right.CREDIT_READ)
                ? List.of(new Tab(ui.t("credit.tab"), client.path() + "/credit"))
                : List.of();
    }
}
