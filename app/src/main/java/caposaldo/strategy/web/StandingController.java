package caposaldo.strategy.web;

import caposaldo.account.ClientId;
import caposaldo.account.ClientRecords;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.sales.RollingSales.Metric;
import caposaldo.strategy.Basis;
import caposaldo.strategy.KeyAccounts;
import caposaldo.strategy.Moves;
import caposaldo.strategy.Workings;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A client's standing with its whole working, and what it was month by month. */
@Controller
class StandingController {

    private final Templates templates;
    private final KeyAccounts accounts;
    private final Moves moves;
    private final Workings workings;
    private final ClientRecords records;

    StandingController(
            Templates templates, KeyAccounts accounts, Moves moves, Workings workings, ClientRecords records) {
        this.templates = templates;
        this.accounts = accounts;
        this.moves = moves;
        this.workings = workings;
        this.records = records;
    }

    @GetMapping("/clients/{id:\\d+}/strategy")
    JteModel client(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String metric,
            @RequestParam(defaultValue = "") String asOf,
            AccessScope scope,
            Ui ui) {
        scope.require(Right.SALES_READ);
        var client = new ClientId(id);
        var head = records.head(scope, client, ui);
        var metrics = accounts.metrics(scope);
        var usual = metrics.isEmpty() ? Metric.REVENUE : metrics.getFirst();
        var basis = Basis.of(metric.isBlank() ? usual.name() : metric, asOf);
        var past = moves.of(scope, basis.metric(), client);
        return workings.of(scope, basis, client)
                .<JteModel>map(working ->
                        templates.strategyClient(ui, head, StandingPage.of(client, working, basis, metrics, past, ui)))
                .orElseGet(() -> templates.strategyUnranked(ui, head, past));
    }
}
