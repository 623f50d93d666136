package caposaldo.ordering;

import caposaldo.account.ClientId;
import caposaldo.credit.CheckPoint;
import caposaldo.currency.Valuation;
import caposaldo.kernel.Money;
import caposaldo.pricing.Prices;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order with its lines.
 *
 * @param number ours, from the first submission on
 * @param customerReference the client's own number
 * @param confirmed with tax: its value is the credit it takes up from then on
 * @param promised what of it is not invoiced yet, in the company's currency: so much credit it takes up still
 * @param at what its amounts are worth
 * @param agreedDiscounts what was agreed of its discounts, as {@link Discounts#written} writes it
 * @param agreement the one that counts for its prices; null for every one that holds
 * @param version for noticing a change made in the meantime
 */
public record SalesOrder(
        SalesOrderId id,
        ClientId client,
        String clientName,
        @Nullable String number,
        @Nullable String customerReference,
        OrderKind kind,
        OrderState state,
        @Nullable LocalDate requestedOn,
        @Nullable String note,
        LocalDate pricedOn,
        Money net,
        Money vat,
        Money confirmed,
        Money promised,
        Valuation at,
        @Nullable String agreedDiscounts,
        @Nullable UnderAgreement agreement,
        Hands hands,
        List<OrderLine> lines,
        int version) {

    /**
     * Who has had it in hand, and when.
     *
     * @param enteredById the user who entered it
     * @param claimedBy who of support works on it
     */
    public record Hands(
            long enteredById,
            String enteredBy,
            Instant enteredAt,
            @Nullable Instant submittedAt,
            @Nullable Long claimedById,
            @Nullable String claimedBy,
            @Nullable Instant answeredAt) {}

    /** The client's agreement it was entered by. */
    public record UnderAgreement(long id, String number) {}

    public @Nullable Long agreementId() {
        return agreement == null ? null : agreement.id;
    }

    public Money gross() {
        return net.plus(vat);
    }

    /** With tax, in the company's currency: what it is judged by. */
    public Money value() {
        return at.value(gross());
    }

    /** By what its lines are priced. */
    public Prices.Basis basis() {
        return new Prices.Basis(agreementId(), at.currency());
    }

    /** Whether it was confirmed, in full or in part: from then on it takes up credit until it is invoiced. */
    public boolean isConfirmed() {
        return confirmed.amount().signum() > 0;
    }

    /** Where credit looks at it next: as a whole, before something of it leaves, or before what left is invoiced. */
    public CheckPoint nextPoint() {
        if (!isConfirmed()) {
            return CheckPoint.ORDER;
        }
        return lines.stream().anyMatch(line -> line.backOrder().signum() > 0)
                ? CheckPoint.DELIVERY
                : CheckPoint.INVOICE;
    }

    /** How much of it credit looks at there, in the company's currency. */
    public Money inQuestion() {
        return isConfirmed() ? promised : value();
    }

    /** What people call it: its number, or that it is a draft of that number. */
    public String called() {
        return Optional.ofNullable(number).orElse("#" + id.value());
    }

    public OrderTotals totals() {
        return OrderTotals.of(lines.stream().map(OrderLine::part).toList());
    }
}
