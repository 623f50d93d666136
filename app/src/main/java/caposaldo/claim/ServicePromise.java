package caposaldo.claim;

import caposaldo.analytics.service.PromisedLine;
import caposaldo.ordering.SalesOrderId;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A line that was promised, to whom and by whom, and how it turned out.
 *
 * @param no of the order
 * @param kam the portfolio the client is in; null for none
 * @param cause why it was not fulfilled; null while nobody said
 */
public record ServicePromise(
        PromisedLine line,
        SalesOrderId order,
        String orderNumber,
        int no,
        Named client,
        Named product,
        @Nullable Named kam,
        @Nullable MissCause cause,
        @Nullable String note) {

    public record Named(long id, String name) {}

    /** That of the day that was promised. */
    public YearMonth month() {
        return YearMonth.from(line.reference());
    }

    public boolean isMiss() {
        return line.outcome() != PromisedLine.Outcome.FULFILLED;
    }
}
