package caposaldo.exchange;

import caposaldo.exchange.ImportTarget.Fault;
import caposaldo.exchange.ImportTarget.Note;
import caposaldo.web.list.FormulaSafe;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes plain, typed text of a row's cells, or says what is wrong with the first that cannot be read. */
final class RowParser {

    /** How programs write that there is nothing. */
    private static final Set<String> NOTHING = Set.of("nan", "NaN", "NULL", "null", "#N/A");

    /** Names of countries worth telling apart. */
    private static final int MOST_COUNTRIES = 300;

    private static final int LONGEST = 2000;
    private static final int SHOWN = 80;
    private static final int MOST_DIGITS = 16;

    private final List<ImportField> fields;
    private final int[] columns;
    private final SourceFormat format;
    private final Map<String, Boolean> countries = new TreeMap<>();
    private String day = "";
    private @Nullable String dayRead;

    /** @param columns for each field the column of the file, negative for none */
    RowParser(List<ImportField> fields, int[] columns, SourceFormat format) {
        this.fields = fields;
        this.columns = columns;
        this.format = format;
    }

    /**
     * @param into the plain cells, one a field
     * @return the fault, or null
     */
    @Nullable Fault parse(int line, List<String> cells, @Nullable String[] into) {
        for (var i = 0; i < fields.size(); i++) {
            var field = fields.get(i);
            var cell = columns[i] < 0 || columns[i] >= cells.size()
                    ? ""
                    : cells.get(columns[i]).strip();
            into[i] = null;
            if (cell.isEmpty() || NOTHING.contains(cell)) {
                if (field.required()) {
                    return new Fault(line, field.key(), columns[i] >= cells.size() ? "SHORT" : "MISSING", "");
                }
            } else if (cell.equals(SourceFile.FORMULA) || cell.charAt(0) == '=') {
                return new Fault(line, field.key(), "FORMULA", cell.charAt(0) == '=' ? cut(cell) : "");
            } else {
                into[i] = plain(field, cell);
                if (into[i] == null) {
                    return new Fault(line, field.key(), field.type().name(), cut(cell));
                }
            }
        }
        return null;
    }

    private static String cut(String cell) {
        return (cell.length() > SHOWN ? cell.substring(0, SHOWN) + "…" : cell).replace('\0', ' ');
    }

    private @Nullable String plain(ImportField field, String cell) {
        return switch (field.type()) {
            case TEXT -> text(cell);
            case DATE -> date(cell);
            case DECIMAL -> number(cell, format.decimal());
            case INTEGER -> whole(number(cell, format.decimal()));
            case COUNTRY -> country(field, cell);
            case CHOICE -> field.choices().get(cell.toLowerCase(Locale.ROOT));
        };
    }

    /** Our own export puts an apostrophe before what a spreadsheet would take for a formula. */
    private static @Nullable String text(String cell) {
        return cell.indexOf('\0') >= 0 || cell.length() > LONGEST ? null : FormulaSafe.original(cell);
    }

    /** Files are sorted by day more often than not: the last one is kept. */
    private @Nullable String date(String cell) {
        if (!cell.equals(day)) {
            var read = CellStyle.date(format.dates(), cell);
            if (read == null && format.kind() == SourceFormat.Kind.XLSX) {
                read = CellStyle.date(CellStyle.ISO, cell);
            }
            dayRead = read == null || read.getYear() < 1900 || read.getYear() > 2199 ? null : read.toString();
            day = cell;
        }
        return dayRead;
    }

    private @Nullable String country(ImportField field, String cell) {
        var code = Countries.code(cell);
        if (countries.size() < MOST_COUNTRIES) {
            countries.put(cell, code != null);
        }
        return code == null && !field.required() ? Countries.UNKNOWN : code;
    }

    /** Which names of countries stood in the file that nobody knows; none where all are known. */
    Optional<Note> noteCountries() {
        var unknown = countries.entrySet().stream()
                .filter(name -> !name.getValue())
                .map(Map.Entry::getKey)
                .toList();
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(new Note(
                        "exchange.note.countries",
                        List.of(Integer.toString(countries.size()), String.join(", ", unknown))));
    }

    private static @Nullable String whole(@Nullable String number) {
        return number != null && number.length() <= 9 && number.indexOf('.') < 0 ? number : null;
    }

    /** With a point and nothing else but digits and a sign; null when it is no number. */
    static @Nullable String number(String cell, char decimal) {
        var negative = cell.startsWith("(") && cell.endsWith(")");
        var end = cell.length() - (negative ? 1 : 0);
        var plain = new StringBuilder(cell.length() + 1);
        if (negative) {
            plain.append('-');
        }
        var point = false;
        var digits = 0;
        for (var i = negative ? 1 : 0; i < end; i++) {
            var c = cell.charAt(i);
            if (c >= '0' && c <= '9') {
                plain.append(c);
                digits++;
            } else if (c == decimal && !point) {
                plain.append('.');
                point = true;
            } else if ((c == '-' || c == '\u2212') && plain.isEmpty()) {
                plain.append('-');
            } else if (!isGrouping(c, point, cell, i)) {
                return null;
            }
        }
        return digits == 0 || digits > MOST_DIGITS ? null : plain.toString();
    }

    /** Between thousands only: exactly three digits follow, so that 1,5 is never read as 15. */
    private static boolean isGrouping(char c, boolean afterPoint, String cell, int at) {
        if (afterPoint || " \u00a0\u202f',.".indexOf(c) < 0 || at == 0) {
            return false;
        }
        var digits = 0;
        while (at + 1 + digits < cell.length() && Character.isDigit(cell.charAt(at + 1 + digits))) {
            digits++;
        }
        return digits == 3 && Character.isDigit(cell.charAt(at - 1));
    }
}
