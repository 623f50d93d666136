package caposaldo.claim;

import caposaldo.catalog.ItemId;
import caposaldo.ordering.DeliveryNote;
import caposaldo.ordering.OrderTotals;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A line of a delivery note that somebody signed for, and what of it is claimed already.
 *
 * @param id of the row
 * @param no of the order's line
 * @param difference why less was accepted; null when all of it was
 * @param discount percent off the price by the rules, as it was ordered
 * @param claimed what acts claim of what was not accepted, of what was, and how much of that is credited
 */
public record DeliveredLine(
        long id,
        int no,
        ItemId item,
        String code,
        String name,
        BigDecimal quantity,
        BigDecimal accepted,
        DeliveryNote.@Nullable Difference difference,
        BigDecimal price,
        @Nullable BigDecimal vatRate,
        BigDecimal discount,
        Claimed claimed) {

    public record Claimed(BigDecimal atProof, BigDecimal later, BigDecimal credited) {}

    /** What the proof says is missing and no act claims yet. */
    public BigDecimal leftAtProof() {
        return quantity.subtract(accepted).subtract(claimed.atProof);
    }

    /** What was accepted and no act claims yet. */
    public BigDecimal leftLater() {
        return accepted.subtract(claimed.later);
    }

    BigDecimal left(Discrepancy.Discovered discovered) {
        return switch (discovered) {
            case AT_PROOF -> leftAtProof();
            case LATER -> leftLater();
        };
    }

    /** So much of it, at its price and tax. */
    OrderTotals.Part part(BigDecimal of) {
        return new OrderTotals.Part(of, price, vatRate == null ? BigDecimal.ZERO : vatRate);
    }
}
