package caposaldo.collection;

import static caposaldo.db.collection.Tables.DUNNING_RUN;

import caposaldo.collection.DunningRun.Kind;
import caposaldo.collection.DunningRun.State;
import caposaldo.db.AccessScope;
import caposaldo.db.Acting;
import caposaldo.db.SignOfLife;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.types.DayToSecond;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Works over many clients in the background and says how far it is; one goes on at a time, whichever process began it. */
@Component
public class DunningRuns {

    private static final Logger log = LoggerFactory.getLogger(DunningRuns.class);

    private final DSLContext sql;
    private final TransactionTemplate transaction;
    private final SignOfLife life;
    private final ExecutorService worker = Executors.newVirtualThreadPerTaskExecutor();

    DunningRuns(DSLContext sql, TransactionTemplate transaction, SignOfLife life) {
        this.sql = sql;
        this.transaction = transaction;
        this.life = life;
    }

    /** The latest, running or ended. */
    @Transactional(readOnly = true)
    public Optional<DunningRun> last(AccessScope scope) {
        return one(scope, DSL.noCondition());
    }

    /** The latest that sent letters; empty while none did. */
    @Transactional(readOnly = true)
    public Optional<DunningRun> lastSending(AccessScope scope) {
        return one(
                scope, DUNNING_RUN.KIND.eq(DSL.inline(Kind.SENDING.name())).and(DUNNING_RUN.LETTERS.gt(DSL.inline(0))));
    }

    /** @throws Missing when there is none of that number */
    @Transactional(readOnly = true)
    public DunningRun get(AccessScope scope, long id) {
        return one(scope, DUNNING_RUN.ID.eq(id)).orElseThrow(() -> new Missing("dunning run " + id));
    }

    private Optional<DunningRun> one(AccessScope scope, Condition which) {
        scope.require(Right.DUNNING_SEND);
        return sql.selectFrom(DUNNING_RUN)
                .where(which)
                .orderBy(DUNNING_RUN.ID.desc())
                .limit(1)
                .fetchOptional(row -> new DunningRun(
                        row.getId(),
                        Kind.valueOf(row.getKind()),
                        State.valueOf(row.getState()),
                        row.getStartedAt().toInstant(),
                        row.getEndedAt() == null ? null : row.getEndedAt().toInstant(),
                        row.getClients(),
                        row.getDone(),
                        row.getLetters()));
    }

    /** Begins the work, or names the one that goes on. */
    DunningRun start(AccessScope scope, Kind kind, LongConsumer work) {
        return start(scope, kind, null, work);
    }

    /** @param of the run whose letters it is about */
    DunningRun start(AccessScope scope, Kind kind, @Nullable Long of, LongConsumer work) {
        var begun = begin(scope, kind, of);
        begun.ifPresent(id -> {
            var acting = new Acting(Optional.of(scope.userId()), Acting.Channel.JOB, "dunning-" + id);
            worker.submit(() -> acting.call(() -> {
                run(id, work);
                return id;
            }));
        });
        return begun.map(id -> get(scope, id)).or(() -> last(scope)).orElseThrow();
    }

    /** The same, in this thread; empty while another goes on. */
    Optional<DunningRun> now(AccessScope scope, Kind kind, LongConsumer work) {
        return now(scope, kind, null, work);
    }

    Optional<DunningRun> now(AccessScope scope, Kind kind, @Nullable Long of, LongConsumer work) {
        var begun = begin(scope, kind, of);
        begun.ifPresent(id -> run(id, work));
        return begun.map(id -> get(scope, id));
    }

    private Optional<Long> begin(AccessScope scope, Kind kind, @Nullable Long of) {
        scope.require(Right.DUNNING_SEND);
        return transaction.execute(status -> {
            end(
                    State.BROKEN,
                    DUNNING_RUN
                            .STATE
                            .eq(State.RUNNING.name())
                            .and(DUNNING_RUN.ALIVE_AT.lt(
                                    DSL.currentOffsetDateTime().minus(DayToSecond.valueOf(SignOfLife.AT_MOST)))));
            return sql.insertInto(DUNNING_RUN)
                    .set(DUNNING_RUN.KIND, kind.name())
                    .set(DUNNING_RUN.OF_RUN_ID, of)
                    .set(DUNNING_RUN.STARTED_BY_ID, scope.userId())
                    .onConflictDoNothing()
                    .returningResult(DUNNING_RUN.ID)
                    .fetchOptional(DUNNING_RUN.ID);
        });
    }

    private void run(long id, LongConsumer work) {
        life.during(
                () -> {
                    try {
                        work.accept(id);
                        transaction.executeWithoutResult(status -> end(State.DONE, DUNNING_RUN.ID.eq(id)));
                    } catch (RuntimeException e) {
                        log.error("The dunning run {} broke off", id, e);
                        transaction.executeWithoutResult(status -> end(State.BROKEN, DUNNING_RUN.ID.eq(id)));
                    }
                },
                () -> sql.update(DUNNING_RUN)
                        .set(DUNNING_RUN.ALIVE_AT, DSL.currentOffsetDateTime())
                        .where(DUNNING_RUN.ID.eq(id))
                        .execute());
    }

    private void end(State state, Condition which) {
        sql.update(DUNNING_RUN)
                .set(DUNNING_RUN.STATE, state.name())
                .set(DUNNING_RUN.ENDED_AT, DSL.currentOffsetDateTime())
                .where(which)
                .execute();
    }

    /** How far it is; in a transaction of its own, or in the one of the step. */
    void tell(long id, int clients, int done, int letters) {
        transaction.executeWithoutResult(status -> sql.update(DUNNING_RUN)
                .set(DUNNING_RUN.CLIENTS, clients)
                .set(DUNNING_RUN.DONE, done)
                .set(DUNNING_RUN.LETTERS, letters)
                .set(DUNNING_RUN.ALIVE_AT, DSL.currentOffsetDateTime())
                .where(DUNNING_RUN.ID.eq(id))
                .execute());
    }
}
