package caposaldo.analytics.collection;

/**
 * How a client pays as far as known on some day, drawn towards all clients where little is known.
 *
 * @param invoices settled so far
 * @param days after the due date, of an undisputed invoice on paper; below 0 for before it
 * @param deviation of one invoice around that, what is not known of the mean included
 * @param disputeShare how often its invoices are disputed, 0 to 1
 */
public record PaymentPace(int invoices, double days, double deviation, double disputeShare) {}
