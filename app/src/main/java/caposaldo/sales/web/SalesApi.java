package caposaldo.sales.web;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.catalog.ItemId;
import caposaldo.catalog.Items;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Percent;
import caposaldo.kernel.Right;
import caposaldo.sales.ClientProducts;
import caposaldo.sales.OrderRhythm;
import caposaldo.sales.Returns;
import caposaldo.sales.SalesDocuments;
import caposaldo.sales.SalesFigures;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Sales for programs; lines, products and a client's documents are lists with an address of their own. A margin is absent
 * for who may not see it.
 */
@RestController
@RequestMapping("/api/v1")
class SalesApi {

    private static final int MONTHS = 24;
    private static final int MOST = 500;

    record Totals(LocalDate asOf, BigDecimal revenueMonth, BigDecimal revenueMonthBefore, int clients, int quiet) {}

    record MonthBody(
            YearMonth month,
            BigDecimal revenue,
            BigDecimal returned,
            @Nullable BigDecimal margin) {}

    record ClientBody(
            LocalDate asOf,
            BigDecimal revenue,
            BigDecimal revenueBefore,
            @Nullable BigDecimal margin,
            @Nullable BigDecimal marginBefore,
            OrderRhythm.Rhythm rhythm) {}

    record ProductBody(
            long item,
            String code,
            String name,
            BigDecimal quantity,
            BigDecimal revenue,
            BigDecimal revenueBefore,
            @Nullable BigDecimal margin,
            YearMonth lastMonth) {}

    record ReturnsBody(
            BigDecimal sold,
            BigDecimal returned,
            @Nullable BigDecimal percent,
            List<Returns.ItemRate> items,
            List<Returns.Line> latest) {}

    private final Room room;
    private final SalesDocuments documents;
    private final Clients clients;
    private final Items items;

    SalesApi(Room room, SalesDocuments documents, Clients clients, Items items) {
        this.room = room;
        this.documents = documents;
        this.clients = clients;
        this.items = items;
    }

    @GetMapping("/sales")
    Totals totals(AccessScope scope) {
        scope.require(Right.SALES_READ);
        var month = room.figures().monthSoFar(scope);
        return new Totals(month.asOf(), month.revenue(), month.before(), month.clients(), month.quiet());
    }

    @GetMapping("/sales/months")
    List<MonthBody> months(AccessScope scope) {
        scope.require(Right.SALES_READ);
        return bodies(scope, room.figures().months(scope, since(scope)));
    }

    private YearMonth since(AccessScope scope) {
        return YearMonth.from(room.figures().asOf(scope)).minusMonths(MONTHS - 1L);
    }

    private static List<MonthBody> bodies(AccessScope scope, List<SalesFigures.Month> months) {
        return months.stream()
                .map(m -> new MonthBody(m.month(), m.revenue(), m.returned(), shown(scope, m.margin())))
                .toList();
    }

    private static @Nullable BigDecimal shown(AccessScope scope, BigDecimal margin) {
        return scope.may(Right.MARGIN_READ) ? margin : null;
    }

    /** The goods that come back most, of all clients the person sees. */
    record ReturnedBody(List<Returns.ItemRate> items) {}

    @GetMapping("/sales/returns")
    ReturnedBody returned(AccessScope scope) {
        scope.require(Right.SALES_READ);
        return new ReturnedBody(room.returns().byItem(scope, MOST));
    }

    /** Who buys it is the list {@code /products/{id}/clients}. */
    @GetMapping("/products/{id:\\d+}/sales/months")
    List<MonthBody> monthsOfProduct(@PathVariable long id, AccessScope scope) {
        scope.require(Right.SALES_READ);
        return bodies(
                scope,
                room.buyers().months(scope, items.get(scope, new ItemId(id)).id()));
    }

    @GetMapping("/sales/document")
    SalesDocuments.Document document(@RequestParam String no, AccessScope scope) {
        return documents.get(scope, no);
    }

    private ClientId seen(long id, AccessScope scope) {
        scope.require(Right.SALES_READ);
        var client = new ClientId(id);
        clients.check(scope, client);
        return client;
    }

    @GetMapping("/clients/{id:\\d+}/sales")
    ClientBody client(@PathVariable long id, AccessScope scope) {
        var client = seen(id, scope);
        var figure = room.figures().of(scope, client);
        return new ClientBody(
                figure.asOf(),
                figure.revenue(),
                figure.revenueBefore(),
                shown(scope, figure.margin()),
                shown(scope, figure.marginBefore()),
                room.rhythm().of(scope, client, RhythmPage.DAYS));
    }

    @GetMapping("/clients/{id:\\d+}/sales/months")
    List<MonthBody> monthsOfClient(@PathVariable long id, AccessScope scope) {
        return bodies(scope, room.figures().months(scope, seen(id, scope), since(scope)));
    }

    /** @param stopped only those bought in the year before and not in the last months */
    @GetMapping("/clients/{id:\\d+}/sales/products")
    List<ProductBody> products(
            @PathVariable long id, @RequestParam(defaultValue = "false") boolean stopped, AccessScope scope) {
        var client = seen(id, scope);
        var bought = room.products().bought(scope, client, SalesController.STOPPED_MONTHS, MOST);
        return (stopped ? bought.stopped() : bought.items())
                .stream()
                        .map(i -> new ProductBody(
                                i.item(),
                                i.code(),
                                i.name(),
                                i.quantity(),
                                i.revenue(),
                                i.revenueBefore(),
                                shown(scope, i.margin()),
                                i.lastMonth()))
                        .toList();
    }

    @GetMapping("/clients/{id:\\d+}/sales/products/months")
    ClientProducts.Grid grid(@PathVariable long id, AccessScope scope) {
        return room.products().grid(scope, seen(id, scope), MOST);
    }

    @GetMapping("/clients/{id:\\d+}/sales/returns")
    ReturnsBody returns(@PathVariable long id, AccessScope scope) {
        var client = seen(id, scope);
        var rate = room.returns().of(scope, client);
        return new ReturnsBody(
                rate.sold(),
                rate.returned(),
                rate.percent().map(Percent::value).orElse(null),
                room.returns().byItem(scope, client, MOST),
                room.returns().latest(scope, client, MOST));
    }
}
