package caposaldo.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Gets a server to run on a port and keeps it there, whatever the last run has left behind. */
final class ServerProcess {

    // After a kill, the dead server's children and lock file linger for some seconds.
    private static final Duration PATIENCE_AFTER_CRASH = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Path directory;
    private final Postmaster postmaster;
    private final List<String> settings;
    private volatile int port;

    ServerProcess(Path directory, Postmaster postmaster, int sharedBuffersMegabytes) {
        this.directory = directory;
        this.postmaster = postmaster;
        // On the command line, where neither the file nor ALTER SYSTEM can undo them.
        this.settings = List.of(
                "fsync=on",
                "synchronous_commit=on",
                "full_page_writes=on",
                "ssl=off",
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "shared_buffers=" + sharedBuffersMegabytes + "MB");
    }

    int port() {
        return port;
    }

    long id() {
        return postmaster
                .running()
                .map(ProcessHandle::pid)
                .orElseThrow(() -> new IllegalStateException("The server is down"));
    }

    boolean alive() {
        return postmaster.running().isPresent();
    }

    /** An orphan is stopped and not adopted: so the running server always has this build's binaries and settings. */
    void start() {
        postmaster.stop();
        port = keptPort();
        persist(false);
        keep(port);
    }

    void startOnSamePort() {
        persist(true);
    }

    void stop() {
        postmaster.stop();
    }

    private void persist(boolean samePort) {
        var patience = postmaster.leftPidFile() ? PATIENCE_AFTER_CRASH : PATIENCE;
        var deadline = Instant.now().plus(patience);
        while (true) {
            if (!samePort && !free(port)) port = freePort();
            var attempt = postmaster.start(port, log(), settings);
            if (attempt.succeeded()) return;
            if (Instant.now().isAfter(deadline)) {
                throw new CannotStartException(
                        "PostgreSQL does not start: %s. The logs, %s and the folder log beside it, end with: %s"
                                .formatted(attempt.output(), log(), lastWords()));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private Path log() {
        return directory.resolve("cluster").resolve("start.log");
    }

    /** What the server said last: in its log if it got as far as opening one. */
    private String lastWords() {
        try (var later = Files.list(directory.resolve("cluster/log"))) {
            var newest = later.max(Comparator.comparing(file -> file.toFile().lastModified()));
            var lines = Files.readAllLines(newest.orElse(log()));
            return String.join(" | ", lines.subList(Math.max(0, lines.size() - 6), lines.size()));
        } catch (IOException e) {
            return "(" + e.getMessage() + ")";
        }
    }

    /** The port stays from start to start, so that a tool pointed at the database finds it again. */
    private int keptPort() {
        try {
            var file = directory.resolve("port");
            return Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : freePort();
        } catch (IOException | NumberFormatException e) {
            return freePort();
        }
    }

    private void keep(int chosen) {
        try {
            Files.writeString(directory.resolve("port"), Integer.toString(chosen));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean free(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
