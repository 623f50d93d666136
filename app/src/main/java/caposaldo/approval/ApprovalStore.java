package caposaldo.approval;

import static caposaldo.db.approval.Tables.APPROVAL_REQUEST;
import static caposaldo.db.approval.Tables.APPROVAL_STEP;

import caposaldo.approval.ApprovalPolicy.Manner;
import caposaldo.db.AccessScope;
import caposaldo.db.approval.tables.records.ApprovalRequestRecord;
import caposaldo.db.approval.tables.records.ApprovalStepRecord;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.kernel.Stale;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Writes requests and what is said to them. */
@Component
class ApprovalStore {

    private final DSLContext sql;
    private final ReportingLadder ladder;
    private final Clock clock;

    ApprovalStore(DSLContext sql, ReportingLadder ladder, Clock clock) {
        this.sql = sql;
        this.ladder = ladder;
        this.clock = clock;
    }

    /** The approval of exactly this value. */
    Optional<Long> approved(String kind, String subject, String value) {
        return sql.select(APPROVAL_REQUEST.ID, APPROVAL_REQUEST.VALUE, APPROVAL_REQUEST.STATE)
                .from(APPROVAL_REQUEST)
                .where(APPROVAL_REQUEST.KIND.eq(kind).and(APPROVAL_REQUEST.SUBJECT.eq(subject)))
                .and(APPROVAL_REQUEST.STATE.ne(Approval.State.WITHDRAWN.name()))
                .orderBy(APPROVAL_REQUEST.ID.desc())
                .limit(1)
                .fetchOptional()
                .filter(row -> value.equals(row.value2())
                        && Approval.State.APPROVED.name().equals(row.value3()))
                .map(row -> row.value1());
    }

    /** @throws Invalid when a request for the subject waits already */
    long insert(AccessScope scope, AskApproval.Wanted wanted, Manner manner, List<Long> asked) {
        var id = sql.insertInto(APPROVAL_REQUEST)
                .set(APPROVAL_REQUEST.KIND, wanted.kind())
                .set(APPROVAL_REQUEST.SUBJECT, wanted.subject())
                .set(APPROVAL_REQUEST.TITLE, wanted.title())
                .set(APPROVAL_REQUEST.PATH, wanted.path())
                .set(APPROVAL_REQUEST.VALUE, wanted.value())
                .set(APPROVAL_REQUEST.REASON, wanted.reason().strip())
                .set(APPROVAL_REQUEST.NEEDED_RIGHT, wanted.right().name())
                .set(APPROVAL_REQUEST.MANNER, manner.name())
                .set(APPROVAL_REQUEST.ASKED_BY_ID, scope.userId())
                .set(APPROVAL_REQUEST.ASKED_AT, OffsetDateTime.now(clock))
                .set(APPROVAL_REQUEST.EXPIRES_ON, wanted.expiresOn())
                .onConflictDoNothing()
                .returningResult(APPROVAL_REQUEST.ID)
                .fetchOptional(row -> row.value1())
                .orElseThrow(() -> Invalid.field("", "approval.invalid.pending"));
        for (var i = 0; i < asked.size(); i++) {
            var turns = manner.isTogether() ? 1L : i + 1L;
            insertStep(id, i + 1, asked.get(i), scope.date().plusDays(turns * AskApproval.DAYS));
        }
        return id;
    }

    private void insertStep(long request, int no, long position, LocalDate due) {
        sql.insertInto(APPROVAL_STEP)
                .set(APPROVAL_STEP.REQUEST_ID, request)
                .set(APPROVAL_STEP.STEP_NO, no)
                .set(APPROVAL_STEP.JOB_POSITION_ID, position)
                .set(APPROVAL_STEP.DUE_ON, due)
                .execute();
    }

    /**
     * Until the end of the transaction nobody else decides it.
     *
     * @throws Invalid when it is decided already
     * @throws Stale when somebody changed it since {@code version} was read
     */
    ApprovalRequestRecord lock(long id, int version) {
        var request = sql.selectFrom(APPROVAL_REQUEST)
                .where(APPROVAL_REQUEST.ID.eq(id))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(() -> new Missing("request " + id));
        if (!Approval.State.PENDING.name().equals(request.getState())) {
            throw Invalid.field("", "approval.invalid.decided");
        }
        if (request.getVersion() != version) {
            throw new Stale("request " + id);
        }
        return request;
    }

