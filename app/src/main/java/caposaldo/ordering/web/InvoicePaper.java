package caposaldo.ordering.web;

import caposaldo.account.Addressees;
import caposaldo.account.ClientPeople.SiteKind;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.ordering.DeliveryNote;
import caposaldo.ordering.DeliveryNotes;
import caposaldo.ordering.OrderTotals;
import caposaldo.receivable.BillDocuments;
import caposaldo.receivable.LedgerItem;
import caposaldo.receivable.LedgerItemId;
import caposaldo.receivable.Receivables;
import caposaldo.ubl.UblAnswer;
import caposaldo.web.Language;
import caposaldo.web.Wording;
import caposaldo.web.paper.Enclosure;
import caposaldo.web.paper.Paper;
import caposaldo.web.paper.Paper.Block;
import caposaldo.web.paper.PaperSource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Clause 2.11: an invoice or a credit note. An invoice of a delivery names what was accepted of it; what was posted
 * without one has no lines to name. Other documents of the ledger are nobody's to send.
 */
@Component
class InvoicePaper implements PaperSource {

    private final Receivables receivables;
    private final DeliveryNotes notes;
    private final Addressees addressees;
    private final Wording wording;
    private final BillDocuments bills;

    InvoicePaper(
            Receivables receivables, DeliveryNotes notes, Addressees addressees, Wording wording, BillDocuments bills) {
        this.receivables = receivables;
        this.notes = notes;
        this.addressees = addressees;
        this.wording = wording;
        this.bills = bills;
    }

    @Override
    public String root() {
        return "/receivables/items/";
    }

    @Override
    public Paper paper(AccessScope scope, long id) {
        var item = receivables.get(scope, new LedgerItemId(id));
        if (item.kind() != LedgerItem.Kind.INVOICE && item.kind() != LedgerItem.Kind.CREDIT_NOTE) {
            throw new Missing("paper of " + item.id().path());
        }
        var note = notes.invoicedAs(scope, item.id());
        var to = addressees.of(scope, item.client(), SiteKind.INVOICE);
        var in = wording.in(to.language());
        return new Paper(
                item.number(),
                in.t("receivable.items.titled." + item.kind(), item.number()),
                to,
                Paper.Desk.FINANCE,
                facts(item, note, in),
                note.map(of -> List.of(
                                lines(of, in),
                                DeliveryPaper.sums(of.totals(), item.amount().currency(), in)))
                        .orElseGet(() -> List.of(new Block.Sums(
                                List.of(new Paper.Fact(in.t("ordering.total"), in.money(item.amount())))))));
    }

    /** The same for the client's system, wherever no rule is broken by what is known. */
    @Override
    public List<Enclosure> enclosures(AccessScope scope, long id) {
        try {
            var bill = bills.of(scope, new LedgerItemId(id), "");
            return List.of(new Enclosure(UblAnswer.fileName(bill), MediaType.APPLICATION_XML_VALUE, bill.written()));
        } catch (Invalid notWritten) {
            return List.of();
        }
    }

    private static List<Paper.Fact> facts(LedgerItem item, Optional<DeliveryNote> note, Language in) {
        var facts = new ArrayList<Paper.Fact>();
        facts.add(new Paper.Fact(in.t("receivable.items.col.issuedOn"), in.date(item.issuedOn())));
        if (item.kind().isDebit()) {
            facts.add(new Paper.Fact(in.t("receivable.items.col.dueOn"), in.date(item.dueOn())));
        }
        if (item.terms() != null) {
            facts.add(new Paper.Fact(in.t("receivable.terms"), item.terms()));
        }
        if (item.reference() != null) {
            facts.add(new Paper.Fact(in.t("receivable.items.col.reference"), item.reference()));
        }
        note.ifPresent(of -> {
            facts.add(new Paper.Fact(in.t("ordering.deliveries.col.order"), of.orderNumber()));
            facts.add(new Paper.Fact(in.t("ordering.subject.note"), of.number() + ", " + in.date(of.deliveredOn())));
        });
        return List.copyOf(facts);
    }

    private static Block lines(DeliveryNote note, Language in) {
        return new Block.Table(
                OrderPaper.columns(note.amount().currency(), in),
                note.lines().stream()
                        .map(InvoicePaper::billed)
                        .filter(line -> line.part().quantity().signum() != 0)
                        .map(line -> List.of(
                                Integer.toString(line.of().no()),
                                line.of().code(),
                                line.of().name(),
                                in.number(line.part().quantity(), 3),
                                in.price(line.part().price()),
                                DeliveryPaper.rate(line.of().vatRate(), in),
                                in.price(line.part().net())))
                        .toList(),
                List.of());
    }

    private record Billed(DeliveryNote.Line of, OrderTotals.Part part) {}

    private static Billed billed(DeliveryNote.Line line) {
        return new Billed(
                line,
                new OrderTotals.Part(
                        Objects.requireNonNullElse(line.accepted(), line.quantity()),
                        line.price(),
                        Objects.requireNonNullElse(line.vatRate(), BigDecimal.ZERO)));
    }
}
