package caposaldo.receivable;

import static caposaldo.receivable.LedgerFixture.eur;
import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.receivable.LateInterest.Owed;
import caposaldo.receivable.LateInterest.Part;
import caposaldo.receivable.LateInterest.Rate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class LateInterestTests {

    private static final List<Rate> RATES =
            List.of(rate("2024-07-01", "12.25"), rate("2025-01-01", "11.15"), rate("2025-07-01", "10.15"));

    private static Rate rate(String from, String percent) {
        return new Rate(LocalDate.parse(from), new BigDecimal(percent));
    }

    private static Owed owed(String from, String amount) {
        return new Owed(LocalDate.parse(from), eur(amount));
    }

    @Test
    void isPrincipalTimesRateTimesDaysOver365() {
        var from = LocalDate.of(2025, 8, 1);
        var working = LateInterest.of(from, from.plusDays(44), List.of(owed("2025-08-01", "10000.00")), RATES)
                .orElseThrow();
        assertThat(working.total()).isEqualTo(eur("125.14"));
    }

    @Test
    void isSplitAtEachHalfYear() {
        var working = LateInterest.of(
                        LocalDate.of(2024, 12, 22),
                        LocalDate.of(2025, 7, 10),
                        List.of(owed("2024-12-22", "1000.00")),
                        RATES)
                .orElseThrow();
        assertThat(working.parts()).extracting(Part::days).containsExactly(10L, 181L, 10L);
        assertThat(working.total().amount())
                .isEqualByComparingTo(new BigDecimal((1000 * (12.25 * 10 + 11.15 * 181 + 10.15 * 10) / 36500))
                        .setScale(2, java.math.RoundingMode.HALF_UP));
    }

    @Test
    void runsOnlyOnWhatIsStillOwed() {
        var working = LateInterest.of(
                        LocalDate.of(2025, 8, 1),
                        LocalDate.of(2025, 8, 30),
                        List.of(
                                owed("2025-08-01", "1000.00"),
                                owed("2025-08-11", "400.00"),
                                owed("2025-08-21", "0.00")),
                        RATES)
                .orElseThrow();
        assertThat(working.parts()).extracting(Part::days).containsExactly(10L, 10L);
        assertThat(working.parts()).extracting(Part::principal).containsExactly(eur("1000.00"), eur("400.00"));
    }

    @Test
    void isNotReckonedByALawThatIsNotKept() {
        var owed = List.of(owed("2025-12-01", "1000.00"));
        assertThat(LateInterest.of(LocalDate.of(2025, 12, 1), LocalDate.of(2025, 12, 31), owed, RATES))
                .isPresent();
        assertThat(LateInterest.of(LocalDate.of(2025, 12, 1), LocalDate.of(2026, 1, 1), owed, RATES))
                .as("no rate for the first half of 2026")
                .isEmpty();
    }
}
