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
import java.util.List;
import java.util.Optional;
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

    private Optional<KeyAccounts.Row> standing(AccessScope scope, ClientId client) {
        return scope.may(Right.MARGIN_READ)
                ? accounts.latest().flatMap(latest -> accounts.of(scope, latest, client))
                : Optional.empty();
    }

    @Override
    public List<Chip> chips(AccessScope scope, ClientId client, Ui ui) {
        return standing(scope, client)
                .map(row -> List.of(
                        row.key()
                                ? Chip.of(ui.t("strategy.chip.key", row.abc()))
                                : Chip.plain(ui.t("strategy.chip.class", row.abc()))))
                .orElse(List.of());
    }

    @Override
    public List<Fact> facts(AccessScope scope, ClientId client, Ui ui) {
        return standing(scope, client)
                .map(row -> List.of(Fact.of(ui.t("strategy.score"), ui.number(row.score(), 0))
                        .small(ui.t("strategy.place", ui.percent(percent(row.share())), row.rank()))
                        .why(client.path() + "/strategy")))
                .orElse(List.of());
    }

    static Percent percent(double share) {
        return new Percent(BigDecimal.valueOf(share * 100));
    }

    @Override
    public List<Tab> tabs(AccessScope scope, ClientId client, Ui ui) {
        return scope.may(Right.MARGIN_READ)
                ? List.of(new Tab(ui.t("strategy.tab"), client.path() + "/strategy"))
                : List.of();
    }
}
