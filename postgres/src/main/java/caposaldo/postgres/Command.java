package caposaldo.postgres;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One run of a program: its exit code and all it said. */
record Command(int exit, String output) {

    static Command run(List<String> line, Duration patience) {
        Path said = null;
        try {
            // Into a file and not a pipe: the server inherits the handle and would keep a pipe open for ever.
            said = Files.createTempFile("caposaldo", ".out");
            var builder = new ProcessBuilder(new ArrayList<>(line))
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(nowhere()))
                    .redirectOutput(said.toFile());
            // A PGDATA or PGOPTIONS meant for another server must not reach ours.
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            builder.environment().put("LC_ALL", "C");
            var process = builder.start();
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Command(-1, Files.readString(said) + "no answer within " + patience.toSeconds() + " s");
            }
            return new Command(process.exitValue(), Files.readString(said).strip());
        } catch (IOException e) {
            return new Command(-1, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStartException("Interrupted while waiting for the database.", e);
        } finally {
            delete(said);
        }
    }

    boolean succeeded() {
        return exit == 0;
    }

    private static File nowhere() {
        return new File(RunAs.WINDOWS ? "NUL" : "/dev/null");
    }

    private static void delete(@Nullable Path said) {
        try {
            if (said != null) Files.deleteIfExists(said);
        } catch (IOException e) {
            // Windows keeps the file while the server holds the handle; a stray temporary file is no harm.
            if (!RunAs.WINDOWS) throw new UncheckedIOException(e);
        }
    }
}
