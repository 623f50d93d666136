package caposaldo.exchange;

import caposaldo.db.AccessScope;
import caposaldo.db.Acting;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Invalid;
import caposaldo.security.AccessScopes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Takes in what other programs put into a folder: {@code sales/}, {@code clients/} and so on hold one kind of file each.
 * A file is taken when it has not grown between two looks, moved to {@code taken/} so that no other process takes it too,
 * and ends in {@code done/} or {@code refused/}; what happened stands in the list of imports.
 */
@Component
class FolderImports {

    private static final Logger log = LoggerFactory.getLogger(FolderImports.class);
    static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    /** How a file looked the last time. */
    private record Seen(long size, FileTime written) {}

    private final Imports imports;
    private final ImportStore store;
    private final AccessScopes scopes;
    private final Clock clock;
    private final String folder;
    private final String login;
    private final Map<Path, Seen> seen = new HashMap<>();

    /**
     * @param folder empty for none
     * @param login whose imports they are
     */
    FolderImports(
            Imports imports,
            ImportStore store,
            AccessScopes scopes,
            Clock clock,
            @Value("${caposaldo.import.folder:}") String folder,
            @Value("${caposaldo.import.folder-user:}") String login) {
        this.imports = imports;
        this.store = store;
        this.scopes = scopes;
        this.clock = clock;
        this.folder = folder;
        this.login = login;
    }

    void look() {
        if (!folder.isBlank()) {
            scopes.of(login, LocalDate.now(clock))
                    .ifPresentOrElse(
                            scope -> look(Path.of(folder), scope),
                            () -> log.warn(
                                    "Files in {} wait: caposaldo.import.folder-user names nobody who can sign in",
                                    folder));
        }
    }

    /** Takes every file that looks as it did at the last look. */
    synchronized void look(Path into, AccessScope scope) {
        for (var target : imports.targets()) {
            var box = into.resolve(target.name());
            for (var file : files(box)) {
                if (isComplete(file)) {
                    take(file, into, target.name(), scope);
                }
            }
        }
    }

    private static List<Path> files(Path box) {
        if (!Files.isDirectory(box)) {
            return List.of();
        }
        try (var inside = Files.list(box)) {
            return inside.filter(Files::isRegularFile)
                    .filter(file ->
                            !file.getFileName().toString().matches("(?i)\\..*|.*\\.(part|tmp|filepart|crdownload)"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isComplete(Path file) {
        try {
            var now = new Seen(Files.size(file), Files.getLastModifiedTime(file));
            return now.equals(seen.put(file, now));
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(Path file, Path into, String target, AccessScope scope) {
        seen.remove(file);
        try {
            var taken = moved(file, into.resolve("taken"));
            var good = new Acting(Optional.of(scope.userId()), Acting.Channel.IMPORT, "folder")
                    .call(() -> load(taken, file.getFileName().toString(), target, scope));
            moved(taken, into.resolve(good ? "done" : "refused"));
        } catch (NoSuchFileException e) {
            log.info("{} was taken by somebody else", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the last accepted file of its kind was taken: the same switches, the same system. */
    private boolean load(Path taken, String name, String target, AccessScope scope) throws IOException {
        var as = store.lastAccepted(target).orElse(ImportStore.Options.NONE);
        try (var content = Files.newInputStream(taken)) {
            var run = imports.load(scope, target, name, content, as.on(), as.source());
            return run.state() == ImportRun.State.ACCEPTED && run.counts().faulty() == 0;
        } catch (Invalid | Forbidden why) {
            log.warn("{} was refused: {}", name, why.getMessage());
            return false;
        }
    }

    /** Never over a file of the same name. */
    private Path moved(Path file, Path to) throws IOException {
        Files.createDirectories(to);
        var name = file.getFileName().toString();
        var place = to.resolve(name);
        if (Files.exists(place)) {
            place = to.resolve(clock.millis() + "-" + name);
        }
        return Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
    }
}
