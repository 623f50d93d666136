package caposaldo.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleFilesTests {

    private static final LocalDate END = LocalDate.of(2026, 11, 22);

    private final SampleFiles files = new SampleFiles(SteelWheels.read(), END);

    @ParameterizedTest
    @CsvSource({"clients, 126", "products, 110", "prices, 110"})
    void holdWhatSteelWheelsHasToTheLastLine(String target, long rows) {
        var file = files.of(target);
        assertThat(file).endsWith("\n");
        assertThat(file.lines().count() - 1).isEqualTo(rows);
    }

    @Test
    void endOnTheDayAskedFor() {
        assertThat(files.of("sales"))
                .contains(END.toString())
                .doesNotContain(END.plusDays(1).toString());
    }
}
