package caposaldo.claim;

import caposaldo.kernel.Money;
import caposaldo.receivable.LedgerItemId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Goods that come back.
 *
 * @param amount with tax, at the prices of the delivery: of what is asked for, from the receipt on of what came
 * @param refusal why it claims nothing any more; null unless it is refused
 * @param version for noticing a change made in the meantime
 */
public record GoodsReturn(
        ReturnId id,
        String number,
        Kind kind,
        ReturnState state,
        ClaimedDelivery delivery,
        LocalDate requestedOn,
        @Nullable String remark,
        Money amount,
        String requestedBy,
        @Nullable LocalDate agreedOn,
        @Nullable LocalDate receivedOn,
        Optional<Credit> credit,
        @Nullable String refusal,
        List<Line> lines,
        int version) {

    /** Whether it had been accepted. */
    public enum Kind {
        /** Of what was accepted, and so invoiced. */
        RETURN,
        /** Refused at the handing over: never invoiced, so only its reason is kept. */
        REFUSAL
    }

    public record Credit(LedgerItemId note, String number, Money amount) {}

    /**
     * @param orderLine of the order
     * @param received null until it is back
     */
    public record Line(
            int no,
            int orderLine,
            Act.Product product,
            BigDecimal quantity,
            @Nullable BigDecimal received,
            BigDecimal price,
            @Nullable BigDecimal vatRate,
            ReturnReason reason) {}
}
