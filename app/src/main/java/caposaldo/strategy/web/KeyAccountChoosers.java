package caposaldo.strategy.web;

import caposaldo.account.Clients;
import caposaldo.account.Portfolios;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.sales.RollingSales.Metric;
import caposaldo.strategy.KeyAccounts;
import caposaldo.strategy.Snapshot;
import caposaldo.web.Chooser;
import caposaldo.web.Chooser.Way;
import caposaldo.web.Ui;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** By what, as of when and of whom the key accounts are looked at. */
@Component
class KeyAccountChoosers {

    private final KeyAccounts accounts;
    private final Clients clients;
    private final Portfolios portfolios;

    KeyAccountChoosers(KeyAccounts accounts, Clients clients, Portfolios portfolios) {
        this.accounts = accounts;
        this.clients = clients;
        this.portfolios = portfolios;
    }

    List<Chooser> of(AccessScope scope, Look look, List<Metric> metrics, Snapshot snapshot, Ui ui) {
        var choosers = new ArrayList<Chooser>();
        choosers.add(new Chooser(
                "metric",
                ui.t("strategy.choose.metric"),
                ui.t("strategy.metric." + snapshot.metric()),
                snapshot.metric() != metrics.getFirst(),
                metrics.stream()
                        .map(m ->
                                new Way(ui.t("strategy.metric." + m), look.by(m).path(), m == snapshot.metric()))
                        .toList()));
        choosers.add(days(look, snapshot, ui));
        segments(scope, look, ui).ifPresent(choosers::add);
        portfolios(scope, look, ui).ifPresent(choosers::add);
        return choosers;
    }

    private Chooser days(Look look, Snapshot snapshot, Ui ui) {
        var kept = accounts.days(snapshot.metric());
        var ways = new ArrayList<Way>();
        for (var i = 0; i < kept.size(); i++) {
            var newest = i == 0;
            ways.add(new Way(
                    ui.date(kept.get(i)),
                    look.asOf(newest ? Optional.<LocalDate>empty() : Optional.of(kept.get(i)))
                            .path(),
                    kept.get(i).equals(snapshot.asOf())));
        }
        return new Chooser(
                "day",
                ui.t("strategy.choose.asOf"),
                ui.date(snapshot.asOf()),
                !snapshot.asOf().equals(kept.getFirst()),
                ways);
    }

    private Optional<Chooser> segments(AccessScope scope, Look look, Ui ui) {
        var known = clients.segments(scope);
        var chosen = look.part().segment();
        if (known.isEmpty() && chosen.isEmpty()) {
            return Optional.empty();
        }
        var ways = new ArrayList<>(List.of(new Way(
                ui.t("strategy.choose.all"), look.segment(Optional.empty()).path(), chosen.isEmpty())));
        known.forEach(s -> ways.add(new Way(s, look.segment(Optional.of(s)).path(), chosen.equals(Optional.of(s)))));
        return Optional.of(new Chooser(
                "segment",
                ui.t("strategy.choose.segment"),
                chosen.orElse(ui.t("strategy.choose.all")),
                chosen.isPresent(),
                ways));
    }

    private Optional<Chooser> portfolios(AccessScope scope, Look look, Ui ui) {
        var known = portfolios.of(scope);
        var chosen = look.part().portfolio();
        if (known.size() < 2 && chosen.isEmpty()) {
            return Optional.empty();
        }
        var all = ui.t(scope.may(Right.ALL_CLIENTS) ? "strategy.choose.all" : "strategy.choose.mine");
        var ways = new ArrayList<>(
                List.of(new Way(all, look.portfolio(Optional.empty()).path(), chosen.isEmpty())));
        known.forEach(p -> ways.add(
                new Way(p.name(), look.portfolio(Optional.of(p.id())).path(), chosen.equals(Optional.of(p.id())))));
        return Optional.of(new Chooser(
                "portfolio",
                ui.t("strategy.choose.portfolio"),
                known.stream()
                        .filter(p -> chosen.equals(Optional.of(p.id())))
                        .map(Portfolios.Portfolio::name)
                        .findFirst()
                        .orElse(all),
                chosen.isPresent(),
                ways));
    }
}
