package caposaldo;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until the story moves on. */
public final class TestClock extends Clock {

    /** A Monday. */
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private volatile Instant now = morningOf(TODAY);

    /** Nine o'clock of that day. */
    public void moveTo(LocalDate day) {
        now = morningOf(day);
    }

    public void moveTo(Instant moment) {
        now = moment;
    }

    private static Instant morningOf(LocalDate day) {
        return day.atTime(LocalTime.of(9, 0)).toInstant(ZoneOffset.UTC);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return TestClock.this.withZone(other);
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }
}
