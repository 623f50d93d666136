package caposaldo.ordering.web;

import caposaldo.ordering.OrderFigures;
import caposaldo.ordering.SalesOrder;
import caposaldo.sales.LastPrices.Paid;
import caposaldo.web.Fact;
import caposaldo.web.Tone;
import caposaldo.web.Ui;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What an order gives away and leaves, for who types it and for who is asked to agree. */
public final class OrderFacts {

    private OrderFacts() {}

    /** What it is worth where it is in another currency than the company's. */
    static Optional<Fact> value(SalesOrder order, Ui ui) {
        return order.at()
                .rate()
                .map(rate -> Fact.of(ui.t("ordering.value"), ui.money(order.value()))
                        .small(ui.t(
                                "receivable.worth.rate",
                                ui.number(rate.units(), 10),
                                rate.currency().getCurrencyCode(),
                                ui.date(rate.day()))));
    }

    /** What who is asked sees of it. */
    static List<Fact> asked(SalesOrder order, OrderFigures.Seen seen, Ui ui) {
        return Stream.concat(value(order, ui).stream(), prices(order, seen, ui).stream())
                .toList();
    }

    static List<Fact> prices(SalesOrder order, OrderFigures.Seen seen, Ui ui) {
        var facts = new ArrayList<Fact>();
        var given = seen.discount();
        if (given.discount().signum() > 0) {
            facts.add(Fact.of(ui.t("ordering.given"), ui.money(order.at().money(given.discount())))
                    .small(given.discountShare()
                            .map(share -> ui.t(
                                    "ordering.givenOf",
                                    ui.percent(share),
                                    ui.money(order.at().money(given.base()))))
                            .orElse("")));
        }
        seen.margin()
                .flatMap(all -> all.margin()
                        .map(margin -> Fact.of(
                                        ui.t("ordering.margin"),
                                        all.marginShare().map(ui::percent).orElse("—"))
                                .small(
                                        all.uncosted() == 0
                                                ? ui.money(order.at().money(margin))
                                                : ui.t(
                                                        "ordering.marginOf",
                                                        ui.money(order.at().money(margin)),
                                                        all.uncosted()))
                                .tone(margin.signum() < 0 ? Tone.BAD : Tone.PLAIN)))
                .ifPresent(facts::add);
        return List.copyOf(facts);
    }

    /** One earlier sale: the day, how much, at which price. */
    public static String said(Paid paid, Ui ui) {
        return ui.t(
                "ordering.paid",
                ui.dayAndMonth(paid.soldOn()),
                ui.number(paid.quantity()),
                ui.priceWithSign(paid.price()));
    }
}
