package caposaldo.analytics.service;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * A line of an order as it was promised, and what came of it.
 *
 * @param order lines of one order share it
 * @param quantity above zero
 * @param drops what was accepted, by the day it was taken in; the first first
 */
public record PromisedLine(
        long line,
        long order,
        BigDecimal quantity,
        LocalDate reference,
        ServiceDefinition definition,
        List<Drop> drops) {

    public record Drop(LocalDate on, BigDecimal accepted) {}

    /** How a line turned out. */
    public enum Outcome {
        /** On time and in full. */
        FULFILLED,
        /** Enough came, but not in its window. */
        UNTIMELY,
        /** Too little came. */
        SHORT
    }

    public PromisedLine {
        if (quantity.signum() <= 0) {
            throw new IllegalArgumentException("A promise is of something");
        }
        drops = List.copyOf(drops);
    }

    /** Whether nothing that still comes can make it better: it is full, or its window is over. */
    public boolean isOver(LocalDate today) {
        return accepted().compareTo(definition.enough(quantity)) >= 0 || today.isAfter(definition.dueOn(reference));
    }

    BigDecimal accepted() {
        return sum(drops);
    }

    BigDecimal inTime() {
        return sum(drops.stream()
                .filter(drop -> definition.isInTime(reference, drop.on()))
                .toList());
    }

    /** What came the first time. */
    BigDecimal first() {
        return drops.isEmpty()
                ? BigDecimal.ZERO
                : sum(drops.stream()
                        .filter(drop -> drop.on().equals(drops.getFirst().on()))
                        .toList());
    }

    private static BigDecimal sum(List<Drop> some) {
        return some.stream().map(Drop::accepted).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public Outcome outcome() {
        var enough = definition.enough(quantity);
        if (inTime().compareTo(enough) >= 0 && accepted().signum() > 0) {
            return Outcome.FULFILLED;
        }
        return accepted().compareTo(enough) >= 0 && accepted().signum() > 0 ? Outcome.UNTIMELY : Outcome.SHORT;
    }

    /** Whether all of it came, whenever; here no tolerance counts. */
    boolean isComplete() {
        return accepted().compareTo(quantity) >= 0;
    }
}
