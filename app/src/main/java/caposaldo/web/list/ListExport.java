package caposaldo.web.list;

import caposaldo.web.Ui;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The filter of a list as a file, row for row what the screen shows; figures stay figures. */
@Component
class ListExport {

    /** What one sheet of the format can hold, without the head. */
    private static final int SHEET = 1_048_575;

    private static final int LONGEST_SHEET_NAME = 28;

    private final Lists lists;

    ListExport(Lists lists) {
        this.lists = lists;
    }

    /** UTF-8 with a byte order mark, which spreadsheets need to know it by; comma, point, ISO dates. */
    void csv(Lists.Look look, Ui ui, OutputStream out) throws IOException {
        out.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        try (var csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            var columns = look.shown();
            csv.writeRecord(columns.stream().map(c -> label(look, ui, c)).toList());
            var cells = columns.stream()
                    .map(column -> new Cell(Lists.place(look, column), column))
                    .toList();
            var written = new String[cells.size()];
            lists.eachBare(look, row -> {
                for (var at = 0; at < written.length; at++) {
                    written[at] = cells.get(at).of(row);
                }
                csv.writeRecord(written);
            });
        }
    }

    void xlsx(Lists.Look look, Ui ui, OutputStream out) throws IOException {
        try (var book = new Workbook(out, "Caposaldo", "1.0")) {
            var title = sheetName(look.title(ui));
            new Sheets(book, title, look.shown(), look, ui).write();
        }
    }

    /** Short enough to be numbered, and without what a sheet's name may not hold. */
    private static String sheetName(String title) {
        var plain = title.replaceAll("[\\[\\]:*?/\\\\]", " ").strip();
        return plain.substring(0, Math.min(LONGEST_SHEET_NAME, plain.length()));
    }

    /** As many sheets as the rows need. */
    private final class Sheets {

        private final Workbook book;
        private final String title;
        private final List<Column> columns;
        private final Lists.Look look;
        private final Ui ui;
        private Worksheet sheet;
        private int sheets;
        private int row;

        Sheets(Workbook book, String title, List<Column> columns, Lists.Look look, Ui ui) {
            this.book = book;
            this.title = title;
            this.columns = columns;
            this.look = look;
            this.ui = ui;
            this.sheet = next();
        }

        private Worksheet next() {
            sheets++;
            row = 1;
            var begun = book.newWorksheet(sheets == 1 ? title : title + " " + sheets);
            for (var at = 0; at < columns.size(); at++) {
                begun.value(0, at, label(look, ui, columns.get(at)));
            }
            begun.freezePane(0, 1);
            return begun;
        }

        void write() throws IOException {
            lists.each(look, this::add);
            sheet.finish();
        }

        private void add(Record values) {
            if (row > SHEET) {
                finish();
                sheet = next();
            }
            for (var at = 0; at < columns.size(); at++) {
                put(at, columns.get(at), values.get(columns.get(at).field()));
            }
            row++;
        }

        private void finish() {
            try {
                sheet.finish();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        private void put(int at, Column column, @Nullable Object value) {
            switch (value) {
                case null -> {}
                case Number number -> sheet.value(row, at, new BigDecimal(number.toString()));
                case LocalDate date -> {
                    sheet.value(row, at, date);
                    sheet.style(row, at).format("yyyy-mm-dd").set();
                }
                default -> sheet.value(row, at, said(look, ui, column, value));
            }
        }
    }

    private static String label(Lists.Look look, Ui ui, Column column) {
        return ui.t(look.list().name() + ".col." + column.key());
    }

    private static String said(Lists.Look look, Ui ui, Column column, Object value) {
        return switch (value) {
            case String[] chips ->
                Stream.of(chips)
                        .map(chip -> ui.t(column.word(look.list(), chip)))
                        .collect(Collectors.joining(", "));
            case Object one ->
                column.kind() == Column.Kind.CHOICE ? ui.t(column.word(look.list(), one.toString())) : one.toString();
        };
    }

    /** What a column says in a bare row, as a program reads it. */
    private record Cell(int place, Column column) {

        String of(ResultSet row) throws SQLException {
            return switch (column.kind()) {
                case TEXT, CHOICE -> FormulaSafe.text(Objects.requireNonNullElse(row.getString(place), ""));
                case DATE ->
                    Objects.toString(row.getObject(place, column.field().getType()), "");
                case CHIPS -> chips(row.getArray(place));
                case NUMBER, MONEY, PRICE, AMOUNT, SHARE -> figure(row);
            };
        }

        private static String chips(@Nullable Array chips) throws SQLException {
            return chips == null ? "" : String.join(" ", (String[]) chips.getArray());
        }

        private String figure(ResultSet row) throws SQLException {
            if (column.field().getType() == BigDecimal.class) {
                var figure = row.getBigDecimal(place);
                return figure == null ? "" : figure.toPlainString();
            }
            return Objects.requireNonNullElse(row.getString(place), "");
        }
    }
}
