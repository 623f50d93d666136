package caposaldo.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells a rival from an orphan: the operating system drops this lock when the application dies, however it dies, so
 * whoever gets it may treat a server still running on the data as abandoned.
 */
final class DataLock implements AutoCloseable {

    // POSIX drops a process's locks on a file when any of its descriptors is closed: a second start in the same
    // process must therefore be refused before it opens the file.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;

    private DataLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    static DataLock take(Path directory) {
        var own = Long.toString(ProcessHandle.current().pid());
        if (!HELD.add(directory)) throw new DataInUseException(directory, own);
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    directory.resolve("caposaldo.lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            // The holder is written past the locked byte, because Windows forbids reading a locked one.
            if (channel.tryLock(0, 1, false) == null) throw new DataInUseException(directory, holder(channel));
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((" " + own).getBytes(StandardCharsets.US_ASCII)));
            return new DataLock(directory, channel);
        } catch (IOException | RuntimeException e) {
            HELD.remove(directory);
            close(channel);
            throw e instanceof RuntimeException refused ? refused : unusable(directory, (IOException) e);
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(20);
        channel.read(bytes, 1);
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).trim();
    }

    private static CannotStartException unusable(Path directory, IOException e) {
        return new CannotStartException(
                "The data directory %s cannot be written by the user %s: give it to that user, or set CAPOSALDO_DATA."
                        .formatted(directory, System.getProperty("user.name")),
                e);
    }

    private static void close(@Nullable FileChannel channel) {
        try {
            if (channel != null) channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates the directory if need be and names it the same way for everybody. */
    static Path real(Path directory) {
        try {
            return Files.createDirectories(directory).toRealPath();
        } catch (IOException e) {
            throw unusable(directory, e);
        }
    }

    @Override
    public void close() {
        close(channel);
        HELD.remove(directory);
    }
}
