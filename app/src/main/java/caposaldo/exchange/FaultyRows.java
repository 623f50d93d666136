package caposaldo.exchange;

import caposaldo.web.list.FormulaSafe;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;

/**
 * The rows of a file that could not be taken, as the same kind of file: mended there, it can be sent again as it is.
 *
 * @param reasons by line of the file
 * @param head of the column that tells the reason
 */
record FaultyRows(SourceFile source, Map<Integer, String> reasons, String head) {

    /** One row after the other. */
    private interface Sheet {
        void row(List<String> cells);
    }

    void write(OutputStream out) throws IOException {
        switch (source.format().kind()) {
            case CSV -> csv(out);
            case XLSX -> xlsx(out);
        }
    }

    /** UTF-8 with a byte order mark, separated as the file was. */
    private void csv(OutputStream out) throws IOException {
        out.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        try (var csv = CsvWriter.builder()
                .fieldSeparator(source.format().delimiter())
                .build(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            each(cells -> csv.writeRecord(cells.stream().map(FaultyRows::safe).toList()));
        }
    }

    /** A negative number stays one. */
    private static String safe(String cell) {
        return cell.matches("[+-][0-9., ]+") ? cell : FormulaSafe.text(cell);
    }

    private void xlsx(OutputStream out) throws IOException {
        try (var book = new Workbook(out, "Caposaldo", "1.0")) {
            var sheet = book.newWorksheet(head);
            var at = new int[1];
            each(cells -> {
                for (var c = 0; c < cells.size(); c++) {
                    sheet.value(at[0], c, cells.get(c));
                }
                at[0]++;
            });
        }
    }

    private void each(Sheet sheet) {
        var first = new boolean[] {true};
        source.read((line, cells) -> {
            var reason = first[0] ? head : reasons.get(line);
            first[0] = false;
            if (reason != null) {
                var row = new ArrayList<String>(cells.size() + 1);
                cells.forEach(cell -> row.add(cell.equals(SourceFile.FORMULA) ? "" : cell));
                row.add(reason);
                sheet.row(row);
            }
            return true;
        });
    }
}
