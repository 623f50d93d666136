package caposaldo.claim;

import caposaldo.analytics.service.PromisedLine;
import caposaldo.claim.ServiceFigure.Named;
import caposaldo.ordering.SalesOrderId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A line that was not fulfilled as it was promised.
 *
 * @param line the order line's row
 * @param no of the order
 * @param outcome never FULFILLED
 * @param cause why; null while nobody said
 */
public record Miss(
        long line,
        SalesOrderId order,
        String orderNumber,
        int no,
        Named client,
        Named product,
        LocalDate promisedFor,
        PromisedLine.Outcome outcome,
        @Nullable MissCause cause,
        @Nullable String note) {}
