package caposaldo.analytics.segment;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.LongStream;

/** The days on which a client ordered; two orders of one day are one day. */
public final class OrderDays {

    /** Gaps are the client's own from this many order days on; fewer say nothing about a rhythm. */
    public static final int DAYS_THAT_MAKE_A_RHYTHM = 3;

    private final long[] epochDays;
    private final OptionalDouble medianGap;

    private OrderDays(long[] epochDays) {
        this.epochDays = epochDays;
        this.medianGap = medianGap(epochDays);
    }

    public static OrderDays of(Collection<LocalDate> days) {
        return ofEpochDays(days.stream().mapToLong(LocalDate::toEpochDay).toArray());
    }

    /** @param epochDays in any order; days since 1970-01-01 */
    public static OrderDays ofEpochDays(long... epochDays) {
        return new OrderDays(LongStream.of(epochDays).sorted().distinct().toArray());
    }

    public static OrderDays none() {
        return new OrderDays(new long[0]);
    }

    /** How many different days have an order. */
    public int count() {
        return epochDays.length;
    }

    public Optional<LocalDate> last() {
        return epochDays.length == 0
                ? Optional.empty()
                : Optional.of(LocalDate.ofEpochDay(epochDays[epochDays.length - 1]));
    }

    /** The median number of days from one order to the next; empty before {@value #DAYS_THAT_MAKE_A_RHYTHM} order days. */
    public OptionalDouble medianGap() {
        return medianGap;
    }

    private static OptionalDouble medianGap(long[] epochDays) {
        if (epochDays.length < DAYS_THAT_MAKE_A_RHYTHM) {
            return OptionalDouble.empty();
        }
        double[] gaps = new double[epochDays.length - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = epochDays[i + 1] - epochDays[i];
        }
        return OptionalDouble.of(Statistics.median(gaps));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OrderDays that && Arrays.equals(epochDays, that.epochDays);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(epochDays);
    }

    @Override
    public String toString() {
        return epochDays.length + " order days";
    }
}
