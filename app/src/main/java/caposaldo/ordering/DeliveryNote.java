package caposaldo.ordering;

import caposaldo.account.ClientId;
import caposaldo.kernel.Money;
import caposaldo.receivable.LedgerItemId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of an order leaves at once (UBL DespatchAdvice).
 *
 * @param amount gross: so much credit went from confirmed to delivered with it
 * @param version for noticing a change made in the meantime
 */
public record DeliveryNote(
        DeliveryNoteId id,
        SalesOrderId order,
        String orderNumber,
        ClientId client,
        String clientName,
        String number,
        State state,
        LocalDate deliveredOn,
        @Nullable String carrier,
        Warehouse warehouse,
        String issuedBy,
        Money amount,
        Optional<Proof> proof,
        Optional<Invoice> invoice,
        List<Line> lines,
        int version) {

    /** How far it has come. */
    public enum State {
        UNDER_WAY,
        /** Somebody signed for it; what was accepted is to be invoiced. */
        SIGNED,
        /** Nothing of it is to be invoiced. */
        CLOSED,
        INVOICED
    }

    /** Why less was accepted than was delivered. */
    public enum Difference {
        SHORT,
        DAMAGED,
        WRONG_ITEM,
        REFUSED
    }

    /** Who took it in, and when. */
    public record Proof(String signedBy, LocalDate signedOn) {}

    /** The debt it became. */
    public record Invoice(LedgerItemId id, String number, LocalDate dueOn, Money amount) {}

    /**
     * @param no of the order's line
     * @param price of one unit, without tax
     * @param accepted null until somebody signed for it
     */
    public record Line(
            int no,
            String code,
            String name,
            BigDecimal quantity,
            String unitCode,
            BigDecimal price,
            @Nullable BigDecimal vatRate,
            @Nullable BigDecimal accepted,
            @Nullable Difference difference) {

        OrderTotals.Part part() {
            return new OrderTotals.Part(
                    accepted == null ? quantity : accepted, price, vatRate == null ? BigDecimal.ZERO : vatRate);
        }
    }

    /** What was accepted comes to; what was delivered, until somebody signed for it. */
    public OrderTotals totals() {
        return OrderTotals.of(lines.stream().map(Line::part).toList());
    }
}
