package caposaldo.exchange;

import caposaldo.exchange.ImportTarget.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes plain, typed text of a row's cells, or says what is wrong with the first that cannot be read. */
final class RowParser {

    private static final int LONGEST = 2000;

    private final List<ImportField> fields;
    private final int[] columns;
    private final SourceFormat format;
    private final int width;

    /**
     * @param columns for each field the column of the file, negative for none
     * @param width cells of the head
     */
    RowParser(List<ImportField> fields, int[] columns, SourceFormat format, int width) {
        this.fields = fields;
        this.columns = columns;
        this.format = format;
        this.width = width;
    }

    /**
     * @param into the plain cells, one a field
     * @return the fault, or null
     */
    @Nullable Fault parse(int line, List<String> cells, @Nullable String[] into) {
        if (cells.size() < width && missesOne(cells)) {
            return new Fault(line, "", "SHORT", Integer.toString(cells.size()));
        }
        for (var i = 0; i < fields.size(); i++) {
            var field = fields.get(i);
            var cell = columns[i] < 0 || columns[i] >= cells.size()
                    ? ""
                    : cells.get(columns[i]).strip();
            if (cell.isEmpty()) {
                if (field.required()) {
                    return new Fault(line, field.key(), "MISSING", "");
                }
                into[i] = null;
                continue;
            }
            if (cell.equals(SourceFile.FORMULA)) {
                return new Fault(line, field.key(), "FORMULA", "");
            }
            var plain = plain(field, cell);
            if (plain == null) {
                return new Fault(
                        line, field.key(), field.type().name(), cell.length() > 80 ? cell.substring(0, 80) : cell);
            }
            into[i] = plain;
        }
        return null;
    }

    private boolean missesOne(List<String> cells) {
        for (var i = 0; i < fields.size(); i++) {
            if (fields.get(i).required() && columns[i] >= cells.size()) {
                return true;
            }
        }
        return false;
    }

    private @Nullable String plain(ImportField field, String cell) {
        return switch (field.type()) {
            case TEXT -> text(field, cell);
            case DATE -> {
                var date = CellStyle.date(format.dates(), cell);
                yield date == null ? null : date.toString();
            }
            case DECIMAL -> number(cell);
            case INTEGER -> {
                var number = number(cell);
                yield number != null && number.matches("-?\\d{1,9}") ? number : null;
            }
        };
    }

    private static @Nullable String text(ImportField field, String cell) {
        if (!field.choices().isEmpty() && !field.choices().contains(cell)) {
            return null;
        }
        return cell.length() > LONGEST ? cell.substring(0, LONGEST) : cell.indexOf('\0') < 0 ? cell : null;
    }

    /** With a point and nothing else but digits and a sign; null when it is no number. */
    @Nullable String number(String cell) {
        var plain = new StringBuilder(cell.length());
        var point = false;
        var digits = 0;
        for (var i = 0; i < cell.length(); i++) {
            var c = cell.charAt(i);
            if (c >= '0' && c <= '9') {
                plain.append(c);
                digits++;
            } else if (c == format.decimal() && !point) {
                plain.append('.');
                point = true;
            } else if ((c == '-' || c == '\u2212') && plain.isEmpty()) {
                plain.append('-');
            } else if (!(c == ' ' || c == '\u00a0' || c == '\'' || !point && (c == ',' || c == '.'))) {
                return null;
            }
        }
        return digits == 0 || digits > 16 ? null : plain.toString();
    }
}
