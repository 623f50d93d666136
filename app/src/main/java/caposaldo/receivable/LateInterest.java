package caposaldo.receivable;

import caposaldo.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Interest on a debt paid late, by dated rates: principal x rate x days / 365, from the day after the due date, split where
 * the rate or the principal changes, rounded once at the end. 10,000 at 10.15 % for 45 days are 125.14.
 */
public final class LateInterest {

    private static final BigDecimal YEAR = BigDecimal.valueOf(365);
    private static final int EXACT = 12;

    private LateInterest() {}

    /**
     * A rate of the law.
     *
     * @param percent a year, reference rate and margin together
     */
    public record Rate(LocalDate from, BigDecimal percent) {}

    /** What was still owed from the morning of a day on; a payment counts from the day after it came. */
    public record Owed(LocalDate from, Money principal) {}

    /**
     * Days of one rate and one principal.
     *
     * @param until included
     * @param interest not rounded
     */
    public record Part(LocalDate from, LocalDate until, Money principal, BigDecimal percent, BigDecimal interest) {

        public long days() {
            return ChronoUnit.DAYS.between(from, until) + 1;
        }
    }

    /** @param total the parts' sum, rounded to the currency */
    public record Working(List<Part> parts, Money total) {}

    /**
     * The interest of the days from {@code from} to {@code until}, both included.
     *
     * @param owed in the order of its days, the first not after {@code from}
     * @return empty when some day has no rate, because the law of that half-year is not kept
     */
    public static Optional<Working> of(LocalDate from, LocalDate until, List<Owed> owed, List<Rate> rates) {
        var parts = new ArrayList<Part>();
        var total = BigDecimal.ZERO;
        var sorted = rates.stream().sorted(Comparator.comparing(Rate::from)).toList();
        var day = from;
        while (!day.isAfter(until)) {
            var start = day;
            var rate = sorted.stream().filter(r -> !r.from().isAfter(start)).reduce((one, later) -> later);
            if (rate.isEmpty() || !rate.get().from().plusMonths(6).isAfter(start)) {
                return Optional.empty();
            }
            var principal = owed.stream()
                    .filter(o -> !o.from().isAfter(start))
                    .reduce((one, later) -> later)
                    .orElseThrow()
                    .principal();
            var last = lastDay(start, until, rate.get(), owed, sorted);
            var part = part(start, last, principal, rate.get().percent());
            if (principal.amount().signum() > 0) {
                parts.add(part);
                total = total.add(part.interest());
            }
            day = last.plusDays(1);
        }
        var currency = owed.getFirst().principal().currency();
        return Optional.of(new Working(List.copyOf(parts), new Money(total, currency)));
    }

    /** Before the next change of rate, of principal, or the end of the half-year that the rate was set for. */
    private static LocalDate lastDay(LocalDate day, LocalDate until, Rate rate, List<Owed> owed, List<Rate> rates) {
        var last = until;
        for (var change : rates) {
            last = before(change.from(), day, last);
        }
        for (var change : owed) {
            last = before(change.from(), day, last);
        }
        return before(rate.from().plusMonths(6), day, last);
    }

    private static LocalDate before(LocalDate change, LocalDate day, LocalDate last) {
        return change.isAfter(day) && !change.isAfter(last) ? change.minusDays(1) : last;
    }

    private static Part part(LocalDate from, LocalDate until, Money principal, BigDecimal percent) {
        var days = BigDecimal.valueOf(ChronoUnit.DAYS.between(from, until) + 1);
        var interest = principal
                .amount()
                .multiply(percent)
                .multiply(days)
                .divide(YEAR.movePointRight(2), EXACT, RoundingMode.HALF_EVEN);
        return new Part(from, until, principal, percent, interest);
    }
}
