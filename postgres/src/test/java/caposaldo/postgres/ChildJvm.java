package caposaldo.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** A {@link Writer} in a process of its own. */
final class ChildJvm {

    private final Process process;
    private final BufferedReader output;
    private final Set<String> acknowledged = new HashSet<>();

    private ChildJvm(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    static ChildJvm writingTo(Path directory) throws IOException {
        return new ChildJvm(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Writer.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    void awaitRows(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            var line = output.readLine();
            if (line == null) throw new IllegalStateException("The child ended after " + i + " rows");
            acknowledged.add(line);
        }
    }

    /** Kills it as kill -9 does, and answers all it had acknowledged, also what was still in the pipe. */
    Set<String> kill() throws IOException {
        // Not through the Process, which would close the pipe with what is still in it.
        process.toHandle().destroyForcibly();
        process.onExit().join();
        // A last line cut in two is no acknowledgement; it would be of an earlier number, which is there as well.
        for (var line = output.readLine(); line != null; line = output.readLine()) acknowledged.add(line);
        return acknowledged;
    }

    long id() {
        return process.pid();
    }
}
