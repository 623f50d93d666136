package caposaldo.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Prices that look like prices: multiples of a step plus an ending, so that a step of 1 with the ending .99 makes 12.99 of
 * 12.60.
 *
 * @param step above zero
 * @param ending from zero to below the step
 */
public record Rounding(BigDecimal step, BigDecimal ending, Mode mode) {

    /** Which of the two neighbours; of two equally near the higher one. */
    public enum Mode {
        NEAREST(RoundingMode.HALF_UP),
        UP(RoundingMode.CEILING),
        DOWN(RoundingMode.FLOOR);

        private final RoundingMode whole;

        Mode(RoundingMode whole) {
            this.whole = whole;
        }
    }

    public Rounding {
        if (step.signum() <= 0 || ending.signum() < 0 || ending.compareTo(step) >= 0) {
            throw new IllegalArgumentException("No rounding to " + step + " ending in " + ending);
        }
    }

    /** Never below the ending: rounding gives nothing away for free. */
    public BigDecimal round(BigDecimal amount) {
        var steps =
                amount.subtract(ending).divide(step, 12, RoundingMode.HALF_UP).setScale(0, mode.whole);
        return steps.max(BigDecimal.ZERO).multiply(step).add(ending);
    }
}
