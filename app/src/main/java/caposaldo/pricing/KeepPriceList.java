package caposaldo.pricing;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.kernel.Stale;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Price lists, their columns and how these are computed (2.9). Every change of a list needs its version and throws
 * {@link Stale} when somebody changed the list or a column of it in the meantime.
 */
@Component
public class KeepPriceList {

    private static final int MOST_COLUMNS = 20;

    private final PriceLists lists;
    private final PriceListStore store;
    private final Prices prices;

    KeepPriceList(PriceLists lists, PriceListStore store, Prices prices) {
        this.lists = lists;
        this.store = store;
        this.prices = prices;
    }

    /** @throws Invalid when a field cannot stand as it is, or another list has the code */
    @Transactional
    public PriceListId add(AccessScope scope, PriceListFacts facts) {
        scope.require(Right.PRICE_EDIT);
        return store.insert(facts.checked());
    }

    /** The currency stays: prices are typed in it. */
    @Transactional
    public void change(AccessScope scope, PriceListId id, int version, PriceListFacts facts) {
        scope.require(Right.PRICE_EDIT);
        lists.get(scope, id);
        store.update(id, version, facts.checked());
    }

    /** @throws Invalid when the list has a column of that code, or as many as it may have */
    @Transactional
    public long addColumn(AccessScope scope, PriceListId list, int version, String code, String name) {
        scope.require(Right.PRICE_EDIT);
        var columns = lists.columns(scope, list, scope.date());
        store.touch(list, version);
        if (columns.size() >= MOST_COLUMNS) {
            throw Invalid.field("code", "pricing.invalid.columns", MOST_COLUMNS);
        }
        return store.addColumn(list, PriceListFacts.code(code), PriceListFacts.name(name));
    }

    /**
     * From its day on the column is computed so; a formula of the same day is replaced.
     *
     * @throws Invalid when the base does not stand to the left, or the list is not in the currency of list prices
     */
    @Transactional
    public void compute(AccessScope scope, PriceListId list, int version, long column, Formula formula) {
        scope.require(Right.PRICE_EDIT);
        var wanted = column(scope, list, column);
        store.touch(list, version);
        Optional<PriceColumn> base = formula.base().map(id -> column(scope, list, id));
        if (base.isPresent() && base.get().position() >= wanted.position()) {
            throw Invalid.field("base", "pricing.invalid.base");
        }
        if (base.isEmpty() && !wanted.list().currency().equals(prices.currency())) {
            throw Invalid.field(
                    "base", "pricing.invalid.base.currency", prices.currency().getCurrencyCode());
        }
        store.setFormula(wanted, base, formula);
    }

    /** @throws caposaldo.kernel.Missing when no formula begins on that day */
    @Transactional
    public void computeNoMore(AccessScope scope, PriceListId list, int version, long column, LocalDate from) {
        scope.require(Right.PRICE_EDIT);
        var wanted = column(scope, list, column);
        store.touch(list, version);
        store.removeFormula(wanted, from);
    }

    private PriceColumn column(AccessScope scope, PriceListId list, long column) {
        return lists.column(scope, list, column);
    }
}
