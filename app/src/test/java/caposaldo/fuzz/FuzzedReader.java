package caposaldo.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.kernel.Invalid;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Something that reads files from outside. Whatever becomes of a file, it is read or refused, soon; a refusal is said in
 * words and names the place, and nothing that a file names elsewhere is opened.
 */
public abstract class FuzzedReader {

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final String SECRET = "what a file may not tell of";
    static final Path SECRET_FILE = secret();
    private static final Set<String> WORDS = words();

    /** Files that can be read, one of each kind. */
    protected abstract List<byte[]> whole();

    /**
     * @return what was read
     * @throws Invalid when it cannot be
     */
    protected abstract Object read(byte[] file) throws IOException;

    /** Reasons, as a pattern, that are said of a file as a whole: they need no place. */
    protected abstract String ofTheWhole();

    /** @return whether it was read, not refused */
    final boolean bears(byte[] file) {
        var begun = cpuTime();
        var read = true;
        try {
            assertThat(String.valueOf(read(file))).doesNotContain(SECRET);
        } catch (Invalid refused) {
            read = false;
            assertThat(refused.problems()).isNotEmpty().allSatisfy(this::names);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(cpuTime().minus(begun)).as("of the processor").isLessThan(SOON);
        return read;
    }

    /** The processor's, not the clock's: others work beside it. */
    private static Duration cpuTime() {
        return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }

    private void names(Invalid.Problem problem) {
        assertThat(WORDS).as("said in words").contains(problem.messageKey());
        if (!problem.messageKey().matches(ofTheWhole())) {
            assertThat(problem.arguments()).as("where: " + problem.messageKey()).isNotEmpty();
        }
    }

    private static Path secret() {
        try {
            var file = Files.writeString(Files.createTempFile("secret", ".txt"), SECRET);
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> words() {
        var words = new HashSet<String>();
        try {
            for (var file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*_en.properties")) {
                var properties = new Properties();
                try (var in = file.getInputStream()) {
                    properties.load(in);
                }
                words.addAll(properties.stringPropertyNames());
            }
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file that lies beside the tests. */
    protected static byte[] resource(String path) {
        try (InputStream in = Objects.requireNonNull(FuzzedReader.class.getResourceAsStream(path), path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    protected static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return getClass().getSimpleName();
    }
}
