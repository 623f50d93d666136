package caposaldo.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import caposaldo.account.OpeningHours.Now;
import caposaldo.kernel.Invalid;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningHoursTests {

    private static final OpeningHours SHOP = OpeningHours.parse("Mo-Fr 08:00-12:00,14:00-18:00; Sa 09:00-13:00");

    /** 23 November 2026 is a Monday. */
    private static Now at(OpeningHours hours, String moment) {
        return hours.at(LocalDateTime.parse(moment)).orElseThrow();
    }

    @Test
    void staysOpenUntilTheEndOfTheSpan() {
        assertThat(at(SHOP, "2026-11-23T08:00")).isEqualTo(new Now.OpenUntil(LocalTime.of(12, 0)));
        assertThat(at(SHOP, "2026-11-23T17:59")).isEqualTo(new Now.OpenUntil(LocalTime.of(18, 0)));
    }

    @Test
    void opensAgainAfterTheBreakAndOnTheNextDayThatItOpens() {
        assertThat(at(SHOP, "2026-11-23T12:00")).isEqualTo(new Now.OpensAt(LocalTime.of(14, 0)));
        assertThat(at(SHOP, "2026-11-23T18:00")).isEqualTo(new Now.OpensOn(DayOfWeek.TUESDAY, LocalTime.of(8, 0)));
        assertThat(at(SHOP, "2026-11-28T14:00")).isEqualTo(new Now.OpensOn(DayOfWeek.MONDAY, LocalTime.of(8, 0)));
    }

    @Test
    void theNightBelongsToTheDayItBeganOn() {
        var bar = OpeningHours.parse("Fr,Sa 18:00-02:00");
        assertThat(at(bar, "2026-11-28T01:30")).isEqualTo(new Now.OpenUntil(LocalTime.of(2, 0)));
        assertThat(at(bar, "2026-11-28T02:00")).isEqualTo(new Now.OpensAt(LocalTime.of(18, 0)));
        assertThat(at(bar, "2026-11-29T02:00")).isEqualTo(new Now.OpensOn(DayOfWeek.FRIDAY, LocalTime.of(18, 0)));
    }

    @Test
    void aRangeMayGoOverTheWeekend() {
        assertThat(OpeningHours.parse("Sa-Mo 10:00-11:00").spans())
                .extracting(OpeningHours.Span::day)
                .containsExactly(DayOfWeek.MONDAY, DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    }

    @Test
    void roundTheClockIsOpenUntilMidnight() {
        assertThat(at(OpeningHours.parse("Mo-Su 00:00-24:00"), "2026-11-23T23:59"))
                .isEqualTo(new Now.OpenUntil(LocalTime.MIDNIGHT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mon-Fri 8-18", "Mo-Fr 08:00", "Mo-Fr 08:00–18:00", "Mo-Fr 25:00-26:00", "by appointment"})
    void refusesWhatIsNotWrittenAsSchemaOrgWritesIt(String written) {
        assertThatExceptionOfType(Invalid.class).isThrownBy(() -> OpeningHours.parse(written));
        assertThat(OpeningHours.understood(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"4012345000009, true", "8004123000413, true", "8004123000418, false", "401234500000, false"})
    void aGlobalLocationNumberEndsWithItsCheckDigit(String gln, boolean valid) {
        assertThat(Gln.isValid(gln)).isEqualTo(valid);
    }
}
