package caposaldo.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/** The directory PostgreSQL keeps its data in; it is either whole or not there. */
record Cluster(Path path) {

    static final String SUPERUSER = "postgres";

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    static Cluster in(Path directory) {
        return new Cluster(directory.resolve("cluster"));
    }

    /** Makes the cluster in a draft directory and renames it when it is whole: an interrupted start leaves only a draft. */
    void makeIfAbsent(Binaries binaries, RunAs runAs, Secrets secrets) {
        try {
            clearDrafts();
            if (Files.exists(path)) {
                checkVersion();
            } else {
                make(binaries, runAs, secrets);
            }
        } catch (IOException e) {
            throw new CannotStartException("The database in %s could not be prepared.".formatted(path), e);
        }
    }

    private void checkVersion() throws IOException {
        var file = path.resolve("PG_VERSION");
        if (!Files.exists(file)) {
            throw new CannotStartException(
                    "%s is not a database of Caposaldo: it holds no PG_VERSION. Set CAPOSALDO_DATA to another directory."
                            .formatted(path));
        }
        var found = Files.readString(file).strip();
        if (!found.equals(Binaries.majorVersion())) {
            throw new OtherMajorVersionException(path, found, Binaries.majorVersion());
        }
    }

    private void clearDrafts() throws IOException {
        try (var drafts = Files.newDirectoryStream(parent(), "draft-*")) {
            for (var draft : drafts) Folders.delete(draft);
        }
    }

    private void make(Binaries binaries, RunAs runAs, Secrets secrets) throws IOException {
        var draft = Files.createTempDirectory(parent(), "draft-");
        var password = Secrets.secretly(draft.resolve("password"), secrets.superuser());
        runAs.give(draft);
        var made = Command.run(runAs.line(initdb(binaries, draft.resolve("cluster"), password)), PATIENCE);
        if (!made.succeeded()) {
            throw new CannotStartException("PostgreSQL could not create its data: " + made.output());
        }
        configure(draft.resolve("cluster"));
        Files.move(draft.resolve("cluster"), path, StandardCopyOption.ATOMIC_MOVE);
        Folders.delete(draft);
    }

    private static List<String> initdb(Binaries binaries, Path target, Path password) {
        return List.of(
                binaries.program("initdb"),
                "--pgdata=" + target,
                "--username=" + SUPERUSER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                // The builtin provider's order never changes with a library, so an index cannot rot by an upgrade.
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--text-search-config=simple",
                "--data-checksums");
    }

    private static void configure(Path cluster) throws IOException {
        Files.writeString(cluster.resolve("pg_hba.conf"), """
                # This machine only, every role by its password.
                host all all 127.0.0.1/32 scram-sha-256
                """);
        try (var config = Cluster.class.getResourceAsStream("caposaldo.conf")) {
            if (config == null) throw new IOException("caposaldo.conf is missing from the build");
            var file = cluster.resolve("postgresql.conf");
            Files.writeString(file, Files.readString(file) + new String(config.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private Path parent() {
        var parent = path.getParent();
        if (parent == null) throw new IllegalStateException("No parent: " + path);
        return parent;
    }
}
