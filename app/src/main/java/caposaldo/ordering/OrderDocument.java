package caposaldo.ordering;

import caposaldo.kernel.Invalid;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as a buyer's system wrote it.
 *
 * @param number the buyer's own
 * @param requestedOn the day it is wanted; null when it says none
 * @param currency of its prices; empty when it says none
 * @param buyer every number the buyer is known by, as written: GLN, VAT, registry, our own code for it
 * @param buyerName empty when it says none
 */
record OrderDocument(
        Format format,
        String number,
        @Nullable LocalDate requestedOn,
        String currency,
        List<String> buyer,
        String buyerName,
        String note,
        List<Line> lines) {

    /** How a document is written. */
    enum Format {
        /** UBL 2.0 and 2.1. */
        UBL,
        /** EDIFACT ORDERS, as EANCOM writes it. */
        EDIFACT
    }

    /**
     * @param no as the buyer counts
     * @param codes every number the product is known by, the surest first: GTIN, ours, the buyer's
     * @param price of one unit, without tax; null when it says none
     * @param place where in the file it begins: its line, or the number of its segment
     */
    record Line(
            String no,
            List<String> codes,
            BigDecimal quantity,
            @Nullable BigDecimal price,
            int place) {
        Line {
            codes = List.copyOf(codes);
        }
    }

    private static final int LONGEST = 60;
    private static final int MOST_LINES = 999;
    private static final int LONGEST_NUMBER = 25;

    OrderDocument {
        buyer = List.copyOf(buyer);
        lines = List.copyOf(lines);
        if (number.isBlank() || number.length() > LONGEST) {
            throw Invalid.field("file", "ordering.document.number", LONGEST);
        } else if (lines.isEmpty() || lines.size() > MOST_LINES) {
            throw Invalid.field("file", "ordering.document.lines", MOST_LINES);
        }
    }

    /**
     * @param place where it stands, to be named
     * @throws Invalid when it is no number
     */
    static BigDecimal number(String text, int place) {
        try {
            if (text.length() <= LONGEST_NUMBER) {
                return new BigDecimal(text.strip());
            }
        } catch (NumberFormatException e) {
            throw refused("ordering.document.amount", place, text, e);
        }
        throw Invalid.field("file", "ordering.document.amount", place, cut(text));
    }

    /** @throws Invalid when it is no day */
    static LocalDate day(String text, int place) {
        try {
            return LocalDate.parse(
                    text.strip().substring(0, Math.min(10, text.strip().length())));
        } catch (DateTimeException e) {
            throw refused("ordering.document.day", place, text, e);
        }
    }

    static Invalid refused(String why, int place, String text, Exception cause) {
        var refused = Invalid.field("file", why, place, cut(text));
        refused.initCause(cause);
        return refused;
    }

    static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
