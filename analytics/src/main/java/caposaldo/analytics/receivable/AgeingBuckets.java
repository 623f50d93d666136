package caposaldo.analytics.receivable;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The buckets of an ageing by days past the due date, without gap or overlap: not due first, then by age. */
public final class AgeingBuckets {

    /** Not due, 1-30, 31-60, 61-90, 91 and more. */
    public static final AgeingBuckets USUAL = new AgeingBuckets(30, 60, 90);

    /**
     * One bucket.
     *
     * @param from the first day overdue that belongs to it; empty for what is not due
     * @param to the last one; empty for the oldest bucket
     */
    public record Bucket(OptionalLong from, OptionalLong to) {}

    private final long[] lastDays;
    private final List<Bucket> buckets;

    /** @param lastDays the last day overdue of each bucket but the oldest, ascending, each above 0 */
    public AgeingBuckets(long... lastDays) {
        this.lastDays = lastDays.clone();
        List<Bucket> made = new ArrayList<>();
        made.add(new Bucket(OptionalLong.empty(), OptionalLong.of(0)));
        long last = 0;
        for (long day : lastDays) {
            if (day <= last) {
                throw new IllegalArgumentException("last days ascend from above zero");
            }
            made.add(new Bucket(OptionalLong.of(last + 1), OptionalLong.of(day)));
            last = day;
        }
        made.add(new Bucket(OptionalLong.of(last + 1), OptionalLong.empty()));
        buckets = List.copyOf(made);
    }

    public List<Bucket> all() {
        return buckets;
    }

    /** The place in {@link #all()} of so many days past the due date; 0 or less is not due. */
    int indexOf(long daysOverdue) {
        if (daysOverdue <= 0) {
            return 0;
        }
        int index = 0;
        while (index < lastDays.length && daysOverdue > lastDays[index]) {
            index++;
        }
        return index + 1;
    }
}
