package caposaldo.sales.web;

import caposaldo.catalog.Item;
import caposaldo.catalog.ItemId;
import caposaldo.catalog.ItemRecords;
import caposaldo.catalog.Items;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.sales.ItemBuyers;
import caposaldo.sales.SalesFigures;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.YearMonth;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Sales on the record of a product: its months, and who buys it. */
@Controller
class ItemSalesController {

    private static final int FEW = 6;
    private static final int ROWS = 20;

    private final Templates templates;
    private final ItemRecords records;
    private final Items items;
    private final ItemBuyers buyers;
    private final SalesFigures figures;

    ItemSalesController(
            Templates templates, ItemRecords records, Items items, ItemBuyers buyers, SalesFigures figures) {
        this.templates = templates;
        this.records = records;
        this.items = items;
        this.buyers = buyers;
        this.figures = figures;
    }

    private Item seen(long id, AccessScope scope) {
        scope.require(Right.SALES_READ);
        return items.get(scope, new ItemId(id));
    }

    @GetMapping("/products/{id:\\d+}/sales")
    JteModel sales(@PathVariable long id, AccessScope scope, Ui ui) {
        var item = seen(id, scope);
        return templates.salesProduct(
                ui,
                records.head(scope, item.id(), ui),
                MonthChart.of(
                        buyers.months(scope, item.id()),
                        YearMonth.from(figures.asOf(scope)),
                        item.id().path() + "/lines",
                        ui),
                item,
                buyers.of(scope, item.id(), ROWS));
    }

    @GetMapping("/products/{id:\\d+}/sales/buyers")
    JteModel buyers(@PathVariable long id, AccessScope scope, Ui ui) {
        var item = seen(id, scope);
        return templates.salesBuyers(ui, item, buyers.of(scope, item.id(), FEW));
    }
}
