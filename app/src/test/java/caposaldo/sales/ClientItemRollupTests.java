package caposaldo.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

/** Which months are another year's once the day has moved. */
class ClientItemRollupTests {

    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    @Test
    void anotherDayOfTheSameMonthTurnsNothing() {
        assertThat(ClientItemRollup.turned(NOVEMBER, NOVEMBER)).isEmpty();
    }

    @Test
    void aNewMonthComesInOneBecomesLastYearsAndOneGoesOut() {
        assertThat(ClientItemRollup.turned(NOVEMBER, NOVEMBER.plusMonths(1)))
                .containsExactly(LocalDate.of(2024, 12, 1), LocalDate.of(2025, 12, 1), LocalDate.of(2026, 12, 1));
    }

    @Test
    void backAgainTheSameMonthsTurn() {
        assertThat(ClientItemRollup.turned(NOVEMBER.plusMonths(1), NOVEMBER))
                .isEqualTo(ClientItemRollup.turned(NOVEMBER, NOVEMBER.plusMonths(1)));
    }

    @Test
    void afterMoreThanTwoYearsAllOfBothTurn() {
        assertThat(ClientItemRollup.turned(NOVEMBER, NOVEMBER.plusMonths(30))).hasSize(48);
    }
}
