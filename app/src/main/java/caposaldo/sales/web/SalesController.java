package caposaldo.sales.web;

import caposaldo.account.ClientId;
import caposaldo.account.ClientRecords;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.YearMonth;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Sales on the record of a client, part by part. */
@Controller
class SalesController {

    private static final int ROWS = 10;
    private static final int SHOWN = 15;
    private static final int IN_GRID = 20;

    /** Not bought for this many months although it used to be. */
    static final int STOPPED_MONTHS = 3;

    private final Templates templates;
    private final Room room;
    private final Clients clients;
    private final ClientRecords records;

    SalesController(Templates templates, Room room, ClientRecords records, Clients clients) {
        this.templates = templates;
        this.room = room;
        this.clients = clients;
        this.records = records;
    }

    private ClientId seen(long id, AccessScope scope) {
        scope.require(Right.SALES_READ);
        var client = new ClientId(id);
        clients.check(scope, client);
        return client;
    }

    @GetMapping("/clients/{id:\\d+}/sales")
    JteModel sales(@PathVariable long id, AccessScope scope, Ui ui) {
        var client = seen(id, scope);
        return templates.salesClient(ui, records.head(scope, client, ui), chart(client, scope, ui));
    }

    @GetMapping("/clients/{id:\\d+}/sales/months")
    JteModel months(@PathVariable long id, AccessScope scope, Ui ui) {
        return templates.salesMonths(ui, chart(seen(id, scope), scope, ui));
    }

    private MonthChart chart(ClientId client, AccessScope scope, Ui ui) {
        var last = YearMonth.from(room.figures().asOf(scope));
        return MonthChart.of(
                room.figures().months(scope, client, last.minusMonths(23)), last, client.path() + "/lines", ui);
    }

    @GetMapping("/clients/{id:\\d+}/sales/products")
    JteModel products(@PathVariable long id, AccessScope scope, Ui ui) {
        var client = seen(id, scope);
        return templates.salesGrid(ui, new GridPage(client, room.products().grid(scope, client, IN_GRID)));
    }

    @GetMapping("/clients/{id:\\d+}/sales/rhythm")
    JteModel rhythm(@PathVariable long id, AccessScope scope, Ui ui) {
        var client = seen(id, scope);
        return templates.salesRhythm(ui, RhythmPage.of(client, room.rhythm().of(scope, client, RhythmPage.DAYS), ui));
    }

    @GetMapping("/clients/{id:\\d+}/sales/returns")
    JteModel returns(@PathVariable long id, AccessScope scope, Ui ui) {
        var client = seen(id, scope);
        return templates.salesReturns(
                ui,
                client,
                room.returns().of(scope, client),
                room.returns().byItem(scope, client, ROWS),
                room.returns().latest(scope, client, ROWS));
    }

    @GetMapping("/clients/{id:\\d+}/sales/bought")
    JteModel bought(@PathVariable long id, AccessScope scope, Ui ui) {
        var client = seen(id, scope);
        return templates.salesBought(ui, client, room.products().bought(scope, client, STOPPED_MONTHS, SHOWN));
    }

    @GetMapping("/clients/{id:\\d+}/sales/stopped")
    JteModel stopped(@PathVariable long id, AccessScope scope, Ui ui) {
        var client = seen(id, scope);
        return templates.salesStopped(ui, client, room.products().bought(scope, client, STOPPED_MONTHS, ROWS));
    }
}
