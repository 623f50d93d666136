package caposaldo.receivable.web;

import caposaldo.account.Client;
import caposaldo.receivable.LedgerItem;
import caposaldo.web.Form;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Money that came in, beside what it can pay.
 *
 * @param client null while none is chosen
 * @param debts open debts of the client, by due date
 * @param credits money and credit notes of the client that wait for a debt
 * @param once names this form: sent twice it posts once
 */
public record PaymentPage(
        Form form, @Nullable Client client, List<LedgerItem> debts, List<LedgerItem> credits, String once) {

    /** What was typed above and goes along with the shares. */
    public static final List<String> CARRIED = List.of("client", "amount", "currency", "paidOn", "reference");

    public static String share(LedgerItem debt) {
        return "share-" + debt.id().value();
    }

    public static String credit(LedgerItem credit) {
        return "credit-" + credit.id().value();
    }
}
