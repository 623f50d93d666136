package caposaldo.ordering.web;

import caposaldo.catalog.ItemId;
import caposaldo.kernel.Invalid;
import caposaldo.ordering.AnswerOrder;
import caposaldo.ordering.KeepOrder;
import caposaldo.ordering.LineResponse;
import caposaldo.ordering.OrderLine;
import caposaldo.ordering.SalesOrder;
import caposaldo.pricing.PriceListFacts;
import caposaldo.web.Typed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the forms of an order. */
final class OrderForms {

    private OrderForms() {}

    static KeepOrder.Head head(Typed typed) {
        return new KeepOrder.Head(
                typed.orNull("customerReference"),
                typed.dateOrWrong("requestedOn").orElse(null),
                typed.orNull("note"),
                typed.key("agreement").orElse(null),
                PriceListFacts.currencyIfSaid(typed.text("currency")));
    }

    /**
     * The lines it has as they are typed now, a line without a quantity left out, and the new one.
     *
     * @param added what was chosen in the row for a new line; empty when nothing was
     */
    static List<KeepOrder.Wanted> lines(SalesOrder order, Typed typed, Optional<ItemId> added) {
        var wanted = new ArrayList<KeepOrder.Wanted>();
        for (var line : order.lines().stream().filter(OrderLine::isBought).toList()) {
            var quantity = typed.number("quantity-" + line.no()).orElse(BigDecimal.ZERO);
            if (quantity.signum() != 0) {
                wanted.add(new KeepOrder.Wanted(
                        line.item(), quantity, discount(typed, "discount-" + line.no()), line.buyerLine()));
            }
        }
        added.ifPresent(item -> wanted.add(new KeepOrder.Wanted(
                item, typed.number("quantity").orElse(BigDecimal.ONE), discount(typed, "discount"))));
        return List.copyOf(wanted);
    }

    private static BigDecimal discount(Typed typed, String field) {
        return typed.number(field).orElse(BigDecimal.ZERO);
    }

    static List<AnswerOrder.Answer> answers(SalesOrder order, Typed typed) {
        return order.lines().stream().map(line -> answer(line, typed)).toList();
    }

    private static AnswerOrder.Answer answer(OrderLine line, Typed typed) {
        var confirmed = typed.number("confirmed-" + line.no()).orElse(BigDecimal.ZERO);
        var reason = "refusal-" + line.no();
        return new AnswerOrder.Answer(
                line.no(),
                confirmed,
                confirmed.signum() == 0
                        ? null
                        : typed.dateOrWrong("on-" + line.no()).orElse(null),
                typed.text(reason).isEmpty() ? null : typed.choice(reason, LineResponse.Refusal.values()));
    }

    /** @throws Invalid saying which rule holds it */
    static Invalid held(boolean blocked) {
        return Invalid.field("", blocked ? "ordering.invalid.blocked" : "ordering.invalid.held");
    }
}
