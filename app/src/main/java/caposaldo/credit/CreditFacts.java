package caposaldo.credit;

import caposaldo.credit.StandingDunning.Dunned;
import caposaldo.kernel.Money;
import caposaldo.kernel.Percent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What the rules ask about a client on a day.
 *
 * @param limit the one in force; empty for none
 * @param endedOn the last day of the latest limit, when none is in force; empty when there never was one
 * @param creditClass of the latest limit; empty when there never was one
 * @param overdueDays days since the oldest open debt fell due, 0 when nothing is late
 * @param dunned the letter that asks for deliveries to be held
 * @param termsLengthened days since its terms of payment were last made longer; empty when they never were
 */
public record CreditFacts(
        LocalDate day,
        Exposure exposure,
        Optional<Limit> limit,
        Optional<LocalDate> endedOn,
        Optional<CreditClass> creditClass,
        Money overdue,
        int overdueDays,
        Optional<Dunned> dunned,
        Optional<Integer> termsLengthened) {

    /** @param until its last day */
    public record Limit(Money amount, LocalDate until) {}

    /** As much as lists show of a limit of nothing: every cent of it is beyond. */
    private static final Percent WITHOUT_MEASURE = Percent.of("9999.99");

    /** What may still be asked for, negative when the limit is passed; empty without a limit. */
    public Optional<Money> free() {
        return limit.map(l -> l.amount().minus(exposure.total()));
    }

    /** How much of the limit is taken up; empty without a limit. */
    public Optional<Percent> share() {
        return limit.map(l -> {
            var total = exposure.total().amount().max(BigDecimal.ZERO);
            return total.signum() == 0
                    ? new Percent(BigDecimal.ZERO)
                    : Percent.share(total, l.amount().amount()).orElse(WITHOUT_MEASURE);
        });
    }

    /**
     * The same client once it has paid what it owes on a document. A letter stands until all it names is paid, so it is
     * left as it is.
     *
     * @param late whether that is overdue
     * @param overdueDays of the oldest debt that stays, 0 when nothing is late any more
     */
    public CreditFacts paid(Money open, boolean late, int overdueDays) {
        return new CreditFacts(
                day,
                exposure.paid(open),
                limit,
                endedOn,
                creditClass,
                late ? overdue.minus(open) : overdue,
                overdueDays,
                dunned,
                termsLengthened);
    }

    /** The same client with another document in question. */
    public CreditFacts asking(Money amount) {
        return new CreditFacts(
                day,
                exposure.asking(amount),
                limit,
                endedOn,
                creditClass,
                overdue,
                overdueDays,
                dunned,
                termsLengthened);
    }
}
