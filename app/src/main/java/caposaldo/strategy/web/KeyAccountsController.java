package caposaldo.strategy.web;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.sales.RollingSales.Metric;
import caposaldo.strategy.Basis;
import caposaldo.strategy.CatchUp;
import caposaldo.strategy.KeyAccounts;
import caposaldo.strategy.Moves;
import caposaldo.strategy.Moves.Moved;
import caposaldo.strategy.Snapshot;
import caposaldo.strategy.Workings;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who the key accounts are and why. */
@Controller
class KeyAccountsController {

    private static final int ROWS = 50;

    /** Of those who entered and of those who left, what stands before the charts. */
    private static final int MOVES = 5;

    private static final int ALL = Integer.MAX_VALUE;

    private final Templates templates;
    private final KeyAccounts accounts;
    private final Moves moves;
    private final Workings workings;
    private final KeyAccountChoosers choosers;
    private final CatchUp background;

    KeyAccountsController(
            Templates templates,
            KeyAccounts accounts,
            Moves moves,
            Workings workings,
            KeyAccountChoosers choosers,
            CatchUp background) {
        this.templates = templates;
        this.accounts = accounts;
        this.moves = moves;
        this.workings = workings;
        this.choosers = choosers;
        this.background = background;
    }

    @GetMapping("/key-accounts")
    JteModel keyAccounts(
            @RequestParam(defaultValue = "") String metric,
            @RequestParam(defaultValue = "") String asOf,
            @RequestParam(defaultValue = "") String segment,
            @RequestParam(defaultValue = "") String portfolio,
            @RequestParam(name = "moves", defaultValue = "") String howMany,
            AccessScope scope,
            Ui ui) {
        scope.require(Right.SALES_READ);
        var metrics = accounts.metrics(scope);
        var look = Look.of(metric, asOf, segment, portfolio, metrics.isEmpty() ? Metric.REVENUE : metrics.getFirst());
        return accounts.snapshot(scope, look.basis())
                .<JteModel>map(snapshot -> templates.strategyKeyAccounts(
                        ui, page(scope, look, metrics, snapshot, howMany.equals("all") ? ALL : MOVES, ui)))
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

    private KeyAccountsPage page(
            AccessScope scope, Look look, List<Metric> metrics, Snapshot snapshot, int most, Ui ui) {
        var before = accounts.before(snapshot);
        var shown = accounts.keyAccounts(scope, snapshot, look.part(), ROWS);
        return new KeyAccountsPage(
                snapshot,
                shown,
                before.map(b -> moves.between(scope, b, snapshot, look.part(), most))
                        .orElse(Moved.NOBODY),
                before.map(Snapshot::asOf).orElse(null),
                accounts.largest(scope, snapshot, look.part()).orElse(null),
                KeyAccountCharts.pareto(accounts.curve(snapshot), snapshot, ui),
                KeyAccountCharts.halves(shown.rows(), ui),
                choosers.of(scope, look, metrics, snapshot, ui),
                workings.model(snapshot).orElse(null),
                look.basis().ranking(),
                look.path() + "&moves=all",
                background.left());
    }
}
