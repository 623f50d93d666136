package caposaldo.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.exchange.ImportRun.Counts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that cannot be taken as they are: they stay out and come back with their reason. */
class FaultyRowsTests extends ImportScenario {

    @Test
    void faultyRowsStayOutAndComeBackAsTheSameFileWithTheirReason() throws IOException {
        var run = load("sales", """
                document;date;customer;item;quantity;price
                F-1;05/10/2026;FS-1;FG-1;10;12,50
                F-2;25/10/2026;FS-1;FG-1;ten;12,50
                F-3;32/10/2026;FS-1;FG-1;1;=2+2
                """);
        assertThat(run.counts()).isEqualTo(new Counts(1, 0, 0, 2));
        assertThat(imports.faults(support, run.id(), 10))
                .extracting(ImportTarget.Fault::line)
                .containsExactly(3, 4);
        var out = new ByteArrayOutputStream();
        imports.writeFaulty(support, run.id(), ImportTarget.Fault::reason, "reason", out);
        assertThat(out.toString(StandardCharsets.UTF_8).lines().map(l -> l.replace("\ufeff", "")))
                .containsExactly(
                        "document;date;customer;item;quantity;price;reason",
                        "F-2;25/10/2026;FS-1;FG-1;ten;12,50;DECIMAL",
                        "F-3;32/10/2026;FS-1;FG-1;1;'=2+2;DATE");
        imports.undo(support, run.id());
    }

    @Test
    void faultyRowsOfAWorkbookComeBackAsAWorkbook(@TempDir Path folder) throws IOException {
        var sent = ImportFilesFixture.workbook(
                folder,
                new String[] {"document", "date", "customer", "item", "quantity", "price"},
                new String[] {"X-1", "2026-10-05", "FS-1", "FG-1", "10", "12.5"},
                new String[] {"X-2", "2026-10-06", "FS-1", "FG-1", "ten", "12.5"});
        var run = imports.load(support, "sales", "sales.xlsx", Files.newInputStream(sent), MAKE_ALL, "erp");
        assertThat(run.counts()).isEqualTo(new Counts(1, 0, 0, 1));
        var back = folder.resolve("faulty.xlsx");
        try (var out = Files.newOutputStream(back)) {
            imports.writeFaulty(support, run.id(), ImportTarget.Fault::reason, "reason", out);
        }
        assertThat(new SourceFile(back, FormatDetector.detect(back)).first(9))
                .containsExactly(
                        List.of("document", "date", "customer", "item", "quantity", "price", "reason"),
                        List.of("X-2", "2026-10-06", "FS-1", "FG-1", "ten", "12.5", "DECIMAL"));
        imports.undo(support, run.id());
    }
}
