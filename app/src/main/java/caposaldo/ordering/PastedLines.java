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

    private static final Pattern CELLS =
            Pattern.compile("\\s*(.+?)\\s*(?:\\t|;|\\s)\\s*([0-9][0-9\\s\u00a0]*(?:[.,][0-9]+)?)\\s*");

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

    private static Optional<Row> row(int line, String text) {
        var cells = CELLS.matcher(text);
        if (!cells.matches()) {
            return Optional.empty();
        }
        var figure = cells.group(2).replaceAll("[\\s\u00a0]", "").replace(',', '.');
        return Optional.of(
                new Row(line, cells.group(1).replaceAll("[;\\t]+$", "").strip(), new BigDecimal(figure)));
    }
}
