package caposaldo.exchange;

import caposaldo.db.AccessScope;
import caposaldo.db.Acting;
import caposaldo.exchange.ImportTarget.Fault;
import caposaldo.exchange.ImportTarget.Note;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The road of a file: uploaded, recognised, read into staged rows, previewed, accepted in one transaction, and undone
 * while nothing depends on it. Until it is accepted nothing of it is in any business table.
 */
@Component
public class Imports {

    private static final Logger log = LoggerFactory.getLogger(Imports.class);
    private static final int PROGRESS_EVERY = 20_000;
    private static final int FAULTS_A_BATCH = 1000;

    /** More faults than this say that the mapping is wrong, not the rows. */
    private static final int MOST_FAULTS = 100_000;

    private final Map<String, ImportTarget> targets;
    private final ImportStore store;
    private final ImportSteps steps;
    private final StagedRows staged;
    private final TransactionTemplate transaction;
    private final Path folder;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    Imports(
            List<ImportTarget> targets,
            ImportStore store,
            ImportSteps steps,
            StagedRows staged,
            TransactionTemplate transaction,
            @Value("${caposaldo.data}") Path data) {
        this.targets = targets.stream().collect(Collectors.toMap(ImportTarget::name, Function.identity()));
        this.store = store;
        this.steps = steps;
        this.staged = staged;
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
        require(scope, target, Set.of());
        var fields = target(target).fields();
        try {
            Files.createDirectories(folder);
            var file = Files.createTempFile(folder, "arriving-", ".upload");
            try {
                Files.copy(content, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                var format = FormatDetector.detect(file);
                var heads = heads(new SourceFile(file, format));
                long id = transaction.execute(status -> store.insert(
                        target,
                        fileName,
                        size(file),
                        scope.userId(),
                        format,
                        store.remembered(target, heads).orElseGet(() -> Mapping.guess(fields, heads))));
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

    private static List<String> heads(SourceFile file) {
        return file.first(1).stream()
                .findFirst()
                .map(heads -> heads.stream().map(String::strip).toList())
                .orElseThrow(() -> new Refused("exchange.refused.empty"));
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
        inBackground(scope, id, () -> readNow(scope, id));
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
        var heads = heads(new SourceFile(fileOf(id), format));
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

    private void inBackground(AccessScope scope, long id, Runnable work) {
        var acting = new Acting(Optional.of(scope.userId()), Acting.Channel.IMPORT, "import-" + id);
        workers.submit(() -> acting.call(() -> {
            steps.during(id, work);
            return id;
        }));
    }

    /** Whatever goes wrong ends as a refusal that says so; nothing of the file stays anywhere. */
    private void readNow(AccessScope scope, long id) {
        try {
            store.forgetRead(id);
            var run = store.get(id);
            var target = target(run.target());
            var unreadable = new AtomicInteger();
            var notes = new ArrayList<Note>();
            var rows = stage(run, target, unreadable, notes);
            inLongTransaction(() -> {
                store.analyze();
                var preview = target.preview(of(run, scope));
                notes.addAll(0, preview.notes());
                store.previewed(id, rows, preview.with(notes), unreadable.get());
            });
        } catch (Refused why) {
            store.refuse(id, new Note(why.messageKey(), why.arguments()));
        } catch (ImportSteps.Stopped asked) {
            store.forgetRead(id);
            store.move(id, ImportRun.State.UPLOADED, ImportRun.State.READING);
        } catch (RuntimeException | SQLException e) {
            broken(id, e);
        }
    }

    /** One statement over ten million rows takes longer than an answer is waited for elsewhere. */
    private void inLongTransaction(Runnable work) {
        transaction.executeWithoutResult(status -> {
            store.waitForever();
            work.run();
        });
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

    private void broken(long id, Exception e) {
        var incident = UUID.randomUUID().toString().substring(0, 8);
        log.error("Incident {} in import {}", incident, id, e);
        store.refuse(id, new Note("exchange.refused.broken", List.of(incident)));
    }

    private static ImportTarget.Run of(ImportRun run, AccessScope scope) {
        return of(run, scope, (step, all, key) -> {});
    }

    private static ImportTarget.Run of(ImportRun run, AccessScope scope, ImportTarget.Steps told) {
        return new ImportTarget.Run(run.id(), scope, run.options(), run.source(), told);
    }

    private int stage(ImportRun run, ImportTarget target, AtomicInteger unreadable, List<Note> notes)
            throws SQLException {
        var file = new SourceFile(fileOf(run.id()), run.format());
        var heads = heads(file);
        var parser =
                new RowParser(target.fields(), new Mapping(run.mapping()).places(target.fields(), heads), run.format());
        var rows = new AtomicInteger(-1);
        var faults = new ArrayList<Fault>();
        var cells = new @Nullable String[target.fields().size()];
        var bytes = new AtomicLong();
        try (var writer = staged.open(run.id(), cells.length)) {
            file.read(
                    (line, row) -> {
                        if (rows.incrementAndGet() > 0 && !isBlank(row)) {
                            var fault = parser.parse(line, row, cells);
                            if (fault == null) {
                                writer.write(line, cells);
                            } else {
                                faults.add(fault);
                            }
                        }
                        if (faults.size() >= FAULTS_A_BATCH) {
                            flush(run.id(), faults, unreadable);
                        }
                        if (rows.get() % PROGRESS_EVERY == 0) {
                            steps.progress(run.id(), rows.get(), bytes.get(), run.fileSize());
                        }
                        return true;
                    },
                    bytes::set);
            writer.finish();
        }
        flush(run.id(), faults, unreadable);
        parser.noteCountries().ifPresent(notes::add);
        return Math.max(0, rows.get());
    }

    private static boolean isBlank(List<String> row) {
        return row.stream().allMatch(String::isBlank);
    }

    private void flush(long id, List<Fault> faults, AtomicInteger unreadable) {
        if (unreadable.addAndGet(faults.size()) > MOST_FAULTS) {
            throw new Refused("exchange.refused.faults", MOST_FAULTS);
        }
        store.addFaults(id, faults);
        faults.clear();
    }

    /** Takes the previewed rows in, in the background and in one transaction. */
    public void accept(AccessScope scope, long id) {
        var run = get(scope, id);
        require(scope, run.target(), run.options());
        store.move(id, ImportRun.State.ACCEPTING, ImportRun.State.READY);
        inBackground(scope, id, () -> acceptNow(scope, id));
    }

    private void acceptNow(AccessScope scope, long id) {
        try {
            var run = store.get(id);
            inLongTransaction(() -> {
                var backend = steps.backend();
                steps.step(id, backend, new ImportRun.Progress(0, 0, ""));
                store.takeTurn(run.target(), () -> steps.endIfAsked(id));
                target(run.target())
                        .accept(of(
                                run,
                                scope,
                                (step, all, key) -> steps.step(id, backend, new ImportRun.Progress(step, all, key))));
                store.forgetStaged(id);
                store.move(id, ImportRun.State.ACCEPTED, ImportRun.State.ACCEPTING);
            });
        } catch (RuntimeException e) {
            if (steps.stopAsked(id)) {
                store.move(id, ImportRun.State.READY, ImportRun.State.ACCEPTING);
            } else {
                broken(id, e);
            }
        }
    }

    /**
     * @throws Invalid when something has come to depend on what it brought
     */
    public void undo(AccessScope scope, long id) {
        var run = get(scope, id);
        require(scope, run.target(), Set.of());
        try {
            inLongTransaction(() -> {
                store.takeTurn(run.target(), () -> {});
                store.move(id, ImportRun.State.UNDONE, ImportRun.State.ACCEPTED);
                target(run.target()).undo(of(run, scope));
            });
        } catch (DataIntegrityViolationException | IntegrityConstraintViolationException needed) {
            // A room above, which this one must not know, holds on to what was brought.
            var why = Invalid.field("", "exchange.invalid.depended");
            why.initCause(needed);
            throw why;
        }
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
            readNow(scope, run.id());
            if (store.get(run.id()).state() == ImportRun.State.READY) {
                store.move(run.id(), ImportRun.State.ACCEPTING, ImportRun.State.READY);
                acceptNow(scope, run.id());
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
                        store.faults(id, MOST_FAULTS).stream().collect(Collectors.toMap(Fault::line, reason)),
                        reasonHead)
                .write(out);
    }
}
