package caposaldo.ordering;

import caposaldo.catalog.ItemId;
import caposaldo.pricing.FreeGoods;
import caposaldo.pricing.PriceExplanation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line of an order. Prices are of one unit, without tax.
 *
 * @param basePrice what the rules say
 * @param column the title of the column it comes from; null for none
 * @param discount percent off the base price
 * @param vatRate percent; null where none is written for the client's country
 * @param confirmedQuantity null until support answered
 * @param deliveredQuantity what of it has left, 0 to what is confirmed
 * @param givenUpQuantity what was confirmed and will not come, 0 or more
 * @param buyerLine what the buyer's system calls the line; null when it was typed
 * @param given the promotion that gives it; null for what is bought
 */
public record OrderLine(
        int no,
        ItemId item,
        String code,
        String name,
        BigDecimal quantity,
        String unitCode,
        BigDecimal basePrice,
        PriceExplanation.Source source,
        @Nullable String column,
        BigDecimal discount,
        BigDecimal price,
        @Nullable BigDecimal vatRate,
        BigDecimal net,
        @Nullable BigDecimal confirmedQuantity,
        @Nullable LocalDate confirmedOn,
        LineResponse.@Nullable Refusal refusal,
        BigDecimal deliveredQuantity,
        BigDecimal givenUpQuantity,
        @Nullable String buyerLine,
        @Nullable Given given) {

    /**
     * @param name of the promotion
     * @param bought so many of its products earned it
     */
    public record Given(long promotion, String name, BigDecimal bought) {}

    /** Whether somebody ordered it; what a promotion gives is reckoned anew from what is bought. */
    public boolean isBought() {
        return given == null;
    }

    /** What is bought, as it was wanted. */
    static List<KeepOrder.Wanted> wanted(List<OrderLine> lines) {
        return lines.stream()
                .filter(OrderLine::isBought)
                .map(line -> new KeepOrder.Wanted(line.item, line.quantity, line.discount, line.buyerLine))
                .toList();
    }

    /** Empty until support answered. */
    public Optional<LineResponse> response() {
        return Optional.ofNullable(confirmedQuantity).map(confirmed -> LineResponse.of(quantity, confirmed));
    }

    /** What is confirmed, has not left and was not given up. */
    public BigDecimal backOrder() {
        return confirmedQuantity == null
                ? BigDecimal.ZERO
                : confirmedQuantity.subtract(deliveredQuantity).subtract(givenUpQuantity);
    }

    /** The same line as a promotion gives it. */
    OrderLine given(FreeGoods.Free free) {
        var by = new Given(free.promotion().id(), free.promotion().name(), free.bought());
        return with(confirmedQuantity, confirmedOn, refusal, by);
    }

    /** The same line with what support says to it. */
    OrderLine answered(AnswerOrder.Answer answer) {
        return with(answer.confirmed(), answer.on(), answer.refusal(), given);
    }

    private OrderLine with(
            @Nullable BigDecimal confirmed,
            @Nullable LocalDate on,
            LineResponse.@Nullable Refusal refused,
            @Nullable Given by) {
        return new OrderLine(
                no,
                item,
                code,
                name,
                quantity,
                unitCode,
                basePrice,
                source,
                column,
                discount,
                price,
                vatRate,
                net,
                confirmed,
                on,
                refused,
                deliveredQuantity,
                givenUpQuantity,
                buyerLine,
                by);
    }

    OrderTotals.Part part() {
        return part(quantity);
    }

    /** The same line with another quantity. */
    OrderTotals.Part part(BigDecimal of) {
        return new OrderTotals.Part(of, price, vatRate == null ? BigDecimal.ZERO : vatRate);
    }
}
