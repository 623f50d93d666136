package caposaldo.sales;

import caposaldo.catalog.ItemId;
import caposaldo.catalog.ItemPart;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.web.Fact;
import caposaldo.web.Tab;
import caposaldo.web.Ui;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** What sales add to the record of a product: what it brings, and who buys it. */
@Component
class ItemSalesPart implements ItemPart {

    private final ItemBuyers buyers;
    private final SalesFigures figures;

    ItemSalesPart(ItemBuyers buyers, SalesFigures figures) {
        this.buyers = buyers;
        this.figures = figures;
    }

    @Override
    public int rank() {
        return 10;
    }

    @Override
    public List<Fact> facts(AccessScope scope, ItemId item, Ui ui) {
        if (!scope.may(Right.SALES_READ)) {
            return List.of();
        }
        var months = buyers.months(scope, item);
        var first = YearMonth.from(figures.asOf(scope)).minusMonths(11);
        Predicate<SalesFigures.Month> recent = m -> !m.month().isBefore(first);
        return List.of(SalesPart.year(
                        ui,
                        "sales.revenue12",
                        revenue(months, recent),
                        revenue(months, recent.negate()),
                        figures.beginsLate(scope))
                .opens(item.path() + "/lines?soldOn.from=" + first.atDay(1)));
    }

    private static BigDecimal revenue(List<SalesFigures.Month> months, Predicate<SalesFigures.Month> which) {
        return months.stream().filter(which).map(SalesFigures.Month::revenue).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Override
    public List<Tab> tabs(AccessScope scope, ItemId item, Ui ui) {
        return scope.may(Right.SALES_READ) ? List.of(new Tab(ui.t("sales.tab"), item.path() + "/sales")) : List.of();
    }

    @Override
    public List<String> overview(AccessScope scope, ItemId item) {
        return scope.may(Right.SALES_READ) ? List.of(item.path() + "/sales/buyers") : List.of();
    }
}
