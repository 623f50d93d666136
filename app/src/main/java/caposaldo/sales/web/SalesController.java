package caposaldo.sales.web;

import caposaldo.account.ClientId;
import caposaldo.account.ClientRecords;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.sales.SalesFigures;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.YearMonth;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Sales on the record of a client and on Today. */
@Controller
class SalesController {

    private static final int ROWS = 10;
    private static final int ALL = 200;

    /** Not bought for this many months although it used to be. */
    private static final int STOPPED_MONTHS = 3;

    private final Templates templates;
    private final SalesFigures figures;
    private final Clients clients;
    private final ClientRecords records;

    SalesController(Templates templates, SalesFigures figures, Clients clients, ClientRecords records) {
        this.templates = templates;
        this.figures = figures;
        this.clients = clients;
        this.records = records;
    }

    @GetMapping("/clients/{id:\\d+}/sales")
    JteModel sales(@PathVariable long id, AccessScope scope, Ui ui) {
        scope.require(Right.SALES_READ);
        var client = new ClientId(id);
        return templates.salesClient(
                ui,
                records.head(scope, client, ui),
                chart(client, scope, ui),
                figures.items(scope, client, ALL),
                figures.stopped(scope, client, STOPPED_MONTHS, ALL));
    }

    @GetMapping("/clients/{id:\\d+}/sales/months")
    JteModel months(@PathVariable long id, AccessScope scope, Ui ui) {
        scope.require(Right.SALES_READ);
        var client = new ClientId(id);
        clients.check(scope, client);
        return templates.salesMonths(ui, chart(client, scope, ui));
    }

    private MonthChart chart(ClientId client, AccessScope scope, Ui ui) {
        var last = YearMonth.from(scope.date());
        return MonthChart.of(figures.months(scope, client, last.minusMonths(23)), last, ui);
    }

    @GetMapping("/clients/{id:\\d+}/sales/stopped")
    JteModel stopped(@PathVariable long id, AccessScope scope, Ui ui) {
        scope.require(Right.SALES_READ);
        var client = new ClientId(id);
        clients.check(scope, client);
        return templates.salesStopped(ui, figures.stopped(scope, client, STOPPED_MONTHS, ROWS));
    }

    @GetMapping("/today/quiet")
    JteModel quiet(AccessScope scope, Ui ui) {
        scope.require(Right.SALES_READ);
        return templates.salesQuiet(ui, figures.quiet(scope, ROWS));
    }

    @GetMapping("/today/grown")
    JteModel grown(AccessScope scope, Ui ui) {
        scope.require(Right.SALES_READ);
        return templates.salesGrown(ui, figures.grown(scope, ROWS));
    }
}
