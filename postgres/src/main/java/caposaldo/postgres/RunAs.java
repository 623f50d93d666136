package caposaldo.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Under whose name the server runs. PostgreSQL refuses root, so for root there are two ways down: a user namespace of
 * its own, in which files keep their owner (preferred), or the account of an unprivileged user (where a sandbox forbids
 * namespaces), to whom the cluster is then given.
 */
record RunAs(List<String> prefix, int uid, int gid) {

    static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    private static final int SAME = -1;
    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    /** Whoever owns the cluster already decides; a new cluster takes the first way that works here. */
    static RunAs of(Path cluster) {
        if (!root()) return new RunAs(List.of(), SAME, SAME);
        var owner = Files.exists(cluster) ? number(cluster, "unix:uid") : 0;
        if (owner != 0) return account(owner, number(cluster, "unix:gid"));
        if (works(List.of("unshare", "-U"))) return new RunAs(List.of("unshare", "-U"), SAME, SAME);
        return account(idOf("-u"), idOf("-g"));
    }

    List<String> line(List<String> command) {
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }

    /** Makes the files those of the server's user, where that is not our own. */
    void give(Path tree) {
        if (uid == SAME) return;
        try (var paths = Files.walk(tree)) {
            for (var path : paths.toList()) {
                Files.setAttribute(path, "unix:uid", uid);
                Files.setAttribute(path, "unix:gid", gid);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets the server's user pass through a directory to its cluster, without showing what else is there. */
    void openTo(Path directory) {
        if (uid == SAME) return;
        try {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server under another name cannot read a cache in root's home. */
    boolean stranger() {
        return uid != SAME;
    }

    static RunAs account(int uid, int gid) {
        var prefix = List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups");
        if (works(prefix)) return new RunAs(prefix, uid, gid);
        throw new CannotStartException(
                "PostgreSQL does not run as root, and this system allows neither a user namespace (unshare -U) nor a"
                        + " change of user (setpriv). Start Caposaldo as an ordinary user.");
    }

    private static boolean works(List<String> prefix) {
        var line = new ArrayList<>(prefix);
        line.add("true");
        return Command.run(line, AT_ONCE).succeeded();
    }

    private static boolean root() {
        return !WINDOWS && Command.run(List.of("id", "-u"), AT_ONCE).output().equals("0");
    }

    private static int idOf(String which) {
        var postgres = Command.run(List.of("id", which, "postgres"), AT_ONCE);
        var found = postgres.succeeded() ? postgres : Command.run(List.of("id", which, "nobody"), AT_ONCE);
        if (!found.succeeded()) {
            throw new CannotStartException(
                    "PostgreSQL does not run as root, and this system has no user 'postgres' or 'nobody' to run it as."
                            + " Start Caposaldo as an ordinary user.");
        }
        return Integer.parseInt(found.output());
    }

    private static int number(Path file, String attribute) {
        try {
            return (int) Files.getAttribute(file, attribute);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
