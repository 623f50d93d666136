package caposaldo.exchange;

import static caposaldo.db.exchange.Tables.COLUMN_MAPPING;
import static caposaldo.db.exchange.Tables.IMPORT_FAULT;
import static caposaldo.db.exchange.Tables.IMPORT_RUN;
import static caposaldo.db.exchange.Tables.STAGED_ROW;
import static caposaldo.db.security.Tables.APP_USER;

import caposaldo.db.AccessScope;
import caposaldo.exchange.ImportTarget.Fault;
import caposaldo.exchange.ImportTarget.Note;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.kernel.Stale;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.types.DayToSecond;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what is known of each run. */
@Component
class ImportStore {

    private static final TypeReference<Map<String, String>> COLUMNS = new TypeReference<>() {};
    private static final TypeReference<List<Note>> NOTES = new TypeReference<>() {};

    /** What stands in the column options. */
    record Options(Set<String> on, String source) {

        static final Options NONE = new Options(Set.of(), "");
    }

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

    private final DSLContext sql;
    private final JsonMapper json;

    ImportStore(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** How a file is likely to be read, until somebody says otherwise. */
    record Recognised(SourceFormat format, Mapping mapping, String source) {}

    long insert(String target, String fileName, long size, long user, Recognised as) {
        return sql.insertInto(IMPORT_RUN)
                .set(IMPORT_RUN.TARGET, target)
                .set(IMPORT_RUN.FILE_NAME, fileName)
                .set(IMPORT_RUN.FILE_SIZE, size)
                .set(IMPORT_RUN.STATE, ImportRun.State.UPLOADED.name())
                .set(IMPORT_RUN.STARTED_BY_ID, user)
                .set(IMPORT_RUN.FORMAT, text(as.format()))
                .set(IMPORT_RUN.MAPPING, text(as.mapping().columns()))
                .set(IMPORT_RUN.OPTIONS, text(new Options(Set.of(), as.source())))
                .returningResult(IMPORT_RUN.ID)
                .fetchSingle()
                .value1();
    }

    private JSONB text(Object value) {
        return JSONB.valueOf(json.writeValueAsString(value));
    }

    ImportRun get(long id) {
        return sql.select(IMPORT_RUN.asterisk(), APP_USER.DISPLAY_NAME)
                .from(IMPORT_RUN)
                .leftJoin(APP_USER)
                .on(APP_USER.ID.eq(IMPORT_RUN.STARTED_BY_ID))
                .where(IMPORT_RUN.ID.eq(id))
                .fetchOptional(this::run)
                .orElseThrow(() -> new Missing("import " + id));
    }

    /** Like {@link #get(long)}, for this person: one's own, or everybody's for who reaches every client anyway. */
    ImportRun get(AccessScope scope, long id) {
        if (!sql.fetchExists(IMPORT_RUN, IMPORT_RUN.ID.eq(id).and(seenBy(scope)))) {
            throw new Missing("import " + id);
        }
        return get(id);
    }

    /** A file holds what its sender saw: others see it only when they see everything. */
    static Condition seenBy(AccessScope scope) {
        return scope.may(Right.ALL_CLIENTS) || scope.may(Right.USER_EDIT)
                ? DSL.noCondition()
                : IMPORT_RUN.STARTED_BY_ID.eq(scope.userId());
    }

    /** Until the end of the transaction; that the server lives is left to the connection's keep-alive. */
    void waitForever() {
        sql.connection(connection -> connection.setNetworkTimeout(Runnable::run, 0));
    }

    /** One import of a kind changes the house at a time, to the end of the transaction; waits as long as another works. */
    void takeTurn(String target, Runnable whileWaiting) {
        while (!hasTurn(target)) {
            whileWaiting.run();
            LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
        }
    }

    /** The same for whom somebody waits. */
    boolean hasTurn(String target) {
        return sql.fetchSingle("select pg_try_advisory_xact_lock(hashtext('import of ' || ?))", target)
                .get(0, Boolean.class);
    }

    private ImportRun run(Record row) {
        var options = json.readValue(row.get(IMPORT_RUN.OPTIONS).data(), Options.class);
        var refusal = row.get(IMPORT_RUN.REFUSAL);
        var accepted = row.get(IMPORT_RUN.ACCEPTED_AT);
        var undone = row.get(IMPORT_RUN.UNDONE_AT);
        return new ImportRun(
                row.get(IMPORT_RUN.ID),
                Objects.requireNonNull(row.get(IMPORT_RUN.TARGET)),
                Objects.requireNonNull(row.get(IMPORT_RUN.FILE_NAME)),
                row.get(IMPORT_RUN.FILE_SIZE),
                ImportRun.State.valueOf(row.get(IMPORT_RUN.STATE)),
                row.get(APP_USER.DISPLAY_NAME),
                Objects.requireNonNull(row.get(IMPORT_RUN.STARTED_AT)).toInstant(),
                json.readValue(row.get(IMPORT_RUN.FORMAT).data(), SourceFormat.class),
                json.readValue(row.get(IMPORT_RUN.MAPPING).data(), COLUMNS),
                options.on(),
                options.source(),
                row.get(IMPORT_RUN.TOTAL_ROWS),
                new ImportRun.Progress(
                        row.get(IMPORT_RUN.DONE), row.get(IMPORT_RUN.OF_TOTAL), row.get(IMPORT_RUN.STEP)),
                new ImportRun.Counts(
                        row.get(IMPORT_RUN.NEW_ROWS),
                        row.get(IMPORT_RUN.CHANGED_ROWS),
                        row.get(IMPORT_RUN.UNCHANGED_ROWS),
                        row.get(IMPORT_RUN.FAULTY_ROWS)),
                json.readValue(row.get(IMPORT_RUN.NOTES).data(), NOTES),
                Optional.ofNullable(refusal).map(r -> json.readValue(r.data(), Note.class)),
                accepted == null ? null : accepted.toInstant(),
                undone == null ? null : undone.toInstant());
    }

    /** How the last file of this kind was taken in. */
    Optional<Options> lastAccepted(String target) {
        return sql.select(IMPORT_RUN.OPTIONS)
                .from(IMPORT_RUN)
                .where(IMPORT_RUN.TARGET.eq(target))
                .and(IMPORT_RUN.ACCEPTED_AT.isNotNull())
                .orderBy(IMPORT_RUN.ACCEPTED_AT.desc())
                .limit(1)
                .fetchOptional(row -> json.readValue(row.value1().data(), Options.class));
    }

    Optional<Mapping> remembered(String target, List<String> heads) {
        return sql.selectFrom(COLUMN_MAPPING)
                .where(COLUMN_MAPPING.TARGET.eq(target))
                .and(COLUMN_MAPPING.HEADS.eq(String.join("\n", heads)))
                .fetchOptional(
                        row -> new Mapping(json.readValue(row.getMapping().data(), COLUMNS)));
    }

    void remember(String target, List<String> heads, Mapping mapping) {
        sql.insertInto(COLUMN_MAPPING)
                .set(COLUMN_MAPPING.TARGET, target)
                .set(COLUMN_MAPPING.HEADS, String.join("\n", heads))
                .set(COLUMN_MAPPING.MAPPING, text(mapping.columns()))
                .onDuplicateKeyUpdate()
                .set(COLUMN_MAPPING.MAPPING, text(mapping.columns()))
                .set(COLUMN_MAPPING.USED_AT, DSL.currentOffsetDateTime())
                .execute();
    }

    void configure(long id, SourceFormat format, Mapping mapping, Options options) {
        sql.update(IMPORT_RUN)
                .set(IMPORT_RUN.FORMAT, text(format))
                .set(IMPORT_RUN.MAPPING, text(mapping.columns()))
                .set(IMPORT_RUN.OPTIONS, text(options))
                .where(IMPORT_RUN.ID.eq(id))
                .execute();
    }

    /** @throws Stale when the run is in none of the states it may move from */
    @Transactional
    public void move(long id, ImportRun.State to, ImportRun.State... from) {
        var names = List.of(from).stream().map(Enum::name).toList();
        var moved = sql.update(IMPORT_RUN)
                .set(IMPORT_RUN.STATE, to.name())
                .set(IMPORT_RUN.ALIVE_AT, DSL.currentOffsetDateTime())
                .set(
                        IMPORT_RUN.ACCEPTED_AT,
                        to == ImportRun.State.ACCEPTED ? DSL.currentOffsetDateTime() : IMPORT_RUN.ACCEPTED_AT)
                .set(
                        IMPORT_RUN.UNDONE_AT,
                        to == ImportRun.State.UNDONE ? DSL.currentOffsetDateTime() : IMPORT_RUN.UNDONE_AT)
                .setNull(IMPORT_RUN.REFUSAL)
                .set(IMPORT_RUN.STOP_ASKED, false)
                .set(IMPORT_RUN.DONE, 0L)
                .set(IMPORT_RUN.STEP, "")
                .where(IMPORT_RUN.ID.eq(id))
                .and(IMPORT_RUN.STATE.in(names))
                .execute();
        if (moved == 0) {
            throw new Stale("import " + id);
        }
    }

    @Transactional
    public void refuse(long id, Note why) {
        sql.deleteFrom(STAGED_ROW).where(STAGED_ROW.IMPORT_ID.eq(id)).execute();
        sql.update(IMPORT_RUN)
                .set(IMPORT_RUN.STATE, ImportRun.State.REFUSED.name())
                .set(IMPORT_RUN.REFUSAL, text(why))
                .where(IMPORT_RUN.ID.eq(id))
                .execute();
    }

    void previewed(long id, int rows, ImportTarget.Preview preview, int unreadable) {
        addFaults(id, preview.faults());
        sql.update(IMPORT_RUN)
                .set(IMPORT_RUN.STATE, ImportRun.State.READY.name())
                .set(IMPORT_RUN.TOTAL_ROWS, rows)
                .set(IMPORT_RUN.NEW_ROWS, preview.fresh())
                .set(IMPORT_RUN.CHANGED_ROWS, preview.changed())
                .set(IMPORT_RUN.UNCHANGED_ROWS, preview.unchanged())
                .set(IMPORT_RUN.FAULTY_ROWS, preview.faults().size() + unreadable)
                .set(IMPORT_RUN.NOTES, text(preview.notes()))
                .where(IMPORT_RUN.ID.eq(id))
                .execute();
    }

    @Transactional
    public void addFaults(long id, List<Fault> faults) {
        sql.batchInsert(faults.stream()
                        .map(fault -> {
                            var row = sql.newRecord(IMPORT_FAULT);
                            row.setImportId(id);
                            row.setLineNo(fault.line());
                            row.setField(fault.field());
                            row.setReason(fault.reason());
                            row.setValue(fault.value());
                            return row;
                        })
                        .toList())
                .execute();
    }

    List<Fault> faults(long id, int limit) {
        return sql.selectFrom(IMPORT_FAULT)
                .where(IMPORT_FAULT.IMPORT_ID.eq(id))
                .orderBy(IMPORT_FAULT.LINE_NO)
                .limit(limit)
                .fetch(row -> new Fault(row.getLineNo(), row.getField(), row.getReason(), row.getValue()));
    }

    @Transactional
    public void forgetRead(long id) {
        sql.deleteFrom(STAGED_ROW).where(STAGED_ROW.IMPORT_ID.eq(id)).execute();
        sql.deleteFrom(IMPORT_FAULT).where(IMPORT_FAULT.IMPORT_ID.eq(id)).execute();
    }

    void forgetStaged(long id) {
        sql.deleteFrom(STAGED_ROW).where(STAGED_ROW.IMPORT_ID.eq(id)).execute();
    }

    void analyze() {
        sql.execute("select exchange.analyze_staged()");
    }

    /**
     * Ends what gives no sign of life: it left nothing half-loaded and can be read again.
     *
     * @param silent for how long
     * @param alive known to go on all the same
     */
    @Transactional
    public void refuseDead(Duration silent, Set<Long> alive) {
        sql.update(IMPORT_RUN)
                .set(IMPORT_RUN.STATE, ImportRun.State.REFUSED.name())
                .set(IMPORT_RUN.REFUSAL, text(new Note("exchange.refused.interrupted", List.of())))
                .where(IMPORT_RUN.STATE.in(ImportRun.State.READING.name(), ImportRun.State.ACCEPTING.name()))
                .and(IMPORT_RUN.ALIVE_AT.lt(DSL.currentOffsetDateTime().minus(DayToSecond.valueOf(silent))))
                .and(IMPORT_RUN.ID.notIn(alive))
                .execute();
    }
}
