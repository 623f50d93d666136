package caposaldo.exchange;

import caposaldo.db.AccessScope;
import caposaldo.db.Acting;
import caposaldo.exchange.ImportTarget.Fault;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The road of a file: uploaded, recognised, read into staged rows, previewed, accepted in one transaction, and undone
 * while nothing depends on it. Until it is accepted nothing of it is in any business table.
 */
@Component
public class Imports {

    private final Map<String, ImportTarget> targets;
    private final ImportStore store;
    private final ImportSteps steps;
    private final ImportWork work;
    private final TransactionTemplate transaction;
    private final Path folder;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    Imports(
            List<ImportTarget> targets,
            ImportStore store,
            ImportSteps steps,
            ImportWork work,
            TransactionTemplate transaction,
            @Value("${caposaldo.data}") Path data) {
        this.targets = targets.stream().collect(Collectors.toMap(ImportTarget::name, Function.identity()));
        this.store = store;
        this.steps = steps;
        this.work = work;
        this.transaction = transaction;
        this.folder = data.toAbsolutePath().resolve("imports");
    }

    /** In the order in which files that build on one another are loaded. */
    public List<ImportTarget> targets() {
        return targets.values().stream()
                .sorted(Comparator.comparingInt(ImportTarget::rank))
                .toList();
    }

    /** @throws Missing when there is none of this name */
    public ImportTarget target(String name) {
        return Optional.ofNullable(targets.get(name)).orElseThrow(() -> new Missing("import target " + name));
    }

    /**
     * Keeps the file and recognises it.
     *
     * @throws Invalid saying what to do when it is no table
     */
    public ImportRun upload(AccessScope scope, String target, String fileName, InputStream content) {
        return upload(scope, target, fileName, content, "");
    }

    /**
     * The same for a file whose source is known.
     *
     * @param source stands in the form until somebody changes it
     */
    public ImportRun upload(AccessScope scope, String target, String fileName, InputStream content, String source) {
        require(scope, target, Set.of());
        var fields = target(target).fields();
        try {
            Files.createDirectories(folder);
            var file = Files.createTempFile(folder, "arriving-", ".upload");
            try {
                Files.copy(content, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                var format = FormatDetector.detect(file);
                var heads = new SourceFile(file, format).heads();
                long id = transaction.execute(status -> store.insert(
                        target,
                        fileName,
                        size(file),
                        scope.userId(),
                        new ImportStore.Recognised(
                                format,
                                store.remembered(target, heads).orElseGet(() -> Mapping.guess(fields, heads)),
                                source)));
                Files.move(file, fileOf(id));
                return store.get(id);
            } catch (Refused why) {
                throw Invalid.field("file", why.messageKey(), why.arguments().toArray());
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void require(AccessScope scope, String target, Set<String> options) {
        scope.require(Right.IMPORT_RUN);
        if (!scope.may(Right.USER_EDIT)) {
            target(target).rights(options).forEach(scope::require);
        }
    }

    private Path fileOf(long id) {
        return folder.resolve(id + ".upload");
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ImportRun get(AccessScope scope, long id) {
        scope.require(Right.IMPORT_RUN);
        return store.get(scope, id);
    }

    /** The head and the first rows as they stand in the file. */
    public List<List<String>> sample(AccessScope scope, long id, int rows) {
        var run = get(scope, id);
        return new SourceFile(fileOf(id), run.format()).first(rows + 1);
    }

    public List<Fault> faults(AccessScope scope, long id, int limit) {
        return store.faults(get(scope, id).id(), limit);
    }

    /**
     * Begins reading with this format and mapping, in the background.
     *
     * @throws Invalid naming the required fields that no column is read for
     */
    public void read(
            AccessScope scope,
            long id,
            SourceFormat format,
            Map<String, String> columns,
            Set<String> on,
            String source) {
        configure(scope, id, format, columns, on, source);
        var target = target(store.get(id).target());
        inBackground(scope, id, () -> work.read(scope, id, target, fileOf(id)));
    }

    private void configure(
            AccessScope scope,
            long id,
            SourceFormat format,
            Map<String, String> columns,
            Set<String> on,
            String source) {
        var run = get(scope, id);
        require(scope, run.target(), on);
        var target = target(run.target());
        var mapping = new Mapping(columns);
        var problems = target.fields().stream()
                .filter(field -> field.required() && !columns.containsKey(field.key()))
                .map(field -> new Invalid.Problem("column." + field.key(), "exchange.invalid.column", List.of()))
                .toList();
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        var heads = new SourceFile(fileOf(id), format).heads();
        transaction.executeWithoutResult(status -> {
            store.move(
                    id,
                    ImportRun.State.READING,
                    ImportRun.State.UPLOADED,
                    ImportRun.State.READY,
                    ImportRun.State.REFUSED);
            store.configure(id, format, mapping, new ImportStore.Options(on, source));
            store.remember(run.target(), heads, mapping);
        });
    }

    private void inBackground(AccessScope scope, long id, Runnable job) {
        var acting = new Acting(Optional.of(scope.userId()), Acting.Channel.IMPORT, "import-" + id);
        workers.submit(() -> acting.call(() -> {
            steps.during(id, job);
            return id;
        }));
    }

    /**
     * Ends the reading or accepting of a run: nothing was taken in, and it can begin again. One that is over already stays
     * as it is.
     */
    public void stop(AccessScope scope, long id) {
        var run = get(scope, id);
        require(scope, run.target(), Set.of());
        steps.askToStop(id);
    }

    /** Takes the previewed rows in, in the background and in one transaction. */
    public void accept(AccessScope scope, long id) {
        var run = get(scope, id);
        require(scope, run.target(), run.options());
        store.move(id, ImportRun.State.ACCEPTING, ImportRun.State.READY);
        inBackground(scope, id, () -> work.accept(scope, id, target(run.target())));
    }

    /**
     * @throws Invalid when something has come to depend on what it brought
     */
    public void undo(AccessScope scope, long id) {
        var run = get(scope, id);
        require(scope, run.target(), Set.of());
        work.undo(scope, run, target(run.target()));
    }

    /**
     * The whole road at once, for files that need no looking at.
     *
     * @return the run as it ended, READY rows accepted and the faulty reported
     */
    public ImportRun load(
            AccessScope scope, String target, String fileName, InputStream content, Set<String> on, String source) {
        var run = upload(scope, target, fileName, content);
        configure(scope, run.id(), run.format(), run.mapping(), on, source);
        steps.during(run.id(), () -> {
            work.read(scope, run.id(), target(target), fileOf(run.id()));
            if (store.get(run.id()).state() == ImportRun.State.READY) {
                store.move(run.id(), ImportRun.State.ACCEPTING, ImportRun.State.READY);
                work.accept(scope, run.id(), target(target));
            }
        });
        return store.get(run.id());
    }

    /** The faulty rows as they came and in the format they came in, with the reason as a last column. */
    public void writeFaulty(
            AccessScope scope, long id, Function<Fault, String> reason, String reasonHead, OutputStream out)
            throws IOException {
        var run = get(scope, id);
        new FaultyRows(
                        new SourceFile(fileOf(id), run.format()),
                        store.faults(id, StageFile.MOST_FAULTS).stream().collect(Collectors.toMap(Fault::line, reason)),
                        reasonHead)
                .write(out);
    }
}
