package caposaldo.ordering.web;

import caposaldo.ordering.TakenOrder;
import caposaldo.web.Ui;
import java.util.stream.Collectors;

/** What is said of an order that was taken from a file. */
public final class TakenOrderText {

    private TakenOrderText() {}

    public static String said(TakenOrder.Draft taken, Ui ui) {
        if (!taken.fresh()) {
            return ui.t("ordering.document.known");
        }
        var others = taken.otherPrices();
        return others.isEmpty()
                ? ui.t("ordering.document.taken")
                : ui.t(
                        "ordering.document.taken.prices",
                        others.size(),
                        others.stream()
                                .map(other -> Integer.toString(other.line()))
                                .collect(Collectors.joining(", ")));
    }
}
