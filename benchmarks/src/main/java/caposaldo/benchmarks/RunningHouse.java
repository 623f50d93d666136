package caposaldo.benchmarks;

import caposaldo.postgres.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The application as the launcher starts it, with the options it names in {@code CAPOSALDO_JAVA_OPTIONS}, in a process of its own, over a database that is in reach of the measurement. */
final class RunningHouse implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration GLANCE = Duration.ofMillis(50);

    private final EmbeddedServer database;
    private final Process process;
    private final int port;

    private RunningHouse(EmbeddedServer database, Process process, int port) {
        this.database = database;
        this.process = process;
        this.port = port;
    }

    /**
     * @param application the folder with the extracted application
     * @param data kept from one measurement to the next
     */
    static RunningHouse start(Path application, Path data) throws IOException {
        Files.createDirectories(data);
        var database = EmbeddedServer.start(EmbeddedServer.Settings.in(data.resolve("postgres")));
        var port = freePort();
        var log = data.resolve("application.log");
        var command = new ProcessBuilder(Stream.of(
                                Stream.of(
                                        ProcessHandle.current().info().command().orElse("java")),
                                Stream.of(System.getenv()
                                        .getOrDefault("CAPOSALDO_JAVA_OPTIONS", "")
                                        .split(" ")),
                                Stream.of(
                                        "-jar",
                                        application
                                                .resolve("caposaldo-app-1-SNAPSHOT.jar")
                                                .toString(),
                                        "--caposaldo.demo=true",
                                        "--caposaldo.demo-company=true",
                                        // Nobody else is there to be kept from.
                                        "--caposaldo.api.requests-per-minute=1000000"))
                        .flatMap(part -> part)
                        .filter(part -> !part.isEmpty())
                        .toList())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        var settings = command.environment();
        settings.put("CAPOSALDO_DATA", data.toString());
        settings.put("CAPOSALDO_PORT", Integer.toString(port));
        settings.put("CAPOSALDO_DB_URL", database.owner().url());
        settings.put("CAPOSALDO_DB_USER", database.owner().username());
        settings.put("CAPOSALDO_DB_PASSWORD", database.owner().password());
        settings.put("CAPOSALDO_DB_APP_USER", database.app().username());
        settings.put("CAPOSALDO_DB_APP_PASSWORD", database.app().password());
        var house = new RunningHouse(database, command.start(), port);
        house.awaitReady(log);
        return house;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady(Path log) throws IOException {
        var deadline = Instant.now().plus(PATIENCE);
        while (!Files.readString(log).contains("is ready after")) {
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                close();
                throw new IllegalStateException("The application does not start:\n" + Files.readString(log));
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }

    Visitor visitor(String login) {
        return new Visitor("http://localhost:" + port).signedIn(login);
    }

    EmbeddedServer database() {
        return database;
    }

    /** Resident memory of the application's process at its highest, in mebibytes; Linux only. */
    double peakMemory() {
        try {
            var status = Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"));
            return status.stream()
                            .filter(line -> line.startsWith("VmHWM:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElseThrow()
                    / 1024.0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            database.close();
        }
    }
}
