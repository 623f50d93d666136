package caposaldo.exchange;

import static caposaldo.db.exchange.Tables.IMPORT_RUN;

import caposaldo.db.SignOfLife;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How far a busy run is, that its process lives, and whether somebody wants it stopped: all in the database, for whichever
 * process asks.
 */
@Component
class ImportSteps {

    /** Somebody wanted the work to end. */
    static final class Stopped extends RuntimeException {}

    private final DSLContext sql;
    private final ImportStore store;
    private final SignOfLife life;

    /** What this process works at: it knows that it lives, even when the machine slept for an hour. */
    private final Set<Long> here = ConcurrentHashMap.newKeySet();

    ImportSteps(DSLContext sql, ImportStore store, SignOfLife life) {
        this.sql = sql;
        this.store = store;
        this.life = life;
    }

    /** Does the work, saying all the while that it goes on. */
    void during(long id, Runnable work) {
        here.add(id);
        try {
            life.during(
                    work,
                    () -> sql.update(IMPORT_RUN)
                            .set(IMPORT_RUN.ALIVE_AT, DSL.currentOffsetDateTime())
                            .where(IMPORT_RUN.ID.eq(id))
                            .execute());
        } finally {
            here.remove(id);
        }
    }

    /** Ends as refused the runs whose process has died. */
    void refuseDead() {
        store.refuseDead(SignOfLife.AT_MOST, here);
    }

    /** @throws Stopped when somebody asked for the end of it */
    @Transactional
    public void progress(long id, int rows, long done, long total) {
        sql.update(IMPORT_RUN)
                .set(IMPORT_RUN.TOTAL_ROWS, rows)
                .set(IMPORT_RUN.DONE, done)
                .set(IMPORT_RUN.OF_TOTAL, total)
                .set(IMPORT_RUN.ALIVE_AT, DSL.currentOffsetDateTime())
                .where(IMPORT_RUN.ID.eq(id))
                .execute();
        endIfAsked(id);
    }

    /**
     * Told from within the transaction that does the work, and seen by others at once.
     *
     * @param backend the database session that works
     * @throws Stopped when somebody asked for the end of it
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void step(long id, int backend, ImportRun.Progress at) {
        sql.update(IMPORT_RUN)
                .set(IMPORT_RUN.BACKEND_PID, backend)
                .set(IMPORT_RUN.DONE, at.done())
                .set(IMPORT_RUN.OF_TOTAL, at.total())
                .set(IMPORT_RUN.STEP, at.step())
                .set(IMPORT_RUN.ALIVE_AT, DSL.currentOffsetDateTime())
                .where(IMPORT_RUN.ID.eq(id))
                .execute();
        endIfAsked(id);
    }

    int backend() {
        return sql.fetchSingle("select pg_backend_pid()").get(0, Integer.class);
    }

    /** @throws Stopped when somebody asked for the end of it */
    void endIfAsked(long id) {
        if (stopAsked(id)) {
            throw new Stopped();
        }
    }

    boolean stopAsked(long id) {
        return sql.fetchExists(IMPORT_RUN, IMPORT_RUN.ID.eq(id).and(IMPORT_RUN.STOP_ASKED));
    }

    /**
     * Marks the wish, and wakes the session that is in the middle of a long statement, where this one may: on a server of
     * one's own it may not when the login is another role's. The wish is then heard at the next step.
     */
    @Transactional
    public void askToStop(long id) {
        sql.update(IMPORT_RUN)
                .set(IMPORT_RUN.STOP_ASKED, true)
                .where(IMPORT_RUN.ID.eq(id))
                .and(IMPORT_RUN.STATE.in(ImportRun.State.READING.name(), ImportRun.State.ACCEPTING.name()))
                .execute();
        sql.execute(
                "select pg_cancel_backend(a.pid) from exchange.import_run r"
                        + " join pg_catalog.pg_stat_activity a on a.pid = r.backend_pid"
                        + " where r.id = ? and r.state = 'ACCEPTING' and pg_has_role(a.usesysid, 'MEMBER')",
                id);
    }
}
