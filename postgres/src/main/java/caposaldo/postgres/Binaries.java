package caposaldo.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The server's programs, unpacked once from the archive on the class path. */
record Binaries(Path home) {

    /** Unpacks into a folder named by version and system, unless an earlier start has done so. */
    static Binaries in(Path cache) {
        var system = system();
        var home = cache.resolve("postgres-" + version() + "-" + system);
        if (Files.isDirectory(home)) return new Binaries(home);
        var archive = Binaries.class.getResourceAsStream("/postgres-" + system + ".txz");
        if (archive == null) {
            throw new CannotStartException(
                    "This build carries no PostgreSQL for %s. Build it on such a machine, or set CAPOSALDO_DB_URL to a server of your own."
                            .formatted(system));
        }
        try (archive) {
            Files.createDirectories(cache);
            var draft = Files.createTempDirectory(cache, "unpacking");
            unpack(archive, draft);
            settle(draft, home);
            return new Binaries(home);
        } catch (IOException e) {
            throw new CannotStartException("PostgreSQL could not be unpacked into %s.".formatted(home), e);
        }
    }

    /** In the user's own cache, where no other user can plant a program. */
    static Path userCache() {
        var xdg = System.getenv("XDG_CACHE_HOME");
        var base = xdg == null || xdg.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return base.resolve("caposaldo");
    }

    String program(String name) {
        return home.resolve("bin").resolve(RunAs.WINDOWS ? name + ".exe" : name).toString();
    }

    static String majorVersion() {
        return version().substring(0, version().indexOf('.'));
    }

    private static String version() {
        var properties = new Properties();
        try (var in = Binaries.class.getResourceAsStream("server.properties")) {
            if (in != null) properties.load(in);
            return properties.getProperty("version", "");
        } catch (IOException e) {
            throw new CannotStartException("The version of the bundled PostgreSQL cannot be read.", e);
        }
    }

    private static String system() {
        var os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var family = os.startsWith("win") ? "windows" : os.startsWith("mac") ? "darwin" : "linux";
        var arm = System.getProperty("os.arch").equals("aarch64") && !RunAs.WINDOWS;
        return family + (arm ? "-arm_64" : "-x86_64");
    }

    private static void settle(Path draft, Path home) throws IOException {
        try {
            Files.setPosixFilePermissions(draft, permissions(0755));
        } catch (UnsupportedOperationException e) {
            // Windows has no such bits and needs none.
        }
        try {
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // Another start has been quicker: its copy is as good as ours.
            Folders.delete(draft);
            if (!Files.isDirectory(home)) throw e;
        }
    }

    private static void unpack(InputStream archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(archive))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) throw new IOException("Entry outside the archive: " + entry.getName());
                write(tar, entry, path, target);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path, Path target)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        if (path.getParent() instanceof Path parent) Files.createDirectories(parent);
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(path, target.resolve(entry.getLinkName()));
        } else {
            Files.copy(tar, path);
            if (!RunAs.WINDOWS) Files.setPosixFilePermissions(path, permissions(entry.getMode()));
        }
    }

    private static EnumSet<PosixFilePermission> permissions(int mode) {
        var all = PosixFilePermission.values(); // declared from the owner's read, the highest bit, downwards
        var granted = EnumSet.noneOf(PosixFilePermission.class);
        for (int i = 0; i < all.length; i++) {
            if ((mode & (0400 >> i)) != 0) granted.add(all[i]);
        }
        return granted;
    }
}
