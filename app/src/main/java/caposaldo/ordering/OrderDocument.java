package caposaldo.ordering;

import caposaldo.exchange.FileText;
import caposaldo.kernel.Invalid;
import java.math.BigDecimal;
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

    OrderDocument {
        buyer = List.copyOf(buyer);
        lines = List.copyOf(lines);
        if (number.isBlank() || number.length() > LONGEST) {
            throw Invalid.field("file", "ordering.document.number", LONGEST);
        } else if (lines.isEmpty() || lines.size() > MOST_LINES) {
            throw Invalid.field("file", "ordering.document.lines", MOST_LINES);
        }
    }

    /** @throws Invalid when it is no number */
    static BigDecimal number(String text, int place) {
        return FileText.decimal(text, place, "ordering.document.amount");
    }
}
