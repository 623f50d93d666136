package caposaldo.ordering.web;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.ordering.DeliveryNote;
import caposaldo.web.Chip;
import caposaldo.web.Fact;
import caposaldo.web.Option;
import caposaldo.web.RecordParts;
import caposaldo.web.Tab;
import caposaldo.web.Ui;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One delivery note: what left, who signed for how much of it, and the invoice of that.
 *
 * @param more what rooms above know of it
 * @param ways where they lead on from here
 */
public record DeliveryPage(DeliveryNote note, boolean maySign, boolean mayInvoice, List<Fact> more, List<Tab> ways) {

    static DeliveryPage of(AccessScope scope, DeliveryNote note, RecordParts<DeliveryNote> parts, Ui ui) {
        return new DeliveryPage(
                note,
                scope.may(Right.ORDER_CONFIRM) && note.state() == DeliveryNote.State.UNDER_WAY,
                scope.may(Right.RECEIVABLE_POST) && note.state() == DeliveryNote.State.SIGNED,
                parts.facts(scope, note, ui),
                parts.tabs(scope, note, ui));
    }

    public static Chip chip(DeliveryNote.State state, Ui ui) {
        var said = ui.t("ordering.deliveries.state." + state);
        return switch (state) {
            case UNDER_WAY -> Chip.warn(said);
            case SIGNED -> Chip.of(said);
            case CLOSED -> Chip.plain(said);
            case INVOICED -> Chip.good(said);
        };
    }

    public List<Fact> facts(Ui ui) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of(ui.t("ordering.client"), note.clientName())
                .opens(note.client().path()));
        facts.add(Fact.of(ui.t("ordering.deliveries.col.order"), note.orderNumber())
                .opens(note.order().path()));
        facts.add(Fact.of(ui.t("ordering.deliveries.col.deliveredOn"), ui.date(note.deliveredOn()))
                .small(note.carrier() == null ? "" : note.carrier()));
        facts.add(Fact.of(
                        ui.t("ordering.deliveries.col.warehouse"),
                        note.warehouse().name())
                .opens(note.warehouse().path()));
        note.proof()
                .ifPresent(proof -> facts.add(
                        Fact.of(ui.t("ordering.signedBy"), proof.signedBy()).small(ui.date(proof.signedOn()))));
        note.invoice()
                .ifPresent(invoice -> facts.add(Fact.of(ui.t("ordering.invoice"), invoice.number())
                        .small(ui.t("ordering.dueOn", ui.date(invoice.dueOn())))
                        .opens(invoice.id().path())));
        facts.addAll(more);
        return List.copyOf(facts);
    }

    /** What the lines come to, the tax by rate. */
    public List<Fact> totals(Ui ui) {
        return SalesOrderPage.totals(note.totals(), note.amount().currency(), ui);
    }

    public static List<Option> differences(Ui ui) {
        return Stream.concat(
                        Stream.of(new Option("", "—")),
                        Stream.of(DeliveryNote.Difference.values())
                                .map(d -> new Option(d.name(), ui.t("ordering.difference." + d))))
                .toList();
    }
}
