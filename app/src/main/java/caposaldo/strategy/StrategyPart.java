package caposaldo.strategy;

import caposaldo.account.ClientId;
import caposaldo.account.ClientPart;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Percent;
import caposaldo.kernel.Right;
import caposaldo.web.Chip;
import caposaldo.web.Fact;
import caposaldo.web.Tab;
import caposaldo.web.Ui;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the ranking adds to the record of a client. */
@Component
class StrategyPart implements ClientPart {

    private final KeyAccounts accounts;

    StrategyPart(KeyAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public int rank() {
        return 20;
    }

    @Override
    public List<Chip> chips(AccessScope scope, ClientId client, Ui ui) {
        return accounts.newest(scope, client)
                .map(row -> List.of(
                        row.key()
                                ? Chip.of(ui.t("strategy.chip.key", row.place().abc()))
                                : Chip.plain(
                                        ui.t("strategy.chip.class", row.place().abc()))))
                .orElse(List.of());
    }

    @Override
    public List<Fact> facts(AccessScope scope, ClientId client, Ui ui) {
        var working = client.path() + "/strategy";
        return accounts.newest(scope, client)
                .map(row -> {
                    var facts = new ArrayList<Fact>();
                    facts.add(Fact.of(
                                    ui.t("strategy.score"),
                                    ui.number(row.rating().score(), 0))
                            .small(ui.t(
                                    "strategy.place",
                                    ui.percent(Percent.ofShare(row.place().share())),
                                    row.place().rank()))
                            .why(working));
                    var value = row.value();
                    if (value != null && value.valueYear() != null) {
                        facts.add(Fact.of(
                                        ui.t("strategy.expected.year"),
                                        ui.moneyRounded(BigDecimal.valueOf(value.valueYear())))
                                .small(ui.t("strategy.expected.alive", ui.percent(Percent.ofShare(value.alive()), 0)))
                                .why(working + "#value"));
                    }
                    return List.copyOf(facts);
                })
                .orElse(List.of());
    }

    @Override
    public List<Tab> tabs(AccessScope scope, ClientId client, Ui ui) {
        return scope.may(Right.SALES_READ)
                ? List.of(new Tab(ui.t("strategy.tab"), client.path() + "/strategy"))
                : List.of();
    }
}