    /** The steps that wait for a word now: the first open one, or all when they are asked together. */
    List<ApprovalStepRecord> turns(ApprovalRequestRecord request) {
        var open = sql.selectFrom(APPROVAL_STEP)
                .where(APPROVAL_STEP.REQUEST_ID.eq(request.getId()).and(APPROVAL_STEP.OUTCOME.isNull()))
                .orderBy(APPROVAL_STEP.STEP_NO)
                .fetch();
        return Manner.valueOf(request.getManner()).isTogether()
                ? open
                : open.stream().limit(1).toList();
    }

    void decide(ApprovalStepRecord step, Approval.Outcome outcome, long by, Optional<Long> absent, String note) {
        step.setOutcome(outcome.name());
        step.setDecidedById(by);
        step.setDecidedForId(absent.orElse(null));
        step.setDecidedAt(OffsetDateTime.now(clock));
        step.setNote(note.isBlank() ? null : note.strip());
        step.store();
    }

    void touch(ApprovalRequestRecord request) {
        request.setVersion(request.getVersion() + 1);
        request.store();
    }

    void close(ApprovalRequestRecord request, Approval.State state) {
        request.setState(state.name());
        touch(request);
    }

    /** Until the end of the transaction nobody else decides it. */
    Optional<ApprovalRequestRecord> waiting(String kind, String subject) {
        return sql.selectFrom(APPROVAL_REQUEST)
                .where(APPROVAL_REQUEST.KIND.eq(kind).and(APPROVAL_REQUEST.SUBJECT.eq(subject)))
                .and(APPROVAL_REQUEST.STATE.eq(Approval.State.PENDING.name()))
                .forUpdate()
                .fetchOptional();
    }

    /** Requests whose last day is over. */
    List<ApprovalRequestRecord> lockExpired(LocalDate today) {
        return sql.selectFrom(APPROVAL_REQUEST)
                .where(APPROVAL_REQUEST.STATE.eq(Approval.State.PENDING.name()))
                .and(APPROVAL_REQUEST.EXPIRES_ON.lt(today))
                .orderBy(APPROVAL_REQUEST.ID)
                .forUpdate()
                .fetch();
    }

    /** Requests whose turn is not taken in time. */
    List<ApprovalRequestRecord> lockLate(LocalDate today) {
        return sql.selectFrom(APPROVAL_REQUEST)
                .where(APPROVAL_REQUEST.STATE.eq(Approval.State.PENDING.name()))
                .andExists(sql.selectOne()
                        .from(APPROVAL_STEP)
                        .where(APPROVAL_STEP.REQUEST_ID.eq(APPROVAL_REQUEST.ID))
                        .and(APPROVAL_STEP.OUTCOME.isNull())
                        .and(APPROVAL_STEP.DUE_ON.lt(today)))
                .orderBy(APPROVAL_REQUEST.ID)
                .forUpdate()
                .fetch();
    }

    /** The next one is asked, the one above when the ladder ends; at its very top it waits on. */
    void passOn(ApprovalRequestRecord request, LocalDate today) {
        var passed = turns(request).stream()
                .filter(step -> step.getDueOn().isBefore(today))
                .filter(late -> asksAnother(request, late, today))
                .toList();
        for (var late : passed) {
            late.setOutcome(Approval.Outcome.PASSED_ON.name());
            late.setDecidedAt(OffsetDateTime.now(clock));
            late.store();
        }
        if (!passed.isEmpty()) {
            touch(request);
        }
    }

    private boolean asksAnother(ApprovalRequestRecord request, ApprovalStepRecord late, LocalDate today) {
        var all = sql.selectFrom(APPROVAL_STEP)
                .where(APPROVAL_STEP.REQUEST_ID.eq(request.getId()))
                .orderBy(APPROVAL_STEP.STEP_NO)
                .fetch();
        var due = today.plusDays(AskApproval.DAYS);
        var later = all.stream()
                .filter(step -> step.getStepNo() > late.getStepNo())
                .filter(step -> !Manner.valueOf(request.getManner()).isTogether())
                .findFirst();
        if (later.isPresent()) {
            later.get().setDueOn(due);
            later.get().store();
            return true;
        }
        var asked = all.map(ApprovalStepRecord::getJobPositionId);
        var above = ladder.next(late.getJobPositionId(), Right.valueOf(request.getNeededRight()), asked, today);
        above.ifPresent(position -> insertStep(request.getId(), all.size() + 1, position, due));
        return above.isPresent();
    }
}
