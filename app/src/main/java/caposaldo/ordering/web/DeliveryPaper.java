package caposaldo.ordering.web;

import caposaldo.account.Addressees;
import caposaldo.account.ClientPeople.SiteKind;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Money;
import caposaldo.ordering.DeliveryNote;
import caposaldo.ordering.DeliveryNoteId;
import caposaldo.ordering.DeliveryNotes;
import caposaldo.ordering.OrderTotals;
import caposaldo.web.Language;
import caposaldo.web.Wording;
import caposaldo.web.paper.Paper;
import caposaldo.web.paper.Paper.Block;
import caposaldo.web.paper.Paper.Column;
import caposaldo.web.paper.PaperSource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Clause 2.11: what goes with the goods and is signed for. */
@Component
class DeliveryPaper implements PaperSource {

    private final DeliveryNotes notes;
    private final Addressees addressees;
    private final Wording wording;

    DeliveryPaper(DeliveryNotes notes, Addressees addressees, Wording wording) {
        this.notes = notes;
        this.addressees = addressees;
        this.wording = wording;
    }

    @Override
    public String root() {
        return "/deliveries/";
    }

    @Override
    public Paper paper(AccessScope scope, long id) {
        var note = notes.get(scope, new DeliveryNoteId(id));
        var to = addressees.of(scope, note.client(), SiteKind.DELIVERY);
        var in = wording.in(to.language());
        return new Paper(
                note.number(),
                in.t("ordering.noteTitled", note.number()),
                to,
                Paper.Desk.LOGISTICS,
                facts(note, in),
                List.of(
                        lines(note, in),
                        sums(note.totals(), note.amount().currency(), in),
                        new Block.Signatures(List.of(
                                in.t("ordering.paper.handedOver"),
                                note.proof()
                                        .map(proof -> in.t(
                                                "ordering.paper.takenBy", proof.signedBy(), in.date(proof.signedOn())))
                                        .orElse(in.t("ordering.paper.taken"))))));
    }

    private static List<Paper.Fact> facts(DeliveryNote note, Language in) {
        var facts = new ArrayList<Paper.Fact>();
        facts.add(new Paper.Fact(in.t("ordering.deliveries.col.order"), note.orderNumber()));
        facts.add(new Paper.Fact(in.t("ordering.deliveries.col.deliveredOn"), in.date(note.deliveredOn())));
        facts.add(new Paper.Fact(
                in.t("ordering.deliveries.col.warehouse"), note.warehouse().name()));
        if (note.carrier() != null) {
            facts.add(new Paper.Fact(in.t("ordering.deliveries.col.carrier"), note.carrier()));
        }
        return List.copyOf(facts);
    }

    private static Block lines(DeliveryNote note, Language in) {
        return new Block.Table(
                List.of(
                        Column.figures(in.t("ordering.no")),
                        Column.code(in.t("ordering.paper.code")),
                        Column.text(in.t("ordering.item")),
                        Column.figures(in.t("ordering.delivered")),
                        Column.figures(in.t("ordering.accepted")),
                        Column.text(in.t("ordering.difference")),
                        OrderPaper.priced("ordering.price", note.amount().currency(), in),
                        Column.figures(in.t("ordering.vat"))),
                note.lines().stream()
                        .map(line -> List.of(
                                Integer.toString(line.no()),
                                line.code(),
                                line.name(),
                                in.number(line.quantity(), 3),
                                line.accepted() == null ? "" : in.number(line.accepted(), 3),
                                line.difference() == null ? "" : in.t("ordering.difference." + line.difference()),
                                in.price(line.price()),
                                rate(line.vatRate(), in)))
                        .toList(),
                List.of());
    }

    static String rate(@Nullable BigDecimal percent, Language in) {
        return percent == null ? "—" : in.number(percent, 2) + "\u00a0%";
    }

    /** The tax by rate, and all of it. */
    static Block sums(OrderTotals totals, Currency currency, Language in) {
        var sums = new ArrayList<Paper.Fact>();
        sums.add(new Paper.Fact(in.t("ordering.netTotal"), in.price(totals.net())));
        totals.rates()
                .forEach(rate -> sums.add(new Paper.Fact(
                        in.t("ordering.vatOf", in.number(rate.percent(), 2), in.price(rate.base())),
                        in.price(rate.vat()))));
        sums.add(new Paper.Fact(in.t("ordering.total"), in.money(new Money(totals.gross(), currency))));
        return new Block.Sums(List.copyOf(sums));
    }
}
