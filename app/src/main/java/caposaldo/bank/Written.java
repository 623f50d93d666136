package caposaldo.bank;

import caposaldo.exchange.FileText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what banks write, and names the line where it cannot be read. */
final class Written {

    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,15}([.][0-9]{0,5})?");
    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
    private static final int LONGEST = 2000;

    /** Of money: gold and the like have no cents that could be counted. */
    static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private Written() {}

    /** @param text with a point, without a sign */
    static BigDecimal amount(String text, int line) {
        if (!AMOUNT.matcher(text).matches()) {
            throw FileText.refused("bank.refused.amount", line, text);
        }
        var amount = new BigDecimal(text.endsWith(".") ? text + "0" : text).stripTrailingZeros();
        if (amount.scale() > 2) {
            throw FileText.refused("bank.refused.amount", line, text);
        }
        return amount.setScale(2);
    }

    static LocalDate day(int year, int month, int day, int line) {
        return day("%04d-%02d-%02d".formatted(year, month, day), line);
    }

    /** @param text begins with a day such as 2026-11-24 */
    static LocalDate day(String text, int line) {
        return FileText.day(text, line, "bank.refused.date");
    }

    static String currency(String text, int line) {
        if (!CURRENCIES.contains(text)) {
            throw FileText.refused("bank.refused.currency", line, text);
        }
        return text;
    }

    /** Without spaces, when it is built as an IBAN is; null for anything else. */
    static @Nullable String iban(String text) {
        var bare = text.replaceAll("\\s", "").toUpperCase(java.util.Locale.ROOT);
        return IBAN.matcher(bare).matches() ? bare : null;
    }

    /** What may be missing: null for nothing, and for the words by which banks say that there is nothing. */
    static @Nullable String orNull(String text) {
        return text.isBlank() || text.matches("(?i)NOTPROVIDED|NONREF|NOT PROVIDED|0+") ? null : cut(text.strip());
    }

    /** In one line, as far as it is kept. */
    static String cut(String text) {
        return FileText.plain(text, LONGEST);
    }
}
