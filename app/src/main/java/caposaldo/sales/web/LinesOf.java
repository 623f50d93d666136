package caposaldo.sales.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;

/** Addresses of the lines that a figure sums. */
public final class LinesOf {

    private LinesOf() {}

    static String month(String lines, YearMonth month) {
        return days(lines, month.atDay(1), month.atEndOfMonth());
    }

    static String days(String lines, LocalDate from, LocalDate to) {
        return lines + "?soldOn.from=" + from + "&soldOn.to=" + to;
    }

    /** @param code of the product, in full */
    public static String item(String lines, String code) {
        return lines + "?code.is=" + encoded(code);
    }

    static String item(String lines, String code, YearMonth month) {
        return month(lines, month) + "&code.is=" + encoded(code);
    }

    public static String returned(String lines, String code) {
        return item(lines, code) + "&kind=RETURN";
    }

    public static String document(String no) {
        return "/sales/document?no=" + encoded(no);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
