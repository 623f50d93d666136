package caposaldo.exchange;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the cells of a file write numbers and dates.
 *
 * @param dates empty when there is none
 * @param unsure whether another pattern would fit as well
 */
record CellStyle(char decimal, String dates, boolean unsure) {

    static final String ISO = "yyyy-MM-dd";

    /** Day before month stands first: it is what our users' files have. */
    static final List<String> PATTERNS = List.of(
            ISO, "d.M.yyyy", "d/M/yyyy", "M/d/yyyy", "yyyy/M/d", "d-M-yyyy", "yyyyMMdd", "d.M.yy", "d/M/yy", "M/d/yy");

    private static final Pattern MAYBE_DATE = Pattern.compile("\\d{1,4}[-./]\\d{1,2}[-./]\\d{1,4}([ T].*)?");
    private static final Pattern POINT = Pattern.compile("-?\\d{1,3}([ ,\u00a0]\\d{3})*\\.\\d+|-?\\d+\\.\\d+");
    private static final Pattern COMMA = Pattern.compile("-?\\d{1,3}([ .\u00a0]\\d{3})*,\\d+|-?\\d+,\\d+");
    private static final Pattern GROUPED = Pattern.compile("-?\\d{1,3}([,.]\\d{3})");
    private static final Map<String, DateTimeFormatter> FORMATTERS = new ConcurrentHashMap<>();

    static CellStyle of(List<List<String>> rows) {
        var points = 0;
        var commas = 0;
        var dates = new ArrayList<String>();
        for (var row : rows.subList(Math.min(1, rows.size()), rows.size())) {
            for (var cell : row) {
                var text = cell.strip();
                if (MAYBE_DATE.matcher(text).matches()) {
                    dates.add(text);
                } else if (!GROUPED.matcher(text).matches()) {
                    points += POINT.matcher(text).matches() ? 1 : 0;
                    commas += COMMA.matcher(text).matches() ? 1 : 0;
                }
            }
        }
        var reading = PATTERNS.stream()
                .collect(Collectors.toMap(p -> p, p -> reading(p, dates), Math::max, LinkedHashMap::new));
        var most = Collections.max(reading.values());
        var best = most == 0
                ? List.<String>of()
                : reading.keySet().stream()
                        .filter(p -> most.equals(reading.get(p)))
                        .toList();
        return new CellStyle(commas > points ? ',' : '.', best.isEmpty() ? "" : best.getFirst(), best.size() > 1);
    }

    /** How many of them the pattern can read: one odd cell does not decide. */
    private static long reading(String pattern, List<String> dates) {
        return dates.stream().filter(d -> date(pattern, d) != null).count();
    }

    SourceFormat in(SourceFormat plain) {
        return new SourceFormat(
                plain.kind(),
                plain.charset(),
                plain.delimiter(),
                decimal,
                dates.isEmpty() ? plain.dates() : dates,
                unsure);
    }

    /** The day of a cell that may go on with a time; null when it is none. */
    static @Nullable LocalDate date(String pattern, String cell) {
        var end = cell.indexOf(pattern.equals(ISO) && cell.indexOf('T') > 0 ? 'T' : ' ');
        var day = end > 0 ? cell.substring(0, end) : cell;
        if (pattern.equals(ISO)) {
            return iso(day);
        }
        try {
            return LocalDate.parse(day, FORMATTERS.computeIfAbsent(pattern, CellStyle::formatter));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** The pattern of nearly every row of a large file, read without a formatter. */
    private static @Nullable LocalDate iso(String day) {
        if (day.length() != 10 || day.charAt(4) != '-' || day.charAt(7) != '-') {
            return null;
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(day, 0, 4, 10), Integer.parseInt(day, 5, 7, 10), Integer.parseInt(day, 8, 10, 10));
        } catch (NumberFormatException | DateTimeException e) {
            return null;
        }
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern.replace("yyyy", "uuuu").replace("yy", "uu"), Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
