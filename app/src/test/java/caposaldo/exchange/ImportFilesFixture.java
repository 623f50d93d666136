package caposaldo.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;

/** Files as people send them, and as they should not. */
final class ImportFilesFixture {

    private ImportFilesFixture() {}

    static Path text(Path folder, String content) {
        return text(folder, content, StandardCharsets.UTF_8);
    }

    static Path text(Path folder, String content, Charset charset) {
        return bytes(folder, content.getBytes(charset));
    }

    static Path bytes(Path folder, byte[] content) {
        try {
            return Files.write(Files.createTempFile(folder, "sent", ".csv"), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One sheet; a cell that begins with = is a formula, one that is digits a number. */
    static Path workbook(Path folder, String[]... rows) {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "test", "1.0")) {
            var sheet = book.newWorksheet("Sales");
            for (var r = 0; r < rows.length; r++) {
                for (var c = 0; c < rows[r].length; c++) {
                    var cell = rows[r][c];
                    if (cell.startsWith("=")) {
                        sheet.formula(r, c, cell.substring(1));
                    } else if (cell.matches("\\d{4}-\\d{2}-\\d{2}")) {
                        sheet.value(r, c, java.time.LocalDate.parse(cell));
                        sheet.style(r, c).format("yyyy-MM-dd").set();
                    } else if (cell.matches("-?\\d+(\\.\\d+)?")) {
                        sheet.value(r, c, new java.math.BigDecimal(cell));
                    } else {
                        sheet.value(r, c, cell);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes(folder, out.toByteArray());
    }

    /** A workbook of a hundred kilobytes whose one sheet unpacks to {@code megabytes} of nothing. */
    static Path bomb(Path folder, int megabytes) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.write("<workbook/>".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            var nothing = new byte[1 << 20];
            for (var i = 0; i < megabytes; i++) {
                zip.write(nothing);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes(folder, out.toByteArray());
    }

    static String refusal(Path file) {
        try {
            FormatDetector.detect(file);
            return "accepted";
        } catch (Refused why) {
            return why.messageKey();
        }
    }
}
