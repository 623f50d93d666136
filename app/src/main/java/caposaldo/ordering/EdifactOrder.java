package caposaldo.ordering;

import caposaldo.exchange.FileText;
import caposaldo.kernel.Invalid;
import caposaldo.ordering.OrderDocument.Format;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One order of EDIFACT as its segments come in, message ORDERS D.96A and the versions near it, as EANCOM 1997 uses it: BGM, DTM, NAD, CUX and
 * FTX of the head; LIN, PIA, QTY and PRI of the lines. Other segments are passed over.
 */
final class EdifactOrder {

    private static final int MOST_LINES = 999;
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final List<Draft> lines = new ArrayList<>();
    private final List<String> buyer = new ArrayList<>();
    private String number = "";
    private String currency = "";
    private String buyerName = "";
    private String note = "";
    private @Nullable LocalDate requestedOn;
    private boolean atBuyer;
    private int place;

    /** A line as its segments come in. */
    private static final class Draft {
        private final String no;
        private final int place;
        private final List<String> codes = new ArrayList<>();
        private @Nullable BigDecimal quantity;
        private @Nullable BigDecimal price;

        Draft(String no, int place) {
            this.no = no;
            this.place = place;
        }

        OrderDocument.Line line() {
            if (quantity == null) {
                throw Invalid.field("file", "ordering.document.quantity", place);
            }
            return new OrderDocument.Line(no, codes, quantity, price, place);
        }
    }

    /** @param place the number of the segment it begins with */
    EdifactOrder(int place) {
        this.place = place;
    }

    /** As far as it has been read. */
    String number() {
        return number;
    }

    /** @throws Invalid when it cannot be an order */
    OrderDocument document() {
        return new OrderDocument(
                Format.EDIFACT,
                number,
                requestedOn,
                currency,
                buyer,
                buyerName,
                note,
                lines.stream().map(Draft::line).toList());
    }

    private static String at(List<List<String>> elements, int element, int component) {
        return element < elements.size() && component < elements.get(element).size()
                ? elements.get(element).get(component).strip()
                : "";
    }

    /**
     * @param at the number of the segment in the file
     * @throws Invalid naming it and the reason
     */
    void segment(String tag, List<List<String>> elements, int at) {
        place = at;
        var first = at(elements, 0, 0);
        switch (tag) {
            case "UNH" -> kind(at(elements, 1, 0));
            case "BGM" -> number = at(elements, 1, 0);
            case "DTM" -> day(elements);
            case "NAD" -> party(first, elements);
            case "CUX" -> currency = at(elements, 0, 1);
            case "FTX" -> note = note.isEmpty() && lines.isEmpty() ? at(elements, 3, 0) : note;
            case "RFF" -> reference(first, at(elements, 0, 1));
            case "LIN" -> line(first, at(elements, 2, 0));
            case "PIA" -> codes(elements);
            case "QTY" -> quantity(first, at(elements, 0, 1));
            case "PRI" -> price(first, at(elements, 0, 1));
            default -> {}
        }
    }

    private static void kind(String type) {
        if (!type.equals("ORDERS")) {
            throw Invalid.field("file", "ordering.document.kind", FileText.shown(type));
        }
    }

    /** 2 delivery wanted, 63 delivery latest, 64 earliest: the latest that is said of the whole. */
    private void day(List<List<String>> elements) {
        var what = at(elements, 0, 0);
        if (lines.isEmpty() && (what.equals("2") || what.equals("63") || what.equals("64") && requestedOn == null)) {
            var written = at(elements, 0, 1);
            try {
                requestedOn = LocalDate.parse(written.substring(0, Math.min(8, written.length())), DAY);
            } catch (DateTimeException e) {
                throw FileText.because(FileText.refused("ordering.document.day", place, written), e);
            }
        }
    }

    private void party(String role, List<List<String>> elements) {
        atBuyer = role.equals("BY");
        if (atBuyer) {
            if (!at(elements, 1, 0).isEmpty()) {
                buyer.add(at(elements, 1, 0));
            }
            buyerName = at(elements, 3, 0).isEmpty() ? at(elements, 2, 0) : at(elements, 3, 0);
        }
    }

    /** VA the VAT number of the party before it, IT our number for it. */
    private void reference(String what, String value) {
        if (atBuyer && lines.isEmpty() && (what.equals("VA") || what.equals("IT")) && !value.isEmpty()) {
            buyer.add(value);
        }
    }

    private void line(String no, String gtin) {
        if (lines.size() == MOST_LINES) {
            throw Invalid.field("file", "ordering.document.lines", MOST_LINES);
        }
        lines.add(new Draft(no, place));
        if (!gtin.isEmpty()) {
            lines.getLast().codes.add(gtin);
        }
    }

    /** SA our code, BP and IN the buyer's. */
    private void codes(List<List<String>> elements) {
        if (!lines.isEmpty()) {
            for (var i = 1; i < elements.size(); i++) {
                var code = at(elements, i, 0);
                if (!code.isEmpty()) {
                    lines.getLast().codes.add(code);
                }
            }
        }
    }

    /** 21 ordered. */
    private void quantity(String what, String amount) {
        if (!lines.isEmpty() && what.equals("21")) {
            lines.getLast().quantity = OrderDocument.number(amount, place);
        }
    }

    /** AAA net, AAB gross. */
    private void price(String what, String amount) {
        if (!lines.isEmpty() && (what.equals("AAA") || what.equals("AAB") && lines.getLast().price == null)) {
            lines.getLast().price = OrderDocument.number(amount, place);
        }
    }
}
