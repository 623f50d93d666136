package caposaldo.analytics.segment;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * What a client brought in consecutive months, in one currency (margin by default, revenue
 * otherwise). Months without trade are zeros, not gaps.
 */
public final class MonthlySeries {

    private final YearMonth first;
    private final double[] values;

    private MonthlySeries(YearMonth first, double[] values) {
        this.first = first;
        this.values = values;
    }

    /**
     * A series of consecutive months.
     *
     * @param first the month of the first value
     * @throws IllegalArgumentException if a value is not a finite number
     */
    public static MonthlySeries of(YearMonth first, double... values) {
        if (!DoubleStream.of(values).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("a month's value is a finite number");
        }
        return new MonthlySeries(first, values.clone());
    }

    public YearMonth first() {
        return first;
    }

    /** How many months are covered. */
    public int length() {
        return values.length;
    }

    /** The values, oldest first. */
    public double[] values() {
        return values.clone();
    }

    /** The sum of the last {@code months} values, or of all when there are fewer. */
    public double totalOfLast(int months) {
        double sum = 0;
        for (int i = Math.max(0, values.length - months); i < values.length; i++) {
            sum += values[i];
        }
        return sum;
    }

    /** The last {@code months} values, or all when there are fewer. */
    public MonthlySeries last(int months) {
        int skipped = Math.max(0, values.length - months);
        return new MonthlySeries(first.plusMonths(skipped), Arrays.copyOfRange(values, skipped, values.length));
    }

    /** Sums of {@code size} months each, counted back from the last month; an incomplete oldest sum is dropped. */
    double[] sumsOf(int size) {
        int count = values.length / size;
        int skipped = values.length - count * size;
        double[] sums = new double[count];
        for (int i = 0; i < count * size; i++) {
            sums[i / size] += values[skipped + i];
        }
        return sums;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MonthlySeries that && first.equals(that.first) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * first.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "from " + first + " " + Arrays.toString(values);
    }
}
