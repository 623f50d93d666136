package caposaldo.crash;

import caposaldo.CaposaldoApplication;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The whole application in a process of its own, with a database of its own, as {@code ./caposaldo run} starts it. */
final class ApplicationProcess implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("open http://localhost:(\\d+) ");
    private static final Pattern CODE = Pattern.compile("enter the code (\\S+)");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final Path log;
    private final Path data;

    private ApplicationProcess(Process process, Path log, Path data) {
        this.process = process;
        this.log = log;
        this.data = data;
    }

    /** Comes back when it says that it is ready. */
    static ApplicationProcess startedOn(Path data) throws IOException {
        var log = Files.createTempFile(data.toAbsolutePath().getParent(), "application", ".log");
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath(),
                        CaposaldoApplication.class.getName(),
                        "--server.port=0",
                        "--caposaldo.api.requests-per-minute=1000000")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("CAPOSALDO_"));
        builder.environment().put("CAPOSALDO_DATA", data.toString());
        var started = new ApplicationProcess(builder.start(), log, data);
        started.said(READY);
        return started;
    }

    /** What production has: the classes of the tests would bring their own clock. */
    private static String classPath() {
        var all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(all.split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    int port() {
        return Integer.parseInt(said(READY));
    }

    /** With which the first administrator enters. */
    String code() {
        return said(CODE);
    }

    private String said(Pattern what) {
        var deadline = Instant.now().plus(PATIENCE);
        while (true) {
            var found = what.matcher(text());
            if (found.find()) {
                return found.group(1);
            }
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("It never said " + what + ", but: " + text());
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /** All that it said. */
    String text() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As kill -9 does; its database goes on without it. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** The database's own process, which the application must bring back. */
    ProcessHandle database() throws IOException {
        var pid = Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid"))
                .getFirst();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    /** As Ctrl-C does. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
