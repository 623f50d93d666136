package caposaldo.reconciliation;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.receivable.LedgerItem;
import caposaldo.ubl.Composed;
import caposaldo.ubl.Seller;
import caposaldo.ubl.Traders;
import caposaldo.ubl.UblDocument;
import caposaldo.ubl.UblType;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clause 2.11: our side of an act of reconciliation as the client's system reads it, a UBL Statement. It is written as
 * {@link UblStatement} reads the client's.
 */
@Component
public class Statements {

    private final Reconciliations acts;
    private final Traders traders;
    private final Seller seller;

    Statements(Reconciliations acts, Traders traders, Seller seller) {
        this.acts = acts;
        this.traders = traders;
        this.seller = seller;
    }

    /** @throws Invalid when the act was withdrawn, or nobody set who we are */
    @Transactional(readOnly = true)
    public UblDocument of(AccessScope scope, ReconciliationId id) {
        var act = acts.get(scope, id);
        if (act.state() == Reconciliation.State.WITHDRAWN) {
            throw Invalid.field("", "reconciliation.ubl.withdrawn");
        }
        var we = seller.named();
        var client = traders.of(scope, act.client());
        var lines = acts.lines(scope, act);
        var balance = act.balance();
        var currency = act.currency().getCurrencyCode();
        return Composed.document(UblType.STATEMENT, currency, to -> {
            to.text("ID", act.number())
                    .day("IssueDate", Optional.ofNullable(act.sentOn()).orElse(scope.date()))
                    .text("DocumentCurrencyCode", currency)
                    .amount("TotalDebitAmount", balance.debits().amount())
                    .amount("TotalCreditAmount", balance.credits().amount())
                    .amount("TotalBalanceAmount", balance.closing().amount())
                    .in("StatementPeriod", in -> in.day("StartDate", act.from()).day("EndDate", act.until()))
                    .in("AccountingSupplierParty", in -> in.in("Party", we::into))
                    .in("AccountingCustomerParty", in -> in.in("Party", client::into))
                    .in(
                            "StatementLine",
                            in -> in.text("ID", "0")
                                    .text("BalanceBroughtForwardIndicator", "true")
                                    .amount("BalanceAmount", balance.opening().amount()));
            lines(to, lines);
        });
    }

    private static void lines(Composed to, List<ReconciliationLine> lines) {
        for (var no = 0; no < lines.size(); no++) {
            var id = Integer.toString(no + 1);
            var line = lines.get(no);
            to.in("StatementLine", in -> {
                in.text("ID", id)
                        .amount("DebitLineAmount", line.debit().amount())
                        .amount("CreditLineAmount", line.credit().amount());
                document(in, line);
            });
        }
    }

    private static void document(Composed in, ReconciliationLine line) {
        if (line.kind() == LedgerItem.Kind.PAYMENT) {
            in.in("CollectedPayment", of -> of.text("ID", line.number()).day("ReceivedDate", line.on()));
            return;
        }
        in.in(
                "BillingReference",
                billing -> billing.in(
                        switch (line.kind()) {
                            case INVOICE -> "InvoiceDocumentReference";
                            case CREDIT_NOTE -> "CreditNoteDocumentReference";
                            case INTEREST -> "DebitNoteDocumentReference";
                            case WRITE_OFF, PAYMENT -> "AdditionalDocumentReference";
                        },
                        of -> of.text("ID", line.number()).day("IssueDate", line.on())));
    }
}
