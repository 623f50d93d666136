package caposaldo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What users of other systems ask for is told with the test that shows it, and that test is there. */
class AsksTests {

    private static final Pattern CITED = Pattern.compile("`(\\w+Tests)\\.(\\w+)`");

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        var sources = sources();
        var gone = new ArrayList<String>();
        var rows = Files.readAllLines(Path.of("../docs/asks.md")).stream()
                .filter(line -> line.matches("\\| \\d+ \\|.*"))
                .toList();
        for (var row : rows) {
            assertThat(CITED.matcher(row).find()).as(row).isTrue();
            CITED.matcher(row)
                    .results()
                    .filter(cited -> !sources.getOrDefault(cited.group(1), "").contains("void " + cited.group(2) + "("))
                    .forEach(cited -> gone.add(cited.group()));
        }
        assertThat(rows).hasSizeGreaterThan(30);
        assertThat(gone).isEmpty();
    }

    private static Map<String, String> sources() throws IOException {
        try (var files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file -> file.toString().endsWith("Tests.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""), AsksTests::text));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
