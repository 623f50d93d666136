package caposaldo.ordering;

import caposaldo.credit.SourceDocument;
import caposaldo.kernel.Missing;

/** Names one order. */
public record SalesOrderId(long value) {

    /** What credit calls our documents. */
    static final String SOURCE = "ORDER";

    public SalesOrderId {
        if (value <= 0) {
            throw new Missing("order " + value);
        }
    }

    /** Where its record is. */
    public String path() {
        return "/orders/" + value;
    }

    SourceDocument document() {
        return new SourceDocument(SOURCE, value);
    }
}
