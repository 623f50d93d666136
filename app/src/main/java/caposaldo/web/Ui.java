package caposaldo.web;

import caposaldo.kernel.Money;
import caposaldo.kernel.Percent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What every page template is given: the viewer's language, formats and the request's own facts.
 *
 * <p>A controller method asks for it as a parameter.
 */
public interface Ui extends Language {

    /** The text of a key that comes from what is kept, such as the name of a column of years ago. */
    String tOr(String key, String otherwise);

    /** An amount in the company's currency, without decimals. */
    String moneyRounded(BigDecimal amount);

    /** The company's currency as a sign: €. */
    String currency();

    /** The sign of a currency, or its code where it has none. */
    String sign(Currency of);

    /** What one piece costs, with the sign of the company's currency where the language has it. */
    String priceWithSign(BigDecimal amount);

    /** The same in any currency. */
    String priceWithSign(BigDecimal amount, Currency in);

    /** Without decimals: for facts and tables where cents only distract. */
    String moneyRounded(Money money);

    String number(Number number);

    /** To one decimal at most; for terms that must be exact give the decimals. */
    String percent(Percent percent);

    String percent(Percent percent, int decimals);

    /** One of many under each other in a table: always with one decimal. */
    String share(Percent percent);

    /** With a sign: +4 % or −9 %; growth to ten times as much and more as ×12. */
    String change(Percent percent);

    /** 6 Dec. */
    String dayAndMonth(LocalDate date);

    /** Monday 23 November. */
    String longDate(LocalDate date);

    /** Nov 2026. */
    String month(YearMonth month);

    String time(Instant instant);

    /** Today 08:02, 14 Nov, 9 Nov 2025. */
    String ago(Instant instant);

    /** "—" for what is not known. */
    String orDash(@Nullable Object value);

    Optional<Viewer> viewer();

    boolean may(String right);

    String csrfToken();

    /** The request's path, to mark where the person is. */
    String path();

    /** What surrounds the page: its title, the rail with the place marked, theme, toast of the action before. */
    Shell shell(String title);

    /** Today in the viewer's zone by the injected clock. */
    LocalDate today();

    static BigDecimal zeroIfNull(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }
}
