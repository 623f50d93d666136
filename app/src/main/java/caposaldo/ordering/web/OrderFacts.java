package caposaldo.ordering.web;

import caposaldo.ordering.OrderFigures;
import caposaldo.sales.LastPrices.Paid;
import caposaldo.web.Fact;
import caposaldo.web.Tone;
import caposaldo.web.Ui;
import java.util.ArrayList;
import java.util.List;

/** What an order gives away and leaves, for who types it and for who is asked to agree. */
public final class OrderFacts {

    private OrderFacts() {}

    static List<Fact> prices(OrderFigures.Seen seen, Ui ui) {
        var facts = new ArrayList<Fact>();
        var given = seen.discount();
        if (given.discount().signum() > 0) {
            facts.add(Fact.of(ui.t("ordering.given"), ui.priceWithSign(given.discount()))
                    .small(given.discountShare()
                            .map(share -> ui.t("ordering.givenOf", ui.percent(share), ui.priceWithSign(given.base())))
                            .orElse("")));
        }
        seen.margin()
                .flatMap(all -> all.margin()
                        .map(margin -> Fact.of(
                                        ui.t("ordering.margin"),
                                        all.marginShare().map(ui::percent).orElse("—"))
                                .small(
                                        all.uncosted() == 0
                                                ? ui.priceWithSign(margin)
                                                : ui.t("ordering.marginOf", ui.priceWithSign(margin), all.uncosted()))
                                .tone(margin.signum() < 0 ? Tone.BAD : Tone.PLAIN)))
                .ifPresent(facts::add);
        return List.copyOf(facts);
    }

    /** One earlier sale: the day, how much, at which price. */
    public static String said(Paid paid, Ui ui) {
        return ui.t("ordering.paid", ui.dayAndMonth(paid.soldOn()), ui.number(paid.quantity()), ui.price(paid.price()));
    }
}
