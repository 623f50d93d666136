package caposaldo.postgres;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/** The passwords of the three roles, random, kept beside the data in a file only its owner can read. */
record Secrets(String superuser, String owner, String app) {

    /** Reads the file, or writes it first: it must be on disk before a cluster is made that needs it. */
    static Secrets in(Path directory) {
        var file = directory.resolve("secrets.properties");
        try {
            if (!Files.exists(file)) write(file);
            var kept = new Properties();
            try (var in = Files.newBufferedReader(file)) {
                kept.load(in);
            }
            return new Secrets(required(kept, "superuser"), required(kept, "owner"), required(kept, "app"));
        } catch (IOException e) {
            throw new CannotStartException(
                    "The passwords of the database, %s, cannot be read by this user.".formatted(file), e);
        }
    }

    /** A file only its owner can read, from its first instant. */
    static Path secretly(Path file, String content) throws IOException {
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        return Files.writeString(file, content);
    }

    private static void write(Path file) throws IOException {
        var fresh = new Properties();
        for (var role : new String[] {"superuser", "owner", "app"}) fresh.setProperty(role, password());
        var text = new StringWriter();
        fresh.store(text, "Passwords of the embedded database. Keep this file with the data.");
        var draft = secretly(file.resolveSibling("secrets.properties.new"), text.toString());
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String required(Properties kept, String role) {
        var password = kept.getProperty(role);
        if (password == null) {
            throw new CannotStartException("The password of '%s' is missing from secrets.properties.".formatted(role));
        }
        return password;
    }

    private static String password() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
