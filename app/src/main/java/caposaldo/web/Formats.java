package caposaldo.web;

import caposaldo.kernel.Money;
import caposaldo.kernel.Percent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;

/** How our three languages write figures: thousands apart by a no-break space, a true minus, the unit after a space. */
final class Formats {

    private static final char SPACE = '\u00a0';
    private static final char MINUS = '\u2212';
    private static final BigDecimal TENFOLD = BigDecimal.valueOf(900);

    private Formats() {}

    static String number(Locale locale, Number number, int decimals) {
        return decimal(locale, 0, decimals).format(exact(number));
    }

    static String price(Locale locale, BigDecimal amount) {
        return decimal(locale, 2, 4).format(amount);
    }

    static String money(Locale locale, Money money) {
        return money(locale, money.amount(), money.currency(), money.amount().scale());
    }

    static String moneyRounded(Locale locale, Money money) {
        return money(locale, money.amount().setScale(0, RoundingMode.HALF_UP), money.currency(), 0);
    }

    private static String money(Locale locale, BigDecimal amount, Currency currency, int decimals) {
        var sign = amount.signum() < 0 ? String.valueOf(MINUS) : "";
        return sign + signed(locale, decimal(locale, decimals, decimals).format(amount.abs()), currency);
    }

    static String signed(Locale locale, String figure, Currency currency) {
        var symbol = symbol(currency);
        return locale.getLanguage().equals("ru") ? figure + SPACE + symbol : symbol + SPACE + figure;
    }

    static String symbol(Currency currency) {
        return switch (currency.getCurrencyCode()) {
            case "EUR" -> "€";
            case "USD" -> "$";
            case "GBP" -> "£";
            case "RUB" -> "₽";
            default -> currency.getCurrencyCode();
        };
    }

    static String percent(Locale locale, Percent percent, int decimals) {
        return decimal(locale, 0, decimals).format(percent.value()) + SPACE + "%";
    }

    /** Under each other in a table, so always with its decimal. */
    static String share(Locale locale, Percent percent) {
        return decimal(locale, 1, 1).format(percent.value()) + SPACE + "%";
    }

    /** Zero after rounding has no sign; from ten times as much on nobody reads percents. */
    static String change(Locale locale, Percent percent) {
        var rounded = percent.value().setScale(1, RoundingMode.HALF_UP);
        if (rounded.compareTo(TENFOLD) >= 0) {
            var times = percent.value().movePointLeft(2).add(BigDecimal.ONE);
            return "×" + decimal(locale, 0, 0).format(times);
        }
        return (rounded.signum() > 0 ? "+" : "") + percent(locale, new Percent(rounded), 1);
    }

    static String date(Locale locale, LocalDate date) {
        return DateTimeFormatter.ofPattern("d\u00a0MMM\u00a0uuuu", locale).format(date);
    }

    static String dayAndMonth(Locale locale, LocalDate date) {
        return DateTimeFormatter.ofPattern("d\u00a0MMM", locale).format(date);
    }

    static String longDate(Locale locale, LocalDate date) {
        var pattern = locale.getLanguage().equals("ru") ? "EEEE, d MMMM" : "EEEE d MMMM";
        return DateTimeFormatter.ofPattern(pattern, locale).format(date);
    }

    static String month(Locale locale, YearMonth month) {
        return DateTimeFormatter.ofPattern("LLL\u00a0uuuu", locale).format(month);
    }

    private static BigDecimal exact(Number number) {
        return number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
    }

    private static DecimalFormat decimal(Locale locale, int fewest, int most) {
        var symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setGroupingSeparator(SPACE);
        symbols.setMinusSign(MINUS);
        symbols.setDecimalSeparator(locale.getLanguage().equals("en") ? '.' : ',');
        var format = new DecimalFormat("#,##0", symbols);
        format.setMinimumFractionDigits(fewest);
        format.setMaximumFractionDigits(most);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format;
    }
}
