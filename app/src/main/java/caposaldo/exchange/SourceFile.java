package caposaldo.exchange;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/** Reads a file row by row, whatever its size; it never holds more than one row. */
record SourceFile(Path path, SourceFormat format) {

    /** Stands in place of a cell that computes: what it would show depends on who opens it. */
    static final String FORMULA = "\u0000formula";

    private static final int MOST_COLUMNS = 1000;
    private static final Pattern DATE_FORMAT = Pattern.compile("(?i).*[ymd].*[ymd].*");

    /** Takes one row after the other until it has seen enough. */
    @FunctionalInterface
    interface Taker {

        /** @return whether to go on */
        boolean take(int line, List<String> cells);
    }

    /** @throws Refused when the file breaks off or is damaged */
    void read(Taker taker) {
        read(taker, bytes -> {});
    }

    /** @param progress told now and then how many bytes of the file have been read */
    void read(Taker taker, LongConsumer progress) {
        try {
            switch (format.kind()) {
                case CSV -> readCsv(taker, progress);
                case XLSX -> readXlsx(taker);
            }
        } catch (CharacterCodingException e) {
            throw encoding(e);
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof CharacterCodingException
                    ? encoding(e)
                    : new Refused("exchange.refused.damaged", e);
        } catch (CsvParseException e) {
            throw e.getCause() instanceof CharacterCodingException
                    ? encoding(e)
                    : new Refused("exchange.refused.cut", e);
        } catch (IOException | ExcelReaderException e) {
            throw new Refused("exchange.refused.damaged", e);
        }
    }

    private Refused encoding(Exception cause) {
        var why = new Refused("exchange.refused.encoding", format.charset());
        why.initCause(cause);
        return why;
    }

    /** The beginning of the file, the head first. */
    List<List<String>> first(int rows) {
        var first = new ArrayList<List<String>>();
        read((_, cells) -> {
            first.add(cells);
            return first.size() < rows;
        });
        return first;
    }

    private void readCsv(Taker taker, LongConsumer progress) throws IOException {
        var width = 0;
        var lastWidth = 0;
        var lastLine = 0;
        try (var counted = new Counted(Files.newInputStream(path), progress);
                var rows = CsvReader.builder()
                        .fieldSeparator(format.delimiter())
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .allowUnclosedQuote(false)
                        .ofCsvRecord(text(counted))) {
            for (var row : rows) {
                lastWidth = row.getFieldCount();
                lastLine = (int) row.getStartingLineNumber();
                if (width == 0) {
                    width = lastWidth;
                    refuseWide(width);
                }
                if (!taker.take(lastLine, row.getFields())) {
                    return;
                }
            }
        }
        if (lastWidth < width && !endsWithLine()) {
            throw new Refused("exchange.refused.cutAt", lastLine);
        }
    }

    private static void refuseWide(int width) {
        if (width > MOST_COLUMNS) {
            throw new Refused("exchange.refused.wide", width, MOST_COLUMNS);
        }
    }

    private boolean endsWithLine() throws IOException {
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            for (var at = Math.max(0, file.length() - 2); at < file.length(); at++) {
                file.seek(at);
                var last = file.read();
                if (last == '\n' || last == '\r') {
                    return true;
                }
            }
            return false;
        }
    }

    /** Strict: a byte that is no character of the encoding is told, never replaced. */
    private Reader text(InputStream file) throws IOException {
        var bytes = new BufferedInputStream(file, 1 << 16);
        skipByteOrderMark(bytes);
        return new InputStreamReader(
                bytes,
                Charset.forName(format.charset())
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static void skipByteOrderMark(InputStream bytes) throws IOException {
        bytes.mark(3);
        var begin = bytes.readNBytes(3);
        bytes.reset();
        if (FormatDetector.startsWith(begin, 0xEF, 0xBB, 0xBF)) {
            bytes.skipNBytes(3);
        } else if (FormatDetector.startsWith(begin, 0xFF, 0xFE) || FormatDetector.startsWith(begin, 0xFE, 0xFF)) {
            bytes.skipNBytes(2);
        }
    }

    private void readXlsx(Taker taker) throws IOException {
        var first = true;
        try (var book = undamaged(() -> new ReadableWorkbook(path.toFile(), new ReadingOptions(true, false)));
                var rows = undamaged(() -> book.getFirstSheet().openStream())) {
            var each = rows.iterator();
            while (undamaged(each::hasNext)) {
                var row = undamaged(each::next);
                if (first) {
                    refuseWide(row.getCellCount());
                    first = false;
                }
                var cells = undamaged(() -> cells(row));
                if (cells.stream().allMatch(String::isEmpty)) {
                    continue;
                }
                if (!taker.take(row.getRowNum(), cells)) {
                    return;
                }
            }
        }
    }

    @FunctionalInterface
    private interface Reading<T> {

        T read() throws IOException;
    }

    /** Of a workbook whose parts do not fit together the library tells by whatever exception it falls into. */
    private static <T> T undamaged(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (RuntimeException e) {
            throw new Refused("exchange.refused.damaged", e);
        }
    }

    private List<String> cells(Row row) {
        var cells = new ArrayList<String>(row.getCellCount());
        for (var at = 0; at < Math.min(row.getCellCount(), MOST_COLUMNS); at++) {
            cells.add(row.getOptionalCell(at).map(this::plain).orElse(""));
        }
        return cells;
    }

    private String plain(Cell cell) {
        return switch (cell.getType()) {
            case FORMULA, ERROR -> FORMULA;
            case NUMBER -> isDate(cell) ? cell.asDate().toLocalDate().toString() : number(cell.asNumber());
            case STRING -> cell.asString();
            case BOOLEAN -> cell.asBoolean().toString();
            case EMPTY -> "";
        };
    }

    private static boolean isDate(Cell cell) {
        var shown = cell.getDataFormatString();
        return cell.getType() == CellType.NUMBER
                && shown != null
                && DATE_FORMAT
                        .matcher(shown.replaceAll("\\[[^]]*]|\"[^\"]*\"", ""))
                        .matches();
    }

    /** A workbook holds numbers, not their spelling: they are written as the rest of its cells would be. */
    private String number(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString().replace('.', format.decimal());
    }

    private static final class Counted extends FilterInputStream {

        private final LongConsumer progress;
        private long read;

        Counted(InputStream in, LongConsumer progress) {
            super(in);
            this.progress = progress;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            var got = super.read(into, from, most);
            read += Math.max(0, got);
            progress.accept(read);
            return got;
        }
    }

    /**
     * The names of its columns, as they stand in the first row.
     *
     * @throws Refused when there is no row
     */
    List<String> heads() {
        return first(1).stream()
                .findFirst()
                .map(heads -> heads.stream().map(String::strip).toList())
                .orElseThrow(() -> new Refused("exchange.refused.empty"));
    }
}
