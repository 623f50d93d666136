package caposaldo.collection;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.ubl.Composed;
import caposaldo.ubl.Seller;
import caposaldo.ubl.Traders;
import caposaldo.ubl.UblDocument;
import caposaldo.ubl.UblType;
import java.math.BigDecimal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.13: a dunning letter as the client's system reads it, a UBL Reminder. Peppol has no rules for these. */
@Component
public class Reminders {

    private static final String TRANSFER = "30";

    private final DunningLetters letters;
    private final Traders traders;
    private final Seller seller;

    Reminders(DunningLetters letters, Traders traders, Seller seller) {
        this.letters = letters;
        this.traders = traders;
        this.seller = seller;
    }

    /** @throws Invalid when the letter was withdrawn, or nobody set who we are */
    @Transactional(readOnly = true)
    public UblDocument of(AccessScope scope, DunningLetterId id) {
        var letter = letters.get(scope, id);
        if (letter.withdrawal().isPresent()) {
            throw Invalid.field("", "collection.ubl.withdrawn");
        }
        var we = seller.named();
        var client = traders.of(scope, letter.client());
        var currency = letter.amount().currency().getCurrencyCode();
        return Composed.document(UblType.REMINDER, currency, to -> {
            to.text("ID", letter.number())
                    .day("IssueDate", letter.sentOn())
                    .number("ReminderSequenceNumeric", BigDecimal.valueOf(letter.level()))
                    .text(
                            "Note",
                            letter.text().subject() + "\n\n" + letter.text().body())
                    .text("DocumentCurrencyCode", currency)
                    .in("AccountingSupplierParty", in -> in.in("Party", we::into))
                    .in("AccountingCustomerParty", in -> in.in("Party", client::into));
            seller.account()
                    .ifPresent(account -> to.in(
                            "PaymentMeans",
                            in -> in.text("PaymentMeansCode", TRANSFER)
                                    .day("PaymentDueDate", letter.payBy())
                                    .in("PayeeFinancialAccount", of -> of.text("ID", account))));
            to.in("PaymentTerms", in -> in.day("PaymentDueDate", letter.payBy()))
                    .in(
                            "LegalMonetaryTotal",
                            in -> in.amount("PayableAmount", letter.amount().amount()));
            for (var no = 0; no < letter.items().size(); no++) {
                line(to, no + 1, letter.items().get(no));
            }
        });
    }

    /** What is open of the document, and of what. */
    private static void line(Composed to, int no, DunningLetter.Item item) {
        to.in(
                "ReminderLine",
                in -> in.text("ID", Integer.toString(no))
                        .amount("DebitLineAmount", item.open().amount())
                        .in(
                                "BillingReference",
                                of -> of.in(
                                        "InvoiceDocumentReference",
                                        document -> document.text("ID", item.number())
                                                .day("IssueDate", item.issuedOn()))));
    }
}
