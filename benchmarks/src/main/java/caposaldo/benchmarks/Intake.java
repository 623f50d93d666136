package caposaldo.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** Takes files in as a program does: upload, wait for the preview, accept, wait. */
final class Intake {

    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");
    private static final Pattern STATE = Pattern.compile("\"state\":\"(\\w+)\"");
    private static final Pattern FAULTY = Pattern.compile("\"faulty\":(\\d+)");

    private final Visitor visitor;

    Intake(Visitor visitor) {
        this.visitor = visitor;
    }

    /**
     * How long one file took, in seconds.
     *
     * @param reading from the upload's first byte to the preview
     * @param accepting from the acceptance to the end of it
     */
    record Took(double reading, double accepting) {

        double whole() {
            return reading + accepting;
        }
    }

    /** @throws IllegalStateException when the house refuses the file or finds a fault in it */
    Took take(String target, Path file) throws IOException {
        var begun = System.nanoTime();
        var id = found(ID, visitor.postFile("/api/v1/imports?target=" + target + "&source=volume", file));
        await(id, "READY");
        var read = System.nanoTime();
        visitor.postJson("/api/v1/imports/" + id + "/acceptance", "{}");
        await(id, "ACCEPTED");
        return new Took((read - begun) / 1e9, (System.nanoTime() - read) / 1e9);
    }

    private void await(String id, String wanted) {
        while (true) {
            var run = visitor.get("/api/v1/imports/" + id);
            var state = found(STATE, run);
            if (state.equals("REFUSED")
                    || state.equals("READY") && !found(FAULTY, run).equals("0")) {
                throw new IllegalStateException("Not taken as it is: " + run);
            }
            if (state.equals(wanted)) {
                return;
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }

    private static String found(Pattern pattern, String text) {
        var match = pattern.matcher(text);
        if (!match.find()) {
            throw new IllegalStateException("No " + pattern + " in " + text);
        }
        return match.group(1);
    }
}
