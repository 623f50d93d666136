package caposaldo.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The server process of one cluster: found by its pid file, started and stopped through pg_ctl. */
final class Postmaster {

    // Above every system's highest process number, so it can belong to nobody.
    private static final String NOBODYS_PID = "2147483646";
    private static final Pattern FIRST_LINE = Pattern.compile("\\A-?\\d+");
    private static final int RECOVERY_SECONDS = 600;

    private final Path cluster;
    private final Binaries binaries;
    private final RunAs runAs;

    Postmaster(Path cluster, Binaries binaries, RunAs runAs) {
        this.cluster = cluster;
        this.binaries = binaries;
        this.runAs = runAs;
    }

    /** The server at work on this cluster, if there is one: never another process that happens to bear its number. */
    Optional<ProcessHandle> running() {
        return pid().flatMap(ProcessHandle::of).filter(this::ours);
    }

    private boolean ours(ProcessHandle process) {
        var info = process.info();
        var program = info.command().map(Path::of).map(Path::getFileName).map(Path::toString);
        var named = program.filter(name -> name.equals("postgres") || name.equals("postgres.exe"));
        // Windows does not tell the arguments; there the name has to do.
        var arguments = info.commandLine().or(info::command);
        return named.isPresent()
                && (RunAs.WINDOWS
                        || arguments
                                .filter(line -> line.contains(cluster.toString()))
                                .isPresent());
    }

    /** One attempt; the answer is what pg_ctl said. It returns when the server takes connections. */
    Command start(int port, Path log, List<String> settings) {
        disownStalePid();
        var options = new StringBuilder("-p ").append(port);
        for (var setting : settings) options.append(" -c ").append(setting);
        return control(RECOVERY_SECONDS, "start", "--log=" + log, "--options=" + options);
    }

    void stop() {
        var process = running();
        if (process.isEmpty()) return;
        if (control(60, "stop", "--mode=fast").succeeded()) return;
        control(30, "stop", "--mode=immediate");
        running().ifPresent(ProcessHandle::destroyForcibly);
    }

    /**
     * PostgreSQL refuses for ever when the number in a stale pid file has passed to another process, or when there is
     * none. The rest of the file is kept: by it PostgreSQL sees whether children of the dead server still hold memory.
     */
    private void disownStalePid() {
        if (!leftPidFile() || running().isPresent()) return;
        try {
            if (pid().isEmpty()) {
                Files.delete(pidFile());
            } else {
                var text = Files.readString(pidFile());
                Files.writeString(pidFile(), FIRST_LINE.matcher(text).replaceFirst(NOBODYS_PID));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean leftPidFile() {
        return Files.exists(pidFile());
    }

    private Optional<Long> pid() {
        try {
            var first = FIRST_LINE.matcher(Files.readString(pidFile()));
            return first.find() ? Optional.of(Math.abs(Long.parseLong(first.group()))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Path pidFile() {
        return cluster.resolve("postmaster.pid");
    }

    private Command control(int seconds, String verb, String... more) {
        var line = new ArrayList<>(
                List.of(binaries.program("pg_ctl"), verb, "--pgdata=" + cluster, "--wait", "--timeout=" + seconds));
        line.addAll(List.of(more));
        return Command.run(runAs.line(line), Duration.ofSeconds(seconds + 10L));
    }
}
