package caposaldo.receivable;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.ubl.Billed;
import caposaldo.ubl.OurBill;
import caposaldo.ubl.Rules;
import caposaldo.ubl.Seller;
import caposaldo.ubl.Traders;
import caposaldo.ubl.UblDocument;
import caposaldo.ubl.UblType;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.11: an invoice or a credit note goes to the client's system by Peppol BIS Billing 3, its rules kept. */
@Component
public class BillDocuments {

    private final Receivables receivables;
    private final OtherLedgers others;
    private final Traders traders;
    private final Seller seller;
    private final List<BilledGoods> rooms;

    BillDocuments(
            Receivables receivables, OtherLedgers others, Traders traders, Seller seller, List<BilledGoods> rooms) {
        this.receivables = receivables;
        this.others = others;
        this.traders = traders;
        this.seller = seller;
        this.rooms = rooms;
    }

    /** Whether such a document is sent as one at all. */
    public static boolean isBill(LedgerItem item) {
        return item.kind() == LedgerItem.Kind.INVOICE || item.kind() == LedgerItem.Kind.CREDIT_NOTE;
    }

    /**
     * @param buyerReference what the client asked to see on it, where its order had no number; empty for nothing
     * @throws Invalid naming every rule that it would break, and where to write what is missing
     */
    // Whoever only asks whether it can be written goes on with what he has in hand.
    @Transactional(readOnly = true, noRollbackFor = Invalid.class)
    public UblDocument of(AccessScope scope, LedgerItemId id, String buyerReference) {
        var item = receivables.get(scope, id);
        if (!isBill(item)) {
            throw Invalid.field("", "receivable.ubl.kind");
        }
        var billed = rooms.stream()
                .flatMap(room -> room.of(scope, item).stream())
                .findFirst()
                .orElseThrow(() -> Invalid.field("", "ubl.toDo.lines", "BR-16", item.number()));
        return Rules.require(
                OurBill.of(head(item, billed, buyerReference), billed, seller, traders.of(scope, item.client())));
    }

    private OurBill.Head head(LedgerItem item, Billed billed, String buyerReference) {
        var invoice = item.kind() == LedgerItem.Kind.INVOICE;
        return new OurBill.Head(
                invoice ? UblType.INVOICE : UblType.CREDIT_NOTE,
                item.number(),
                item.issuedOn(),
                invoice ? item.dueOn() : null,
                Optional.of(buyerReference.strip())
                        .filter(said -> !said.isEmpty() && billed.order() == null)
                        .orElse(null),
                item.amount(),
                others.valuation(item.id(), item.amount().currency())::value);
    }
}
