package caposaldo.receivable;

import caposaldo.kernel.Invalid;
import caposaldo.kernel.Money;
import java.math.BigDecimal;
import java.util.Currency;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The currency documents are posted in. Ledgers are kept by currency; until exchange rates are kept only the company's own
 * is posted, so that no total ever mixes two.
 */
@Component
public class LedgerCurrency {

    private final Currency own;

    LedgerCurrency(@Value("${caposaldo.currency:EUR}") String own) {
        this.own = Currency.getInstance(own);
    }

    public String code() {
        return own.getCurrencyCode();
    }

    /** An amount as the database keeps it. */
    Money money(BigDecimal amount) {
        return new Money(amount, own);
    }

    /**
     * An amount as somebody gives it: what would have to be rounded is refused, not rounded.
     *
     * @throws Invalid when it has more decimals than the currency
     */
    public Money exact(BigDecimal amount, String field) {
        var money = money(amount);
        if (money.amount().compareTo(amount) != 0) {
            throw Invalid.field(field, "receivable.invalid.decimals", own.getDefaultFractionDigits());
        }
        return money;
    }
}
