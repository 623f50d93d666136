package caposaldo.ordering;

import java.time.LocalDate;

/**
 * Every so many weeks or months from a first day on. Months are counted from the first day, so that the 31st comes back
 * after February.
 *
 * @param count 1 to 52
 */
public record Rhythm(Unit unit, int count, LocalDate first) {

    public enum Unit {
        WEEK,
        MONTH
    }

    static final int MOST = 52;

    public Rhythm {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("every " + count + " " + unit);
        }
    }

    /** The first of its days after that one. */
    public LocalDate after(LocalDate day) {
        var times = 0L;
        while (!nth(times).isAfter(day)) {
            times++;
        }
        return nth(times);
    }

    private LocalDate nth(long times) {
        return switch (unit) {
            case WEEK -> first.plusWeeks(times * count);
            case MONTH -> first.plusMonths(times * count);
        };
    }
}
