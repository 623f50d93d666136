package caposaldo.analytics.value;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a client bought and returned.
 *
 * @param client its number
 * @param purchaseDays days with a purchase
 * @param net money by day, returns subtracted
 */
public record Trade(long client, NavigableSet<LocalDate> purchaseDays, NavigableMap<LocalDate, Double> net) {

    public Trade {
        purchaseDays = Collections.unmodifiableNavigableSet(new TreeSet<>(purchaseDays));
        net = Collections.unmodifiableNavigableMap(new TreeMap<>(net));
    }

    /** What was known on the evening before {@code day}. */
    public Trade before(LocalDate day) {
        return new Trade(client, purchaseDays.headSet(day, false), net.headMap(day, false));
    }

    /** Whether there is anything at all. */
    public boolean known() {
        return !purchaseDays.isEmpty() || !net.isEmpty();
    }

    /** Purchase days from one day up to, not including, another. */
    public int purchasesIn(LocalDate from, LocalDate until) {
        return purchaseDays.subSet(from, until).size();
    }

    /** Money from one day up to, not including, another. */
    public double netIn(LocalDate from, LocalDate until) {
        return net.subMap(from, until).values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    /** In weeks up to {@code end}; empty when the client only ever returned. */
    public Optional<PurchaseHistory> history(LocalDate end) {
        return purchaseDays.isEmpty() ? Optional.empty() : Optional.of(PurchaseHistory.inWeeks(purchaseDays, end));
    }

    /** Days between the first and the last purchase. */
    long span() {
        return ChronoUnit.DAYS.between(purchaseDays.first(), purchaseDays.last());
    }
}
