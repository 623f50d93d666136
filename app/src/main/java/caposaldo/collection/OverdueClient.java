package caposaldo.collection;

import caposaldo.account.ClientId;
import caposaldo.analytics.collection.CollectionList;
import caposaldo.analytics.collection.CollectionList.Treatment;
import caposaldo.analytics.collection.CollectionList.Wait;
import caposaldo.analytics.collection.PaymentHabit;
import caposaldo.kernel.Money;
import caposaldo.kernel.Percent;
import caposaldo.reliability.Standing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A client that owes something overdue, and what a call to it is worth.
 *
 * @param overdue past its due date and not contested
 * @param oldestDueOn of all that is past its due date, contested or not
 * @param habit of the last twelve months
 * @param chanceLate of its next payment: by the forecast, else by the habit
 * @param forecast empty until enough was settled to learn from
 * @param usualDays mean days past the due date of what it paid in those months, by amount; null when it paid nothing
 * @param standing empty when nothing is known of its reliability, or it has run out
 * @param doubt percent of what a firm of its class could bear that we would not lend it; 0 where nothing is known
 * @param letters that stand: sent, neither settled nor withdrawn
 * @param letterLevel the highest of those
 * @param letterOn when it was last written to
 * @param promisedOn the last day of a promise that runs
 * @param contactedOn when somebody last spoke with it about money
 * @param nextOn when the next talk was agreed for
 * @param priority 0 for who is not to be called today
 */
public record OverdueClient(
        ClientId client,
        LocalDate asOf,
        Money overdue,
        int items,
        Money disputed,
        LocalDate oldestDueOn,
        PaymentHabit habit,
        BigDecimal chanceLate,
        Optional<PaymentForecast> forecast,
        @Nullable BigDecimal usualDays,
        Optional<Standing> standing,
        Percent doubt,
        int brokenPromises,
        int letters,
        @Nullable Integer letterLevel,
        @Nullable LocalDate letterOn,
        @Nullable LocalDate promisedOn,
        @Nullable LocalDate contactedOn,
        @Nullable LocalDate nextOn,
        Money priority,
        Treatment treatment,
        Optional<Wait> waits) {

    /** Days since the oldest debt fell due. */
    public int overdueDays() {
        return Math.toIntExact(asOf.toEpochDay() - oldestDueOn.toEpochDay());
    }

    /** So many times its debt weighs for what is known of its reliability, from 1 to 2. */
    public BigDecimal weight() {
        return CollectionList.weight(doubt.factor().doubleValue());
    }
}
