package caposaldo.approval;

import static caposaldo.db.approval.Tables.APPROVAL_REQUEST;
import static caposaldo.db.approval.Tables.APPROVAL_STEP;
import static org.jooq.impl.DSL.val;

import caposaldo.db.AccessScope;
import caposaldo.db.approval.tables.records.ApprovalRequestRecord;
import caposaldo.db.approval.tables.records.ApprovalStepRecord;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.kernel.Role;
import caposaldo.kernel.Stale;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Writes requests and what is said to them. */
@Component
class ApprovalStore {

    /**
     * Positions above those of a person that somebody holds, the nearest first; none of those he holds or stands in for
     * himself. {0} person, {1} day, {2} positions.
     */
    private static final String ABOVE = """
            select above.job_position_id, p.role, min(above.step) as step
            from people.appointment held
            cross join people.positions_above(held.job_position_id) above
            join people.job_position p on p.id = above.job_position_id
            where held.person_id = {0} and {1} between held.valid_from and coalesce(held.valid_to, 'infinity')
                and p.id <> all ({2})
                and exists (
                    select from people.appointment a
                    where a.job_position_id = p.id and {1} between a.valid_from and coalesce(a.valid_to, 'infinity'))
            group by 1, 2
            order by 3, 1
            """;

    private static final String HOLDER = """
            select person_id from people.appointment
            where job_position_id = {0} and {1} between valid_from and coalesce(valid_to, 'infinity')
            """;

    private static final String OWN_ROLES = """
            select p.role
            from people.appointment a join people.job_position p on p.id = a.job_position_id
            where a.person_id = {0} and {1} between a.valid_from and coalesce(a.valid_to, 'infinity')
            union
            select role from security.user_role where user_id = {2}
            """;

    private static final String NEXT_ABOVE = """
            select above.job_position_id, p.role
            from people.positions_above({0}) above
            join people.job_position p on p.id = above.job_position_id
            where exists (
                select from people.appointment a
                where a.job_position_id = p.id and {1} between a.valid_from and coalesce(a.valid_to, 'infinity'))
            order by above.step
            """;

    private final DSLContext sql;
    private final Clock clock;

    ApprovalStore(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Roles of the positions a person holds and of the user, not of those stood in for: nobody grants himself what he asks
     * for. A token's are cut to what it was given.
     */
    List<Role> ownRoles(AccessScope scope, Right right) {
        return sql
                .resultQuery(OWN_ROLES, val(scope.personId().orElse(0L)), val(scope.date()), val(scope.userId()))
                .fetch(0, String.class)
                .stream()
                .map(Role::valueOf)
                .filter(role -> !role.rights().contains(right) || scope.may(right))
                .toList();
    }

    /** Those with the right, up to the first with the last word; empty when nobody has it. */
    List<Long> ladder(AccessScope scope, Right right, Predicate<Role> lastWord) {
        var ladder = new ArrayList<Long>();
        var above = sql.resultQuery(
                        ABOVE,
                        val(scope.personId().orElse(0L)),
                        val(scope.date()),
                        val(scope.positions().toArray(Long[]::new)))
                .fetch();
        for (var row : above) {
            var role = Role.valueOf(row.get("role", String.class));
            if (role.rights().contains(right)) {
                ladder.add(row.get("job_position_id", Long.class));
                if (lastWord.test(role)) {
                    return ladder;
                }
            }
        }
        return List.of();
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
    long insert(AccessScope scope, AskApproval.Wanted wanted, List<Long> ladder) {
        var id = sql.insertInto(APPROVAL_REQUEST)
                .set(APPROVAL_REQUEST.KIND, wanted.kind())
                .set(APPROVAL_REQUEST.SUBJECT, wanted.subject())
                .set(APPROVAL_REQUEST.TITLE, wanted.title())
                .set(APPROVAL_REQUEST.PATH, wanted.path())
                .set(APPROVAL_REQUEST.VALUE, wanted.value())
                .set(APPROVAL_REQUEST.REASON, wanted.reason().strip())
                .set(APPROVAL_REQUEST.NEEDED_RIGHT, wanted.right().name())
                .set(APPROVAL_REQUEST.ASKED_BY_ID, scope.userId())
                .set(APPROVAL_REQUEST.ASKED_AT, OffsetDateTime.now(clock))
                .set(APPROVAL_REQUEST.EXPIRES_ON, wanted.expiresOn())
                .onConflictDoNothing()
                .returningResult(APPROVAL_REQUEST.ID)
                .fetchOptional(row -> row.value1())
                .orElseThrow(() -> Invalid.field("", "approval.invalid.pending"));
        for (var i = 0; i < ladder.size(); i++) {
            insertStep(id, i + 1, ladder.get(i), scope.date().plusDays((i + 1L) * AskApproval.DAYS));
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

    ApprovalStepRecord turn(long request) {
        return open(request).orElseThrow(() -> new Missing("turn of request " + request));
    }

    boolean hasTurn(long request) {
        return open(request).isPresent();
    }

    private Optional<ApprovalStepRecord> open(long request) {
        return sql.selectFrom(APPROVAL_STEP)
                .where(APPROVAL_STEP.REQUEST_ID.eq(request).and(APPROVAL_STEP.OUTCOME.isNull()))
                .orderBy(APPROVAL_STEP.STEP_NO)
                .limit(1)
                .fetchOptional();
    }

    Optional<Long> holder(long position, LocalDate day) {
        return sql.resultQuery(HOLDER, val(position), val(day)).fetchOptional(0, Long.class);
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
        var late = turn(request.getId());
        if (!late.getDueOn().isBefore(today)) {
            return;
        }
        var later = sql.selectFrom(APPROVAL_STEP)
                .where(APPROVAL_STEP.REQUEST_ID.eq(request.getId()))
                .and(APPROVAL_STEP.STEP_NO.gt(late.getStepNo()))
                .orderBy(APPROVAL_STEP.STEP_NO)
                .limit(1)
                .fetchOptional();
        var due = today.plusDays(AskApproval.DAYS);
        if (later.isPresent()) {
            later.get().setDueOn(due);
            later.get().store();
        } else {
            var above = above(late.getJobPositionId(), Right.valueOf(request.getNeededRight()), today);
            if (above.isEmpty()) {
                return;
            }
            insertStep(request.getId(), late.getStepNo() + 1, above.get(), due);
        }
        late.setOutcome(Approval.Outcome.PASSED_ON.name());
        late.setDecidedAt(OffsetDateTime.now(clock));
        late.store();
        touch(request);
    }

    private Optional<Long> above(long position, Right right, LocalDate day) {
        return sql.resultQuery(NEXT_ABOVE, val(position), val(day)).fetch().stream()
                .filter(row ->
                        Role.valueOf(row.get("role", String.class)).rights().contains(right))
                .map(row -> row.get("job_position_id", Long.class))
                .findFirst();
    }
}
