package caposaldo.exchange;

import caposaldo.exchange.ImportField.Type;
import caposaldo.fuzz.FuzzedReader;
import caposaldo.kernel.Invalid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** CSV and XLSX, told by their content and read to the last cell, as imports do. */
public final class FuzzedTables extends FuzzedReader {

    private static final List<ImportField> FIELDS = List.of(
            ImportField.required("document", Type.TEXT, "document"),
            ImportField.required("date", Type.DATE, "date"),
            ImportField.optional("country", Type.COUNTRY, "country"),
            ImportField.optional("quantity", Type.INTEGER, "quantity"),
            ImportField.optional("price", Type.DECIMAL, "price"),
            ImportField.choice("kind", Map.of("sale", "SALE", "return", "RETURN"), "kind"));

    private final Path folder;

    public FuzzedTables() {
        try {
            folder = Files.createTempDirectory("tables");
            folder.toFile().deleteOnExit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected List<byte[]> whole() {
        var csv = """
                document;date;country;quantity;price;kind
                R-1;20.11.2026;Italia;1.200;12,50;sale
                "R;2";21.11.2026;Česko;-3;"1.234,56";return
                """;
        String[][] rows = {
            {"document", "date", "country", "quantity", "price", "kind"},
            {"R-1", "2026-11-20", "IT", "12", "12.50", "sale"},
            {"R-2", "2026-11-21", "DE", "-3", "=1+1", "return"}
        };
        return List.of(
                utf8(csv),
                csv.getBytes(java.nio.charset.StandardCharsets.UTF_16),
                utf8(ImportScenario.SALES),
                taken(ImportFilesFixture.workbook(folder, rows)));
    }

    @Override
    protected Object read(byte[] file) {
        var path = ImportFilesFixture.bytes(folder, file);
        try {
            var format = FormatDetector.detect(path);
            var source = new SourceFile(path, format);
            var parser =
                    new RowParser(FIELDS, Mapping.guess(FIELDS, source.heads()).places(FIELDS, source.heads()), format);
            var cells = new @Nullable String[FIELDS.size()];
            var faults = new ArrayList<Object>();
            source.read((line, row) -> {
                var fault = parser.parse(line, row, cells);
                return fault == null || faults.add(fault);
            });
            return faults;
        } catch (Refused why) {
            throw Invalid.field("file", why.messageKey(), why.arguments().toArray());
        } finally {
            delete(path);
        }
    }

    private static byte[] taken(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(path);
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected String ofTheWhole() {
        return "exchange\\.refused\\.(empty|binary|noTable|damaged|cut|bomb)";
    }
}
