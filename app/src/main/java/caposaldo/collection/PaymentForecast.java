package caposaldo.collection;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What the model of late payments expects of a client's next invoice.
 *
 * @param settled how many of its own invoices it has looked at
 * @param expectedDays after the due date, early payments counting 0
 * @param allClients log odds of late for any invoice of any client; the others are what each reason adds to it
 */
public record PaymentForecast(
        LocalDate learnedOn,
        int settled,
        BigDecimal chanceLate,
        BigDecimal expectedDays,
        double allClients,
        double pace,
        double steadiness,
        double disputes) {}
