package caposaldo.catalog;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.kernel.Stale;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * In what a product is packed, for whom it is meant, and how much of it there is. Packs and range need the product's
 * version and throw {@link Stale}; of two counts the later one holds, as warehouses send them by the hour.
 */
@Component
public class SupplyItem {

    private static final int LONGEST_SEGMENT = 60;
    private static final int DECIMALS = 3;

    private final ItemStore store;
    private final Items items;

    SupplyItem(ItemStore store, Items items) {
        this.store = store;
        this.items = items;
    }

    /**
     * @param quantity how many of the product's unit the pack holds
     * @throws Invalid when the unit is no unit, the quantity not positive, or the product has that pack already
     */
    @Transactional
    public long addPack(
            AccessScope scope, ItemId id, int version, String unitCode, BigDecimal quantity, @Nullable Gtin gtin) {
        scope.require(Right.ITEM_EDIT);
        var unit = unitCode.strip().toUpperCase(Locale.ROOT);
        if (!ItemFacts.isUnit(unit)) {
            throw Invalid.field("unitCode", "catalog.invalid.unit");
        }
        requireQuantity("quantity", quantity, 9, true);
        store.touch(id, version);
        return store.addPack(id, unit, quantity, gtin);
    }

    /** @throws Missing when the product has no such pack */
    @Transactional
    public void removePack(AccessScope scope, ItemId id, int version, long pack) {
        scope.require(Right.ITEM_EDIT);
        store.touch(id, version);
        if (!store.removePack(id, pack)) {
            throw new Missing("pack " + pack);
        }
    }

    /** @throws Invalid without a segment */
    @Transactional
    public void include(AccessScope scope, ItemId id, int version, String segment, boolean mustSell) {
        include(scope, id, version, segment, mustSell, false);
    }

    /** @param generated made up by the sample company */
    @Transactional
    public void include(
            AccessScope scope, ItemId id, int version, String segment, boolean mustSell, boolean generated) {
        scope.require(Right.ITEM_EDIT);
        var named = segment.strip();
        if (named.isEmpty() || named.length() > LONGEST_SEGMENT) {
            throw Invalid.field("segment", "catalog.invalid.segment", LONGEST_SEGMENT);
        }
        store.touch(id, version);
        store.setMembership(id, named, mustSell, generated);
    }

    /** @throws Missing when the product is not in the range of the segment */
    @Transactional
    public void exclude(AccessScope scope, ItemId id, int version, String segment) {
        scope.require(Right.ITEM_EDIT);
        store.touch(id, version);
        if (!store.removeMembership(id, segment)) {
            throw new Missing("segment " + segment);
        }
    }

    /**
     * @param expectedOn when more will come, null when nothing is on its way
     * @param expectedQuantity how many will come, null when nobody knows
     * @throws Invalid when a quantity is negative, or one is expected without a day
     */
    @Transactional
    public void count(
            AccessScope scope,
            ItemId id,
            BigDecimal quantity,
            @Nullable LocalDate expectedOn,
            @Nullable BigDecimal expectedQuantity) {
        scope.require(Right.ITEM_EDIT);
        items.get(scope, id);
        requireQuantity("available", quantity, 11, false);
        if (expectedQuantity != null) {
            requireQuantity("expectedQuantity", expectedQuantity, 11, true);
            if (expectedOn == null) {
                throw Invalid.field("expectedOn", "catalog.invalid.expectedOn");
            }
        }
        store.setAvailability(id, quantity, expectedOn, expectedQuantity);
    }

    private static void requireQuantity(String field, BigDecimal quantity, int digits, boolean some) {
        var plain = quantity.stripTrailingZeros();
        if (plain.signum() < 0
                || some && plain.signum() == 0
                || plain.scale() > DECIMALS
                || plain.precision() - plain.scale() > digits) {
            throw Invalid.field(field, some ? "catalog.invalid.quantity.some" : "catalog.invalid.quantity");
        }
    }
}
