package caposaldo.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caposaldo.ordering.Rhythm.Unit;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RhythmTests {

    @Test
    void theThirtyFirstComesBackAfterFebruary() {
        var monthly = new Rhythm(Unit.MONTH, 1, LocalDate.of(2027, 1, 31));
        assertThat(Stream.iterate(LocalDate.of(2027, 1, 30), monthly::after)
                        .skip(1)
                        .limit(4))
                .extracting(LocalDate::toString)
                .containsExactly("2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30");
    }

    @Test
    void aFortnightIsCountedFromItsFirstDayWhateverDayIsAskedFor() {
        var fortnight = new Rhythm(Unit.WEEK, 2, LocalDate.of(2026, 12, 1));
        assertThat(fortnight.after(LocalDate.of(2026, 11, 1))).isEqualTo("2026-12-01");
        assertThat(fortnight.after(LocalDate.of(2026, 12, 1))).isEqualTo("2026-12-15");
        assertThat(fortnight.after(LocalDate.of(2026, 12, 20))).isEqualTo("2026-12-29");
        assertThatThrownBy(() -> new Rhythm(Unit.WEEK, 0, LocalDate.of(2026, 12, 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
