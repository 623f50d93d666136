package caposaldo.analytics.collection;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A client with something overdue, as the collection list weighs it.
 *
 * @param overdue open and past its due date, disputed parts left out; not negative, in the company's currency
 * @param chanceLate mean chance that what is open is paid later still, weighted by amount, 0 to 1
 * @param doubt how much of what a firm of its class could bear we would not lend it, 0 to 1; 0 where nothing is known
 * @param brokenPromises promises to pay that broke in the last twelve months
 * @param dunnings letters sent on what is open now
 * @param disputed open and contested, in the company's currency
 * @param promisedOn the day of a promise that has neither been kept nor broken
 * @param contactedOn the last day somebody spoke with the client about money
 * @param nextOn the day agreed for the next talk
 */
public record Debtor(
        long client,
        BigDecimal overdue,
        double chanceLate,
        double doubt,
        int brokenPromises,
        int dunnings,
        BigDecimal disputed,
        Optional<LocalDate> promisedOn,
        Optional<LocalDate> contactedOn,
        Optional<LocalDate> nextOn) {

    public Debtor {
        if (overdue.signum() < 0 || disputed.signum() < 0) {
            throw new IllegalArgumentException("an amount owed is not negative");
        } else if (chanceLate < 0 || chanceLate > 1) {
            throw new IllegalArgumentException("a chance is between 0 and 1");
        } else if (doubt < 0 || doubt > 1) {
            throw new IllegalArgumentException("a doubt is between 0 and 1");
        } else if (brokenPromises < 0 || dunnings < 0) {
            throw new IllegalArgumentException("a number of events is not negative");
        }
    }
}
