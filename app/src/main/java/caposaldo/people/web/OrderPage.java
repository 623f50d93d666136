package caposaldo.people.web;

import caposaldo.people.StaffOrder;
import caposaldo.web.Chip;
import caposaldo.web.Ui;

/**
 * The document of an order.
 *
 * @param maySign whoever looks may sign it now
 * @param mayCancel whoever looks may turn it down or take it back now
 */
public record OrderPage(StaffOrder order, boolean maySign, boolean mayCancel) {

    public static Chip chip(Ui ui, StaffOrder order) {
        return switch (order.state()) {
            case RECOMMENDED -> Chip.warn(ui.t("people.order.RECOMMENDED"));
            case SIGNED -> Chip.good(ui.t("people.order.SIGNED"));
            case CANCELLED -> Chip.plain(ui.t("people.order.CANCELLED"));
        };
    }

    /** What the order decides, in a sentence. */
    public static String said(Ui ui, StaffOrder order) {
        var position = order.position().name();
        var day = ui.date(order.effectiveOn());
        return switch (order.kind()) {
            case APPOINTMENT ->
                ui.t(
                        "people.order.said.APPOINTMENT",
                        order.person().orElseThrow().name(),
                        position,
                        day);
            case DISMISSAL ->
                ui.t("people.order.said.DISMISSAL", order.person().orElseThrow().name(), position, day);
            case REPORTING_LINE ->
                ui.t(
                        "people.order.said.REPORTING_LINE",
                        position,
                        order.superior().orElseThrow().name());
        };
    }
}
