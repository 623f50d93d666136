package caposaldo.account;

import caposaldo.kernel.Invalid;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * When a place is open, as schema.org writes {@code openingHours}: lines such as {@code Mo-Fr 08:00-12:00,14:00-18:00} or
 * {@code Sa,Su 10:00-13:00}; 24 hours a day, an end before the beginning is on the next day.
 *
 * @param spans by weekday and beginning
 */
public record OpeningHours(List<Span> spans) {

    /** @param from and {@code until} minutes since midnight; until is above 1440 when it ends on the next day */
    public record Span(DayOfWeek day, int from, int until) {}

    /** What holds at a moment. */
    public sealed interface Now {
        record OpenUntil(LocalTime end) implements Now {}

        /** Closed and opens later the same day. */
        record OpensAt(LocalTime start) implements Now {}

        /** Closed for the rest of the day. */
        record OpensOn(DayOfWeek day, LocalTime start) implements Now {}
    }

    private static final int DAY = 24 * 60;
    private static final List<String> DAYS = List.of("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su");
    private static final String DAY_NAMES = "(?:Mo|Tu|We|Th|Fr|Sa|Su)";
    private static final String HOUR = "(?:[01]\\d|2[0-4]):[0-5]\\d";
    private static final String DAY_SPAN = DAY_NAMES + "(?:-" + DAY_NAMES + ")?";
    private static final String HOUR_SPAN = HOUR + "-" + HOUR;
    private static final Pattern LINE =
            Pattern.compile("(" + DAY_SPAN + "(?:, ?" + DAY_SPAN + ")*) (" + HOUR_SPAN + "(?:, ?" + HOUR_SPAN + ")*)");

    public OpeningHours {
        spans = spans.stream()
                .sorted(Comparator.comparing(Span::day).thenComparingInt(Span::from))
                .toList();
    }

    /**
     * @param written lines, or parts between semicolons
     * @throws Invalid naming the line that is none
     */
    public static OpeningHours parse(String written) {
        var spans = new ArrayList<Span>();
        for (var line : written.split("[;\\n]", -1)) {
            if (!line.isBlank()) {
                spans.addAll(line(line.strip()));
            }
        }
        return new OpeningHours(spans);
    }

    /** Empty when it is written in a way of its own. */
    public static Optional<OpeningHours> understood(String written) {
        try {
            var hours = parse(written);
            return hours.spans.isEmpty() ? Optional.empty() : Optional.of(hours);
        } catch (Invalid notOurs) {
            // Old files say "by appointment": it is shown as it was written.
            return Optional.empty();
        }
    }

    private static List<Span> line(String line) {
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw Invalid.field("openingHours", "account.invalid.openingHours", line);
        }
        return days(parts.group(1)).stream()
                .flatMap(day -> Arrays.stream(parts.group(2).split(", ?", -1)).map(hours -> span(day, hours)))
                .toList();
    }

    private static List<DayOfWeek> days(String written) {
        var days = new ArrayList<DayOfWeek>();
        for (var part : written.split(", ?", -1)) {
            var first = day(part.substring(0, 2));
            var last = day(part.substring(part.length() - 2));
            for (var day = first; ; day = day.plus(1)) {
                days.add(day);
                if (day == last) {
                    break;
                }
            }
        }
        return days.stream().distinct().toList();
    }

    private static DayOfWeek day(String name) {
        return DayOfWeek.of(DAYS.indexOf(name) + 1);
    }

    private static Span span(DayOfWeek day, String hours) {
        var from = minutes(hours.substring(0, 5));
        var until = minutes(hours.substring(6));
        return new Span(day, from, until > from ? until : until + DAY);
    }

    private static int minutes(String time) {
        return Math.min(Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3)), DAY);
    }

    /** What holds at this local time of the place; empty when it never opens. */
    public Optional<Now> at(LocalDateTime moment) {
        if (spans.isEmpty()) {
            return Optional.empty();
        }
        var day = moment.getDayOfWeek();
        var minute = moment.getHour() * 60 + moment.getMinute();
        var open = spans.stream()
                .filter(s -> s.day == day && s.from <= minute && minute < s.until
                        || s.day == day.minus(1) && minute + DAY < s.until)
                .mapToInt(s -> s.day == day ? s.until : s.until - DAY)
                .max();
        if (open.isPresent()) {
            return Optional.of(new Now.OpenUntil(time(open.getAsInt())));
        }
        return spans.stream()
                .min(Comparator.comparingInt(s -> ahead(s, day, minute)))
                .map(s -> s.day == day && s.from > minute
                        ? new Now.OpensAt(time(s.from))
                        : new Now.OpensOn(s.day, time(s.from)));
    }

    /** Minutes until the span begins. */
    private static int ahead(Span span, DayOfWeek day, int minute) {
        var days = Math.floorMod(span.day.getValue() - day.getValue(), 7);
        var ahead = days * DAY + span.from - minute;
        return ahead > 0 ? ahead : ahead + 7 * DAY;
    }

    private static LocalTime time(int minutes) {
        return LocalTime.ofSecondOfDay(Math.floorMod(minutes, DAY) * 60L);
    }
}
