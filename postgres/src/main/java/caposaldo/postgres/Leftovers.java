package caposaldo.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Throw-away servers whose process was killed before it could throw them away. */
final class Leftovers {

    static final String PREFIX = "caposaldo-postgres-";

    private static final System.Logger LOG = System.getLogger(Leftovers.class.getName());
    // A directory as young as this may belong to a start that has not yet taken its lock.
    private static final Duration YOUNG = Duration.ofMinutes(1);

    private Leftovers() {}

    /** Stops and deletes them; a directory whose lock is held, or that another user owns, is none. */
    static void clear() {
        try (var directories = Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), PREFIX + "*")) {
            for (var directory : directories) clear(directory);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "Leftovers stay.", e);
        }
    }

    private static void clear(Path directory) {
        try {
            var lockFile = directory.resolve("caposaldo.lock");
            if (!Files.isWritable(lockFile)) return;
            var touched = Files.getLastModifiedTime(lockFile).toInstant();
            if (touched.isAfter(Instant.now().minus(YOUNG))) return;
            var lock = DataLock.take(directory);
            try {
                var cluster = directory.resolve("cluster");
                new Postmaster(cluster, Binaries.in(Binaries.userCache()), RunAs.of(cluster)).stop();
            } finally {
                lock.close();
            }
            Folders.delete(directory);
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "Left over: " + directory, e);
        }
    }
}
