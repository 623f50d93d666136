package caposaldo.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A product as its record shows it.
 *
 * @param unitCode in which it is counted and sold (UN/ECE Recommendation 20: EA, KGM)
 * @param version for noticing a change made in the meantime
 */
public record Item(
        ItemId id,
        String code,
        String name,
        @Nullable String description,
        @Nullable Long groupId,
        @Nullable String group,
        @Nullable Gtin gtin,
        String unitCode,
        Kind kind,
        State state,
        int version) {

    /** SERVICE is no goods: postage, discounts; it counts in revenue, never in range or rhythm. */
    public enum Kind {
        GOODS,
        SERVICE
    }

    /** LEAVING is sold while it lasts and reordered no more. */
    public enum State {
        ACTIVE,
        LEAVING,
        WITHDRAWN
    }
}
