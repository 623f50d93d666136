package caposaldo.ordering.web;

import caposaldo.credit.HoldRule.Effect;
import caposaldo.credit.Verdict;
import caposaldo.kernel.Invalid;
import caposaldo.ordering.DeliverOrder;
import caposaldo.ordering.DeliveryNote;
import caposaldo.ordering.SalesOrder;
import caposaldo.ordering.SignDelivery;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.stream.Collectors;

/** Reads the forms of a delivery. */
final class DeliveryForms {

    private DeliveryForms() {}

    /** Lines without a quantity stay where they are. */
    static DeliverOrder.Despatch despatch(SalesOrder order, Typed typed) {
        var lines = new ArrayList<DeliverOrder.Line>();
        for (var line : order.lines()) {
            typed.number("deliver-" + line.no())
                    .filter(quantity -> quantity.signum() != 0)
                    .ifPresent(quantity -> lines.add(new DeliverOrder.Line(line.no(), quantity)));
        }
        return new DeliverOrder.Despatch(
                typed.day("deliveredOn"), typed.orNull("carrier"), typed.orNull("warehouse"), lines);
    }

    static SignDelivery.Receipt receipt(DeliveryNote note, Typed typed) {
        return new SignDelivery.Receipt(
                typed.text("signedBy"),
                typed.day("signedOn"),
                note.lines().stream().map(line -> accepted(line, typed)).toList());
    }

    private static SignDelivery.Accepted accepted(DeliveryNote.Line line, Typed typed) {
        var reason = "difference-" + line.no();
        return new SignDelivery.Accepted(
                line.no(),
                typed.number("accepted-" + line.no()).orElse(BigDecimal.ZERO),
                typed.text(reason).isEmpty() ? null : typed.choice(reason, DeliveryNote.Difference.values()));
    }

    /** Says what is beyond the rules; the page shows the figures beside. */
    static Invalid held(Verdict verdict, Ui ui) {
        return Invalid.field(
                "",
                "ordering.invalid.notLeaving",
                verdict.fired().stream()
                        .filter(weighed -> weighed.rule().effect() != Effect.WARN)
                        .map(weighed -> weighed.document()
                                .map(letter -> ui.t(
                                        "credit.dunned.held",
                                        letter,
                                        ui.orDash(weighed.measured().orElse(null))))
                                .orElseGet(() ->
                                        ui.t("credit.measure." + weighed.rule().measure())))
                        .collect(Collectors.joining(", ")));
    }
}
