package caposaldo.catalog;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.kernel.Stale;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * List prices and costs of a product, each from a day on, of one unit in the company's currency with at most four decimals.
 * A second one from the same day replaces the first. Every change needs the product's version and throws {@link Stale}
 * when somebody changed the product in the meantime.
 */
@Component
public class PriceItem {

    /** What is set: at how much it is offered, or how much it costs us. */
    public enum What {
        PRICE(Right.ITEM_EDIT),
        COST(Right.COST_EDIT);

        private final Right right;

        What(Right right) {
            this.right = right;
        }

        /** A cost that one may not see one may not set either. */
        public boolean isFor(AccessScope scope) {
            return scope.may(right) && (this == PRICE || scope.may(Right.MARGIN_READ));
        }

        void require(AccessScope scope) {
            scope.require(right);
            if (this == COST) {
                scope.require(Right.MARGIN_READ);
            }
        }
    }

    private static final int DECIMALS = 4;
    private static final int INTEGERS = 11;
    private static final int YEARS_AHEAD = 10;
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);

    private final ItemStore store;

    PriceItem(ItemStore store) {
        this.store = store;
    }

    /** @throws Invalid when the amount is negative or has too many digits, or the day is none of this age */
    @Transactional
    public void set(AccessScope scope, ItemId id, int version, What what, LocalDate from, BigDecimal amount) {
        what.require(scope);
        var plain = amount.stripTrailingZeros();
        if (plain.signum() < 0 || plain.scale() > DECIMALS || plain.precision() - plain.scale() > INTEGERS) {
            throw Invalid.field("amount", "catalog.invalid.amount");
        }
        if (from.isBefore(EARLIEST) || from.isAfter(scope.date().plusYears(YEARS_AHEAD))) {
            throw Invalid.field("from", "catalog.invalid.from");
        }
        store.touch(id, version);
        switch (what) {
            case PRICE -> store.setPrice(id, from, amount);
            case COST -> store.setCost(id, from, amount);
        }
    }

    /** @throws Missing when none begins on that day */
    @Transactional
    public void remove(AccessScope scope, ItemId id, int version, What what, LocalDate from) {
        what.require(scope);
        store.touch(id, version);
        var removed = switch (what) {
            case PRICE -> store.removePrice(id, from);
            case COST -> store.removeCost(id, from);
        };
        if (!removed) {
            throw new Missing(what + " from " + from);
        }
    }
}
