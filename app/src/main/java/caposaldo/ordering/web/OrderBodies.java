package caposaldo.ordering.web;

import caposaldo.catalog.ItemId;
import caposaldo.kernel.Invalid;
import caposaldo.ordering.AnswerOrder;
import caposaldo.ordering.ConfirmAtOnce;
import caposaldo.ordering.KeepOrder;
import caposaldo.ordering.LineResponse;
import caposaldo.ordering.OrderKind;
import caposaldo.ordering.OrderLine;
import caposaldo.ordering.OrderState;
import caposaldo.ordering.SalesOrders;
import caposaldo.pricing.PriceExplanation;
import caposaldo.pricing.PriceListFacts;
import caposaldo.receivable.ExternalKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The shapes in which programs read and write orders. Prices are of one unit without tax, in the order's currency. */
final class OrderBodies {

    private OrderBodies() {}

    /**
     * @param currency of every amount and price
     * @param rate units of it for one of the company's; none where it is that
     * @param value what the order comes to, with tax, in the company's currency
     * @param responseCode as a Peppol BIS order response says it; none while the buyer is told nothing
     */
    record OrderBody(
            long id,
            long clientId,
            String client,
            @Nullable String number,
            @Nullable String customerReference,
            OrderKind kind,
            OrderState state,
            OrderState.@Nullable ResponseCode responseCode,
            @Nullable LocalDate requestedOn,
            @Nullable String note,
            @Nullable Long agreement,
            String currency,
            @Nullable BigDecimal rate,
            BigDecimal value,
            BigDecimal net,
            BigDecimal vat,
            BigDecimal gross,
            BigDecimal confirmed,
            @Nullable String claimedBy,
            List<LineBody> lines,
            List<EventBody> events,
            int version) {

        static OrderBody of(SalesOrders.Whole whole) {
            var order = whole.order();
            return new OrderBody(
                    order.id().value(),
                    order.client().value(),
                    order.clientName(),
                    order.number(),
                    order.customerReference(),
                    order.kind(),
                    order.state(),
                    order.state().code().orElse(null),
                    order.requestedOn(),
                    order.note(),
                    order.agreementId(),
                    order.at().currency().getCurrencyCode(),
                    order.at().units(),
                    order.value().amount(),
                    order.net().amount(),
                    order.vat().amount(),
                    order.gross().amount(),
                    order.confirmed().amount(),
                    order.hands().claimedBy(),
                    order.lines().stream().map(LineBody::of).toList(),
                    whole.events().stream().map(EventBody::of).toList(),
                    order.version());
        }
    }

    /**
     * @param response 3 changed, 5 accepted, 7 not accepted; none until support answered
     * @param promotion the one that gives it, for so many bought: such lines are reckoned anew and not sent back
     */
    record LineBody(
            int no,
            long item,
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
            @Nullable Integer response,
            @Nullable BigDecimal confirmedQuantity,
            @Nullable LocalDate confirmedOn,
            LineResponse.@Nullable Refusal refusal,
            BigDecimal deliveredQuantity,
            BigDecimal givenUpQuantity,
            @Nullable Long promotion,
            @Nullable BigDecimal promotionBought) {

        static LineBody of(OrderLine line) {
            return new LineBody(
                    line.no(),
                    line.item().value(),
                    line.code(),
                    line.name(),
                    line.quantity(),
                    line.unitCode(),
                    line.basePrice(),
                    line.source(),
                    line.column(),
                    line.discount(),
                    line.price(),
                    line.vatRate(),
                    line.net(),
                    line.response().map(LineResponse::code).orElse(null),
                    line.confirmedQuantity(),
                    line.confirmedOn(),
                    line.refusal(),
                    line.deliveredQuantity(),
                    line.givenUpQuantity(),
                    line.given() == null ? null : line.given().promotion(),
                    line.given() == null ? null : line.given().bought());
        }
    }

    /** @param by none for what followed by itself */
    record EventBody(
            Instant at,
            @Nullable String by,
            String step,
            OrderState from,
            OrderState to,
            @Nullable String note) {

        static EventBody of(SalesOrders.Event event) {
            return new EventBody(event.at(), event.by(), event.step(), event.from(), event.to(), event.note());
        }
    }

    /**
     * @param kind STANDARD when it is left out; it stands once the order is entered
     * @param agreement the client's that counts for the prices; every one that holds when it is left out
     * @param currency of the prices; the order's own when it is left out, of a new one the client's usual one
     * @param key with {@code source}: sent again, the same order is answered
     * @param confirmOn confirmed as ordered for that day in the same transaction, by who may answer orders; its state says how
     *     far it got
     * @param reason for what has to be asked for on the way
     */
    record NewOrder(
            @Nullable Long clientId,
            @Nullable OrderKind kind,
            @Nullable String customerReference,
            @Nullable LocalDate requestedOn,
            @Nullable String note,
            @Nullable Long agreement,
            @Nullable String currency,
            @Nullable List<WantedLine> lines,
            @Nullable String source,
            @Nullable String key,
            @Nullable LocalDate confirmOn,
            @Nullable String reason) {

        ConfirmAtOnce.Promise promise(LocalDate on) {
            return new ConfirmAtOnce.Promise(on, Objects.requireNonNullElse(reason, ""));
        }

        KeepOrder.Head head() {
            return new KeepOrder.Head(
                    customerReference, requestedOn, note, agreement, PriceListFacts.currencyIfSaid(currency));
        }

        List<KeepOrder.Wanted> wanted() {
            return lines == null
                    ? List.of()
                    : lines.stream().map(WantedLine::wanted).toList();
        }
    }

    /** @param discount percent off the price that the rules say; none when it is left out */
    record WantedLine(
            @Nullable Long item,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal discount) {

        KeepOrder.Wanted wanted() {
            return new KeepOrder.Wanted(
                    new ItemId(required(item, "item")),
                    required(quantity, "quantity"),
                    Objects.requireNonNullElse(discount, BigDecimal.ZERO));
        }
    }

    record Submission(@Nullable Integer version, @Nullable String reason) {}

    /** @param requests those that wait for a decision */
    record Submitted(Result result, @Nullable String number, List<Long> requests) {

        enum Result {
            SUBMITTED,
            IN_APPROVAL,
            REPRICED,
            BLOCKED
        }
    }

    record Change(@Nullable Integer version) {}

    record Question(@Nullable Integer version, @Nullable String question) {}

    record Why(@Nullable Integer version, @Nullable String reason) {}

    /** @param reason why the rest will not come */
    record GivingUp(
            @Nullable Integer version,
            LineResponse.@Nullable Refusal reason,
            @Nullable String note) {}

    record Answers(
            @Nullable Integer version,
            @Nullable List<LineAnswer> lines,
            @Nullable String note) {}

    /** @param on the day it is promised for; left out of what is refused whole */
    record LineAnswer(
            @Nullable Integer no,
            @Nullable BigDecimal confirmed,
            @Nullable LocalDate on,
            LineResponse.@Nullable Refusal refusal) {

        AnswerOrder.Answer answer() {
            return new AnswerOrder.Answer(required(no, "no"), required(confirmed, "confirmed"), on, refusal);
        }
    }

    /** @throws Invalid when only one of the two is given */
    static @Nullable ExternalKey key(@Nullable String source, @Nullable String key) {
        return source == null && key == null ? null : new ExternalKey(required(source, "source"), required(key, "key"));
    }

    /** @throws Invalid when it is left out */
    static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw Invalid.field(field, "web.api.missing");
        }
        return value;
    }
}
