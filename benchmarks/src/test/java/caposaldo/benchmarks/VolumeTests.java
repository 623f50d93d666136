package caposaldo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VolumeTests {

    private static final LocalDate LAST = LocalDate.of(2026, 11, 23);

    @Test
    void theSameScaleMakesTheSameCompanyEachTime(@TempDir Path folder) throws IOException {
        var volume = new Volume(0.0005, LAST, List.of("P1", "P2"));
        volume.writeSales(folder.resolve("one.csv"));
        volume.writeSales(folder.resolve("other.csv"));
        assertThat(folder.resolve("one.csv")).hasSameBinaryContentAs(folder.resolve("other.csv"));
    }

    @Test
    void salesNameOnlyClientsAndProductsOfTheCompanyAndEndWithTheLastDay(@TempDir Path folder) throws IOException {
        var volume = new Volume(0.0005, LAST, List.of());
        volume.writeClients(folder.resolve("clients.csv"));
        volume.writeProducts(folder.resolve("products.csv"));
        volume.writeSales(folder.resolve("sales.csv"));
        var clients = column(folder.resolve("clients.csv"), 0);
        var products = column(folder.resolve("products.csv"), 0);
        assertThat(clients).hasSize(50).doesNotHaveDuplicates();
        assertThat(products).hasSize(25).doesNotHaveDuplicates();
        assertThat(column(folder.resolve("sales.csv"), 3)).hasSize(5000).isSubsetOf(clients);
        assertThat(column(folder.resolve("sales.csv"), 4)).isSubsetOf(products);
        assertThat(column(folder.resolve("sales.csv"), 2).getLast()).isEqualTo("2026-11-21");
    }

    @Test
    void creditNotesTakeBackAndInvoicesBring(@TempDir Path folder) throws IOException {
        new Volume(0.0005, LAST, List.of()).writeSales(folder.resolve("sales.csv"));
        var documents = column(folder.resolve("sales.csv"), 0);
        var amounts = column(folder.resolve("sales.csv"), 6);
        for (var i = 0; i < documents.size(); i++) {
            assertThat(new BigDecimal(amounts.get(i)).signum())
                    .as(documents.get(i))
                    .isEqualTo(documents.get(i).startsWith("C") ? -1 : 1);
        }
        assertThat(documents).anyMatch(document -> document.startsWith("C"));
    }

    private static List<String> column(Path file, int column) throws IOException {
        return Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split(",")[column])
                .toList();
    }
}
