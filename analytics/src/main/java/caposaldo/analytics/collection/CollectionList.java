package caposaldo.analytics.collection;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whom to call first: overdue money × chance that it stays out × (1 + broken promises) × (1 + doubt in the firm). Who has
 * promised to pay by a day still to come, contests all that is overdue, was spoken with a moment ago, or is to be spoken
 * with on a later day, waits at the end and is told why.
 *
 * @param contactCap days between two talks about money, at least 0
 * @param habitual from this chance on a client is late by habit, 0 to 1
 */
public record CollectionList(int contactCap, double habitual) {

    /** Three days between two calls; late by habit from seven in ten. */
    public static final CollectionList USUAL = new CollectionList(3, 0.7);

    /** From so many letters on the next one will hardly be heeded. */
    private static final int SEVERAL_DUNNINGS = 2;

    /** How a client is to be treated. */
    public enum Treatment {
        /** Broke a promise, heeded no letter, pays late by habit, or is a firm we would lend nothing: the money is in danger. */
        AT_RISK,
        /** Owes, and mostly pays when asked. */
        LOW_HANGING,
        /** Not to be asked today. */
        WAITS
    }

    /** Why somebody is not to be asked today. */
    public enum Wait {
        PROMISED,
        DISPUTED,
        JUST_CONTACTED,
        /** The day agreed for the next talk is still to come. */
        AGREED_LATER,
        NOTHING_OVERDUE
    }

    /**
     * @param priority in the company's currency: the money weighed, rounded to cents
     * @param waits why not today; empty for who is to be called
     */
    public record Place(Debtor debtor, BigDecimal priority, Treatment treatment, Optional<Wait> waits) {}

    public CollectionList {
        if (contactCap < 0 || habitual < 0 || habitual > 1) {
            throw new IllegalArgumentException("a cap is a number of days, a habit a chance");
        }
    }

    /**
     * @param debtors each client once
     * @return all of them; who is to be called first, and by priority; equals by the client's number
     */
    public List<Place> order(Collection<Debtor> debtors, LocalDate today) {
        return debtors.stream()
                .map(debtor -> place(debtor, today))
                .sorted(Comparator.<Place, Boolean>comparing(
                                place -> place.waits().isPresent())
                        .thenComparing(Place::priority, Comparator.reverseOrder())
                        .thenComparingLong(place -> place.debtor().client()))
                .toList();
    }

    /** How one of them is to be treated; the others do not matter to it. */
    public Place place(Debtor debtor, LocalDate today) {
        Optional<Wait> wait = wait(debtor, today);
        return new Place(debtor, priority(debtor), wait.isPresent() ? Treatment.WAITS : treatment(debtor), wait);
    }

    /** Overdue × chance × (1 + broken promises) × (1 + doubt). */
    private static BigDecimal priority(Debtor debtor) {
        return debtor.overdue()
                .multiply(BigDecimal.valueOf(debtor.chanceLate()))
                .multiply(BigDecimal.valueOf(1L + debtor.brokenPromises()))
                .multiply(weight(debtor.doubt()))
                .setScale(2, RoundingMode.HALF_UP);
    }

    /** How many times a debt weighs for the doubt in its firm, from 1 to 2. */
    public static BigDecimal weight(double doubt) {
        return BigDecimal.valueOf(1 + doubt);
    }

    private Optional<Wait> wait(Debtor debtor, LocalDate today) {
        if (debtor.overdue().signum() == 0) {
            return Optional.of(debtor.disputed().signum() > 0 ? Wait.DISPUTED : Wait.NOTHING_OVERDUE);
        } else if (debtor.promisedOn().filter(day -> !day.isBefore(today)).isPresent()) {
            return Optional.of(Wait.PROMISED);
        } else if (debtor.contactedOn()
                .filter(day -> day.plusDays(contactCap).isAfter(today))
                .isPresent()) {
            return Optional.of(Wait.JUST_CONTACTED);
        } else if (debtor.nextOn().filter(day -> day.isAfter(today)).isPresent()) {
            return Optional.of(Wait.AGREED_LATER);
        } else {
            return Optional.empty();
        }
    }

    private Treatment treatment(Debtor debtor) {
        return debtor.brokenPromises() > 0
                        || debtor.dunnings() >= SEVERAL_DUNNINGS
                        || debtor.chanceLate() >= habitual
                        || debtor.doubt() == 1
                ? Treatment.AT_RISK
                : Treatment.LOW_HANGING;
    }
}
