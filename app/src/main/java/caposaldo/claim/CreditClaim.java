package caposaldo.claim;

import caposaldo.account.ClientId;
import caposaldo.currency.Valuation;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Money;
import caposaldo.ordering.DeliveryNote;
import caposaldo.ordering.OrderTotals;
import caposaldo.receivable.ExternalKey;
import caposaldo.receivable.LedgerItem;
import caposaldo.receivable.LedgerItemId;
import caposaldo.receivable.OtherLedgers;
import caposaldo.receivable.PostDocument;
import caposaldo.receivable.Receivables;
import caposaldo.sales.PostSales;
import caposaldo.sales.SoldDocument;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Posts the credit note of claimed goods, at the price and tax they were invoiced at. Credits of one delivery are the steps
 * of one sum: what the invoice says less what it would say without all that is credited. So all of them together never come
 * to more than it, and to exactly it when everything is credited.
 */
@Component
class CreditClaim {

    /**
     * @param key what posted it: the same again finds the note that was posted
     * @param reference what the client knows it by
     * @param quantities by the delivered line's row, above zero
     * @param cameBack goods came back; otherwise they were never there
     */
    record Credit(ExternalKey key, String reference, Map<Long, BigDecimal> quantities, boolean cameBack) {}

    private final ClaimStore claims;
    private final PostDocument post;
    private final Receivables ledger;
    private final OtherLedgers others;
    private final PostSales sales;

    CreditClaim(ClaimStore claims, PostDocument post, Receivables ledger, OtherLedgers others, PostSales sales) {
        this.claims = claims;
        this.post = post;
        this.ledger = ledger;
        this.others = others;
        this.sales = sales;
    }

    /**
     * The caller holds the delivery.
     *
     * @throws Invalid when it is not invoiced yet, or what is credited was given away
     */
    LedgerItemId post(AccessScope scope, DeliveryNote note, Credit credit) {
        var invoice = note.invoice().orElseThrow(() -> Invalid.field("", "claim.invalid.notInvoiced"));
        var before = claims.credited(note.id());
        var lines = claims.delivered(note.id());
        var after = credited(lines, invoice.amount().amount(), credit.quantities());
        var amount = after.subtract(before);
        if (amount.signum() <= 0) {
            throw Invalid.field("", "claim.invalid.noCredit");
        }
        claims.credit(note.id(), credit.quantities(), invoice.amount().amount(), after);
        var posted = posted(
                scope, note.client(), credit, new Money(amount, invoice.amount().currency()));
        var document = ledger.get(scope, posted);
        var at = others.valuation(invoice.id(), invoice.amount().currency());
        sales.post(new SoldDocument(
                note.client(),
                document.number(),
                document.issuedOn(),
                new SoldDocument.Correction(invoice.number(), credit.cameBack()),
                sold(lines, credit.quantities(), at)));
        return posted;
    }

    /**
     * The net of what is left of each line, in steps as the whole amount is; worth what it was when it was sold, so that of
     * what came back whole nothing is left.
     */
    private static List<SoldDocument.Line> sold(
            List<DeliveredLine> lines, Map<Long, BigDecimal> quantities, Valuation at) {
        return lines.stream()
                .filter(line -> quantities.containsKey(line.id()))
                .map(line -> {
                    var before = line.accepted().subtract(line.claimed().credited());
                    var quantity = Objects.requireNonNull(quantities.get(line.id()));
                    var net = at.value(line.part(before).net())
                            .minus(at.value(line.part(before.subtract(quantity)).net()));
                    return new SoldDocument.Line(line.no(), line.item(), quantity, net.amount());
                })
                .toList();
    }

    private LedgerItemId posted(AccessScope scope, ClientId client, Credit credit, Money amount) {
        return post.post(
                scope,
                new PostDocument.Document(
                        client,
                        LedgerItem.Kind.CREDIT_NOTE,
                        null,
                        scope.date(),
                        null,
                        null,
                        credit.reference(),
                        amount,
                        credit.key()));
    }

    /** What is credited of an invoice once these quantities are, too. */
    static BigDecimal credited(List<DeliveredLine> lines, BigDecimal invoiced, Map<Long, BigDecimal> more) {
        var left = OrderTotals.of(lines.stream()
                        .map(line -> line.part(line.accepted()
                                .subtract(line.claimed().credited())
                                .subtract(more.getOrDefault(line.id(), BigDecimal.ZERO))))
                        .toList())
                .gross();
        return invoiced.subtract(left);
    }
}
