package caposaldo.exchange;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/** Reads a file row by row, whatever its size; it never holds more than one row. */
record SourceFile(Path path, SourceFormat format) {

    /** Stands in place of a cell that computes: what it would show depends on who opens it. */
    static final String FORMULA = "\u0000formula";

    /** Takes one row after the other until it has seen enough. */
    @FunctionalInterface
    interface Taker {

        /** @return whether to go on */
        boolean take(int line, List<String> cells);
    }

    /** @throws Refused when the file breaks off or is damaged */
    void read(Taker taker) {
        try {
            switch (format.kind()) {
                case CSV -> readCsv(taker);
                case XLSX -> readXlsx(taker);
            }
        } catch (CsvParseException | UncheckedIOException e) {
            throw new Refused("exchange.refused.damaged", e);
        } catch (IOException e) {
            throw new Refused("exchange.refused.damaged", e);
        }
    }

    /** The beginning of the file, the head first. */
    List<List<String>> first(int rows) {
        var first = new ArrayList<List<String>>();
        read((line, cells) -> {
            first.add(cells);
            return first.size() < rows;
        });
        return first;
    }

    private void readCsv(Taker taker) throws IOException {
        try (var text = text();
                var rows = CsvReader.builder()
                        .fieldSeparator(format.delimiter())
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .ofCsvRecord(text)) {
            for (var row : rows) {
                if (!taker.take((int) row.getStartingLineNumber(), row.getFields())) {
                    return;
                }
            }
        }
    }

    private Reader text() throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        skipByteOrderMark(bytes);
        return new InputStreamReader(bytes, Charset.forName(format.charset()));
    }

    private static void skipByteOrderMark(InputStream bytes) throws IOException {
        bytes.mark(3);
        var begin = bytes.readNBytes(3);
        bytes.reset();
        if (begin.length == 3 && begin[0] == (byte) 0xEF && begin[1] == (byte) 0xBB && begin[2] == (byte) 0xBF) {
            bytes.skipNBytes(3);
        } else if (begin.length >= 2
                && (begin[0] == (byte) 0xFF && begin[1] == (byte) 0xFE
                        || begin[0] == (byte) 0xFE && begin[1] == (byte) 0xFF)) {
            bytes.skipNBytes(2);
        }
    }

    private void readXlsx(Taker taker) throws IOException {
        try (var book = new ReadableWorkbook(path.toFile(), new ReadingOptions(true, false));
                var rows = book.getFirstSheet().openStream()) {
            for (var row : (Iterable<Row>) rows::iterator) {
                var cells = new ArrayList<String>(row.getCellCount());
                for (var at = 0; at < row.getCellCount(); at++) {
                    cells.add(row.getOptionalCell(at).map(SourceFile::plain).orElse(""));
                }
                if (!taker.take(row.getRowNum(), cells)) {
                    return;
                }
            }
        }
    }

    private static String plain(Cell cell) {
        if (cell.getType() == CellType.FORMULA) {
            return FORMULA;
        } else if (cell.getType() == CellType.NUMBER) {
            var format = cell.getDataFormatString();
            return format != null && format.matches(".*[ymd].*[ymd].*") ? date(cell) : number(cell.asNumber());
        }
        return cell.getText();
    }

    private static String date(Cell cell) {
        LocalDateTime at = cell.asDate();
        return at.toLocalDate().toString();
    }

    private static String number(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
