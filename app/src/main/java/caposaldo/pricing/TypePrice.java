package caposaldo.pricing;

import caposaldo.catalog.ItemId;
import caposaldo.catalog.Items;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A price typed into a column for one product, of one unit in the list's currency, from a day and from a quantity on. It
 * goes before the column's formula. A second one of the same day and quantity replaces the first, as in the catalogue.
 */
@Component
public class TypePrice {

    /**
     * What is typed in one place.
     *
     * @param price null where from its day on nothing is typed and the formula speaks again
     */
    public record Typed(long id, @Nullable BigDecimal price) {}

    private static final int DECIMALS = 4;
    private static final int INTEGERS = 11;
    private static final int QUANTITY_DECIMALS = 3;
    private static final int QUANTITY_INTEGERS = 9;
    private static final int YEARS_AHEAD = 10;
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);

    private final PriceLists lists;
    private final Items items;
    private final PriceListStore store;

    TypePrice(PriceLists lists, Items items, PriceListStore store) {
        this.lists = lists;
        this.items = items;
        this.store = store;
    }

    /**
     * @param price null so that from the day on nothing is typed
     * @return what was typed in that place before
     * @throws Invalid when the amount, the quantity or the day cannot be
     */
    @Transactional
    public Optional<Typed> set(
            AccessScope scope,
            PriceListId list,
            long column,
            ItemId item,
            BigDecimal minQuantity,
            LocalDate from,
            @Nullable BigDecimal price) {
        scope.require(Right.PRICE_EDIT);
        lists.column(scope, list, column);
        items.get(scope, item);
        if (price != null) {
            requireAmount("amount", price);
        }
        requireQuantity("minQuantity", minQuantity);
        requireDay("from", from, scope.date());
        var before = store.typed(column, item, minQuantity, from);
        store.setPrice(column, item, minQuantity, from, price);
        return before;
    }

    /** @throws caposaldo.kernel.Missing when the column has no such price */
    @Transactional
    public void remove(AccessScope scope, PriceListId list, long column, long price) {
        scope.require(Right.PRICE_EDIT);
        lists.column(scope, list, column);
        store.removePrice(column, price);
    }

    /** What is typed in exactly this place. */
    @Transactional(readOnly = true)
    public Optional<Typed> typed(
            AccessScope scope, PriceListId list, long column, ItemId item, BigDecimal minQuantity, LocalDate from) {
        lists.column(scope, list, column);
        return store.typed(column, item, minQuantity, from);
    }

    static void requireAmount(String field, BigDecimal amount) {
        if (amount.signum() < 0 || !fits(amount, INTEGERS, DECIMALS)) {
            throw Invalid.field(field, "pricing.invalid.amount");
        }
    }

    static void requireQuantity(String field, BigDecimal quantity) {
        if (quantity.signum() < 0 || !fits(quantity, QUANTITY_INTEGERS, QUANTITY_DECIMALS)) {
            throw Invalid.field(field, "pricing.invalid.quantity");
        }
    }

    static void requireDay(String field, LocalDate day, LocalDate today) {
        if (day.isBefore(EARLIEST) || day.isAfter(today.plusYears(YEARS_AHEAD))) {
            throw Invalid.field(field, "pricing.invalid.day");
        }
    }

    static boolean fits(BigDecimal amount, int integers, int decimals) {
        var plain = amount.stripTrailingZeros();
        return plain.scale() <= decimals && plain.precision() - plain.scale() <= integers;
    }
}
