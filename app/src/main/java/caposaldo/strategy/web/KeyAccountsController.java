package caposaldo.strategy.web;

import caposaldo.account.Portfolios;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.sales.RollingSales.Metric;
import caposaldo.strategy.Basis;
import caposaldo.strategy.CatchUp;
import caposaldo.strategy.KeyAccounts;
import caposaldo.strategy.Moves;
import caposaldo.strategy.Snapshot;
import caposaldo.strategy.Workings;
import caposaldo.web.Chooser;
import caposaldo.web.Chooser.Way;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who the key accounts are and why. */
@Controller
class KeyAccountsController {

    private static final int ROWS = 50;

    private final Templates templates;
    private final KeyAccounts accounts;
    private final Moves moves;
    private final Workings workings;
    private final Portfolios portfolios;
    private final CatchUp background;

    KeyAccountsController(
            Templates templates,
            KeyAccounts accounts,
            Moves moves,
            Workings workings,
            Portfolios portfolios,
            CatchUp background) {
        this.templates = templates;
        this.accounts = accounts;
        this.moves = moves;
        this.workings = workings;
        this.portfolios = portfolios;
        this.background = background;
    }

    @GetMapping("/key-accounts")
    JteModel keyAccounts(
            @RequestParam(defaultValue = "") String metric,
            @RequestParam(defaultValue = "") String asOf,
            @RequestParam(defaultValue = "") String segment,
            @RequestParam(defaultValue = "") String portfolio,
            AccessScope scope,
            Ui ui) {
        scope.require(Right.SALES_READ);
        var metrics = accounts.metrics(scope);
        var look = Look.of(metric, asOf, segment, portfolio, metrics.isEmpty() ? Metric.REVENUE : metrics.getFirst());
        return accounts.snapshot(scope, look.basis())
                .<JteModel>map(snapshot -> templates.strategyKeyAccounts(ui, page(scope, look, metrics, snapshot, ui)))
                .orElseGet(() -> templates.strategyNone(ui));
    }

    /** The list as other rooms link to it, by what the rules rank by. */
    @GetMapping("/key-accounts/ranking")
    String ranking(AccessScope scope) {
        scope.require(Right.SALES_READ);
        return "redirect:"
                + Basis.newest(accounts.metrics(scope).stream().findFirst().orElse(Metric.REVENUE))
                        .ranking();
    }

    private KeyAccountsPage page(AccessScope scope, Look look, List<Metric> metrics, Snapshot snapshot, Ui ui) {
        var before = accounts.before(snapshot);
        var shown = accounts.keyAccounts(scope, snapshot, look.part(), ROWS);
        return new KeyAccountsPage(
                snapshot,
                shown,
                before.map(b -> moves.between(scope, b, snapshot, look.part())).orElse(List.of()),
                before.map(Snapshot::asOf).orElse(null),
                accounts.largest(scope, snapshot, look.part()).orElse(null),
                KeyAccountCharts.pareto(accounts.curve(snapshot), snapshot, ui),
                KeyAccountCharts.halves(shown.rows(), ui),
                choosers(scope, look, metrics, snapshot, ui),
                workings.model(snapshot).orElse(null),
                look.basis().ranking(),
                background.left());
    }

    private List<Chooser> choosers(AccessScope scope, Look look, List<Metric> metrics, Snapshot snapshot, Ui ui) {
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
        segments(scope, look, snapshot, ui).ifPresent(choosers::add);
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

    private Optional<Chooser> segments(AccessScope scope, Look look, Snapshot snapshot, Ui ui) {
        var known = accounts.segments(scope, snapshot);
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
