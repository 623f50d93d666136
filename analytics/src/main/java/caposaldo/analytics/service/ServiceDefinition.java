package caposaldo.analytics.service;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * When an order counts as fulfilled, as a contract says it. The window runs from {@code earlyDays} before the reference date
 * to {@code lateDays} after it, both included.
 *
 * @param tolerancePercent so much may be missing of a line that still counts as full, 0 to 100
 * @param level what is counted: one order, one line, or one unit
 */
public record ServiceDefinition(
        Reference reference, int earlyDays, int lateDays, BigDecimal tolerancePercent, Level level) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Which day is promised, and with it which quantity: what was asked for, or what was confirmed. */
    public enum Reference {
        REQUESTED,
        CONFIRMED
    }

    public enum Level {
        ORDER,
        LINE,
        CASE
    }

    public ServiceDefinition {
        if (earlyDays < 0 || lateDays < 0) {
            throw new IllegalArgumentException("A window has no days below zero");
        } else if (tolerancePercent.signum() < 0 || tolerancePercent.compareTo(HUNDRED) > 0) {
            throw new IllegalArgumentException("A tolerance is between 0 and 100 percent");
        }
    }

    /** The last day that is in time. */
    public LocalDate dueOn(LocalDate reference) {
        return reference.plusDays(lateDays);
    }

    boolean isInTime(LocalDate reference, LocalDate day) {
        return !day.isBefore(reference.minusDays(earlyDays)) && !day.isAfter(dueOn(reference));
    }

    /** The least that counts as all of it. */
    BigDecimal enough(BigDecimal quantity) {
        return quantity.multiply(HUNDRED.subtract(tolerancePercent)).movePointLeft(2);
    }
}
