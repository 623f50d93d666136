package caposaldo.kernel;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;

/** Whole months, both ends included. */
public record Period(YearMonth first, YearMonth last) {

    public Period {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("A period cannot end (" + last + ") before it starts (" + first + ")");
        }
    }

    /** The {@code months} months that end with {@code last}. */
    public static Period endingWith(YearMonth last, int months) {
        return new Period(last.minusMonths(months - 1L), last);
    }

    public LocalDate firstDay() {
        return first.atDay(1);
    }

    public LocalDate lastDay() {
        return last.atEndOfMonth();
    }

    public int months() {
        return (last.getYear() - first.getYear()) * 12 + last.getMonthValue() - first.getMonthValue() + 1;
    }

    public Period yearBefore() {
        return new Period(first.minusYears(1), last.minusYears(1));
    }

    public List<YearMonth> eachMonth() {
        return IntStream.range(0, months()).mapToObj(first::plusMonths).toList();
    }
}
