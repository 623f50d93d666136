package caposaldo.web;

import caposaldo.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;

/** Texts, amounts and days as one language writes them: the reader's, or that of whom a document is for. */
public interface Language {

    /** The text of {@code key}; a missing key is a defect and throws. Plurals by ICU-like choice. */
    String t(String key, Object... arguments);

    String money(Money money);

    /** What one piece costs, without a sign of currency: to the cent, and to four decimals when it has them. */
    String price(BigDecimal amount);

    /** With the fewest decimals up to {@code decimals}. */
    String number(Number number, int decimals);

    String date(LocalDate date);

    Locale locale();
}
