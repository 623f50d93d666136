package caposaldo.pricing.web;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.pricing.Formula;
import caposaldo.pricing.PriceColumn;
import caposaldo.pricing.PriceList;
import caposaldo.pricing.PriceListId;
import caposaldo.pricing.PriceLists;
import caposaldo.pricing.Prices;
import caposaldo.web.Option;
import caposaldo.web.RecordHead;
import caposaldo.web.Tab;
import caposaldo.web.Ui;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A price list with its columns.
 *
 * @param formulas by column, the latest first
 * @param mayBaseOnListPrice whether the list is in the currency of the catalogue's list prices
 */
public record PriceListPage(
        RecordHead head,
        PriceList list,
        List<PriceColumn> columns,
        Map<Long, List<Formula>> formulas,
        boolean mayBaseOnListPrice,
        boolean mayEdit,
        LocalDate today) {

    static PriceListPage of(AccessScope scope, PriceLists lists, Prices prices, PriceListId id, Ui ui) {
        var list = lists.get(scope, id);
        return new PriceListPage(
                head(scope, list, ui),
                list,
                lists.columns(scope, id, scope.date()),
                lists.formulas(scope, id),
                list.currency().equals(prices.currency()),
                scope.may(Right.PRICE_EDIT),
                scope.date());
    }

    static RecordHead head(AccessScope scope, PriceList list, Ui ui) {
        var path = list.id().path();
        return new RecordHead(
                path,
                list.name(),
                list.code() + " · " + list.currency().getCurrencyCode() + " · "
                        + PriceWords.days(list.from(), list.until(), ui),
                scope.may(Right.PRICE_EDIT) ? path + "/edit" : "",
                List.of(PriceWords.chip(list, scope.date(), ui)),
                List.of(),
                List.of(
                        new Tab(ui.t("pricing.tab.columns"), path),
                        new Tab(ui.t("pricing.tab.items"), path + "/items")));
    }

    public List<Formula> formulasOf(PriceColumn column) {
        return formulas.getOrDefault(column.id(), List.of());
    }

    public boolean inForce(PriceColumn column, Formula formula) {
        return column.formula().filter(f -> f.from().equals(formula.from())).isPresent();
    }

    public List<Option> columnOptions() {
        return PriceWords.options(columns, false);
    }

    /** Every column but the last, which nothing stands right of; the list price where it is in the same currency. */
    public List<Option> bases(Ui ui) {
        var bases = new ArrayList<Option>();
        if (mayBaseOnListPrice) {
            bases.add(new Option("", ui.t("pricing.base.listPrice")));
        }
        bases.addAll(PriceWords.options(columns.subList(0, Math.max(columns.size() - 1, 0)), false));
        return bases;
    }

    public List<Option> modes(Ui ui) {
        return PriceWords.modes(ui);
    }
}
