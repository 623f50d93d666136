package caposaldo.exchange;

import caposaldo.db.AccessScope;
import caposaldo.exchange.ImportTarget.Note;
import caposaldo.kernel.Invalid;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What is done with a run in the background: read and previewed, taken in, taken back. */
@Component
class ImportWork {

    private static final Logger log = LoggerFactory.getLogger(ImportWork.class);

    private final ImportStore store;
    private final ImportSteps steps;
    private final StageFile stage;
    private final TransactionTemplate transaction;

    ImportWork(ImportStore store, ImportSteps steps, StageFile stage, TransactionTemplate transaction) {
        this.store = store;
        this.steps = steps;
        this.stage = stage;
        this.transaction = transaction;
    }

    /** Whatever goes wrong ends as a refusal that says so; nothing of the file stays anywhere. */
    void read(AccessScope scope, long id, ImportTarget target, Path file) {
        try {
            store.forgetRead(id);
            var run = store.get(id);
            var staged = stage.stage(run, target, new SourceFile(file, run.format()));
            inLongTransaction(() -> {
                store.analyze();
                var preview = target.preview(of(run, scope));
                var notes = new ArrayList<>(preview.notes());
                staged.note().ifPresent(notes::add);
                store.previewed(id, staged.rows(), preview.with(notes), staged.unreadable());
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

    /** In one transaction. */
    void accept(AccessScope scope, long id, ImportTarget target) {
        try {
            var run = store.get(id);
            inLongTransaction(() -> {
                var backend = steps.backend();
                steps.step(id, backend, new ImportRun.Progress(0, 0, ""));
                store.takeTurn(run.target(), () -> steps.endIfAsked(id));
                target.accept(of(
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

    /** @throws Invalid when something has come to depend on what it brought, or while another of its kind is at work */
    void undo(AccessScope scope, ImportRun run, ImportTarget target) {
        try {
            inLongTransaction(() -> {
                if (!store.hasTurn(run.target())) {
                    throw Invalid.field("", "exchange.invalid.another");
                }
                store.move(run.id(), ImportRun.State.UNDONE, ImportRun.State.ACCEPTED);
                target.undo(of(run, scope));
            });
        } catch (DataIntegrityViolationException | IntegrityConstraintViolationException needed) {
            // A room above, which this one must not know, holds on to what was brought.
            var why = Invalid.field("", "exchange.invalid.depended");
            why.initCause(needed);
            throw why;
        }
    }

    /** One statement over ten million rows takes longer than an answer is waited for elsewhere. */
    private void inLongTransaction(Runnable work) {
        transaction.executeWithoutResult(status -> {
            store.waitForever();
            work.run();
        });
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
}
