package caposaldo.ordering;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Rows copied from a spreadsheet: code and quantity, in two cells. What stands between them is a tab, or a semicolon, or
 * spaces before the last figure.
 */
record PastedLines(List<Row> rows, List<Integer> faulty) {

    /** @param line the row's number in what was pasted, from 1 */
    record Row(int line, String code, BigDecimal quantity) {}

    private static final Pattern FIGURE = Pattern.compile("[0-9]{1,12}([.,][0-9]{1,6})?");
    private static final Pattern THOUSANDS = Pattern.compile("[0-9]{3}([.,][0-9]{1,6})?");
    private static final Pattern BEFORE_THOUSANDS = Pattern.compile("[0-9]{1,3}");

    static PastedLines read(String text) {
        var rows = new ArrayList<Row>();
        var faulty = new ArrayList<Integer>();
        var lines = text.split("\\R", -1);
        for (var n = 0; n < lines.length; n++) {
            if (!lines[n].isBlank()) {
                var row = row(n + 1, lines[n]);
                row.ifPresentOrElse(rows::add, faulty(faulty, n + 1));
            }
        }
        return new PastedLines(List.copyOf(rows), List.copyOf(faulty));
    }

    private static Runnable faulty(List<Integer> faulty, int line) {
        return () -> faulty.add(line);
    }

    /** A tab or a semicolon parts the cells whatever they hold; without either the last word is the figure. */
    private static Optional<Row> row(int line, String text) {
        var stripped = text.replace('\u00a0', ' ').strip();
        var parted = Math.max(stripped.lastIndexOf('\t'), stripped.lastIndexOf(';'));
        var at = parted > 0 ? parted : beforeFigure(stripped);
        if (at <= 0) {
            return Optional.empty();
        }
        var code = stripped.substring(0, at).strip();
        var figure = stripped.substring(at + 1).replace(" ", "").replace(',', '.');
        while (code.endsWith(";")) {
            code = code.substring(0, code.length() - 1).strip();
        }
        return code.isEmpty() || !FIGURE.matcher(figure).matches()
                ? Optional.empty()
                : Optional.of(new Row(line, code, new BigDecimal(figure)));
    }

    /** Where the blank before it stands; 1 000 is one figure as long as something is left for a code. */
    private static int beforeFigure(String text) {
        var at = text.lastIndexOf(' ');
        var word = text.substring(at + 1);
        while (at > 0 && THOUSANDS.matcher(word).matches()) {
            var before = text.lastIndexOf(' ', at - 1);
            word = text.substring(before + 1, at);
            if (before <= 0 || !BEFORE_THOUSANDS.matcher(word).matches()) {
                return at;
            }
            at = before;
        }
        return at;
    }
}
