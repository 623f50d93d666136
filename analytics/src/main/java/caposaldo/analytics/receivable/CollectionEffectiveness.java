package caposaldo.analytics.receivable;

import java.math.BigDecimal;
import java.util.OptionalDouble;

/**
 * The collection effectiveness index (CEI): what was collected of what could be, in percent.
 *
 * <p>CEI = (opening + sales - closing) / (opening + sales - closing not overdue) x 100 (Credit Research
 * Foundation). 80 and more is good, 50 and less poor.
 */
public final class CollectionEffectiveness {

    private CollectionEffectiveness() {}

    /**
     * The index of a period, 100 when nothing is overdue at its end; 78.6 for 120, 100, 110, 80.
     *
     * @param opening receivables when the period began
     * @param sales on credit in the period
     * @param closing receivables when it ended
     * @param closingNotOverdue the part of {@code closing} that is not overdue
     * @return empty when nothing could be collected
     */
    public static OptionalDouble percent(
            BigDecimal opening, BigDecimal sales, BigDecimal closing, BigDecimal closingNotOverdue) {
        BigDecimal all = opening.add(sales);
        BigDecimal collectable = all.subtract(closingNotOverdue);
        return collectable.signum() > 0
                ? OptionalDouble.of(100 * all.subtract(closing).doubleValue() / collectable.doubleValue())
                : OptionalDouble.empty();
    }
}
