package caposaldo.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** A share in hundredths: {@code Percent.of("12.5")} is one eighth. Trailing zeros do not count: 10 equals 10.0. */
public record Percent(BigDecimal value) implements Comparable<Percent> {

    public Percent {
        value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    public static Percent of(String value) {
        return new Percent(new BigDecimal(value));
    }

    /** @param share 0.125 for one eighth, a finite number */
    public static Percent ofShare(double share) {
        return new Percent(BigDecimal.valueOf(share).movePointRight(2));
    }

    /** {@code part} of {@code whole}, to four decimals of a percent; empty when there is no whole to be part of. */
    public static Optional<Percent> share(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? Optional.empty()
                : Optional.of(
                        new Percent(part.multiply(BigDecimal.valueOf(100)).divide(whole, 4, RoundingMode.HALF_UP)));
    }

    /** Growth from {@code before} to {@code now}; empty when there was nothing before to grow from. */
    public static Optional<Percent> change(BigDecimal before, BigDecimal now) {
        return before.signum() <= 0 ? Optional.empty() : share(now.subtract(before), before);
    }

    /** As a factor: 12.5 becomes 0.125. */
    public BigDecimal factor() {
        return value.movePointLeft(2);
    }

    /** What is left of the whole: 12.5 leaves 87.5. */
    public Percent rest() {
        return new Percent(BigDecimal.valueOf(100).subtract(value));
    }

    @Override
    public int compareTo(Percent other) {
        return value.compareTo(other.value);
    }
}
