package caposaldo.approval;

import static caposaldo.db.approval.Tables.APPROVAL_REQUEST;
import static caposaldo.db.approval.Tables.APPROVAL_STEP;
import static caposaldo.db.people.Tables.APPOINTMENT;
import static caposaldo.db.people.Tables.JOB_POSITION;
import static caposaldo.db.people.Tables.PERSON;
import static caposaldo.db.security.Tables.APP_USER;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import caposaldo.approval.ApprovalPolicy.Manner;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads requests: whoever asked sees one, whoever is asked, and who reads the trail. */
@Component
public class Approvals {

    private final DSLContext sql;

    Approvals(DSLContext sql) {
        this.sql = sql;
    }

    static Condition seenBy(AccessScope scope) {
        if (scope.may(Right.AUDIT_READ)) {
            return org.jooq.impl.DSL.noCondition();
        }
        return APPROVAL_REQUEST
                .ASKED_BY_ID
                .eq(scope.userId())
                .or(exists(selectOne()
                        .from(APPROVAL_STEP)
                        .where(APPROVAL_STEP.REQUEST_ID.eq(APPROVAL_REQUEST.ID))
                        .and(APPROVAL_STEP.JOB_POSITION_ID.in(scope.positions()))));
    }

    /** It waits for a word of the person; never for a word to his own request. */
    static Condition waitsFor(AccessScope scope) {
        var step = APPROVAL_STEP.as("turn");
        return APPROVAL_REQUEST
                .STATE
                .eq(Approval.State.PENDING.name())
                .and(APPROVAL_REQUEST.ASKED_BY_ID.ne(scope.userId()))
                .and(exists(selectOne()
                        .from(step)
                        .where(step.REQUEST_ID.eq(APPROVAL_REQUEST.ID))
                        .and(step.JOB_POSITION_ID.in(scope.positions()))
                        .and(step.OUTCOME.isNull())
                        .and(APPROVAL_REQUEST
                                .MANNER
                                .ne(Manner.SEQUENCE.name())
                                .or(step.STEP_NO.eq(field(select(min(APPROVAL_STEP.STEP_NO))
                                        .from(APPROVAL_STEP)
                                        .where(APPROVAL_STEP.REQUEST_ID.eq(APPROVAL_REQUEST.ID))
                                        .and(APPROVAL_STEP.OUTCOME.isNull())))))));
    }

    /** How many wait for a word of the person. */
    @Transactional(readOnly = true)
    public int waiting(AccessScope scope) {
        return sql.fetchCount(APPROVAL_REQUEST, waitsFor(scope));
    }

    /** @throws Missing when there is none for this person */
    @Transactional(readOnly = true)
    public Approval get(AccessScope scope, long id) {
        return sql.select(APPROVAL_REQUEST.fields())
                .select(APP_USER.DISPLAY_NAME)
                .from(APPROVAL_REQUEST)
                .join(APP_USER)
                .on(APP_USER.ID.eq(APPROVAL_REQUEST.ASKED_BY_ID))
                .where(APPROVAL_REQUEST.ID.eq(id))
                .and(seenBy(scope))
                .fetchOptional(row -> approval(row, steps(scope, id)))
                .orElseThrow(() -> new Missing("request " + id));
    }

    /** The latest request for a subject; empty when nobody asked or the person does not see it. */
    @Transactional(readOnly = true)
    public Optional<Long> latest(AccessScope scope, String kind, String subject) {
        return sql.select(APPROVAL_REQUEST.ID)
                .from(APPROVAL_REQUEST)
                .where(APPROVAL_REQUEST.KIND.eq(kind).and(APPROVAL_REQUEST.SUBJECT.eq(subject)))
                .and(seenBy(scope))
                .orderBy(APPROVAL_REQUEST.ID.desc())
                .limit(1)
                .fetchOptional(APPROVAL_REQUEST.ID);
    }

    private static Approval approval(Record row, List<Approval.Step> steps) {
        return new Approval(
                row.get(APPROVAL_REQUEST.ID),
                Objects.requireNonNull(row.get(APPROVAL_REQUEST.KIND)),
                Objects.requireNonNull(row.get(APPROVAL_REQUEST.SUBJECT)),
                Objects.requireNonNull(row.get(APPROVAL_REQUEST.TITLE)),
                Objects.requireNonNull(row.get(APPROVAL_REQUEST.PATH)),
                Objects.requireNonNull(row.get(APPROVAL_REQUEST.VALUE)),
                Objects.requireNonNull(row.get(APPROVAL_REQUEST.REASON)),
                Approval.State.valueOf(row.get(APPROVAL_REQUEST.STATE)),
                row.get(APPROVAL_REQUEST.ASKED_BY_ID),
                Objects.requireNonNull(row.get(APP_USER.DISPLAY_NAME)),
                Objects.requireNonNull(row.get(APPROVAL_REQUEST.ASKED_AT)).toInstant(),
                Objects.requireNonNull(row.get(APPROVAL_REQUEST.EXPIRES_ON)),
                Manner.valueOf(row.get(APPROVAL_REQUEST.MANNER)),
                steps,
                row.get(APPROVAL_REQUEST.VERSION));
    }

    private List<Approval.Step> steps(AccessScope scope, long id) {
        var absent = PERSON.as("absent");
        return sql.select(APPROVAL_STEP.fields())
                .select(JOB_POSITION.TITLE, PERSON.FULL_NAME, absent.FULL_NAME, APP_USER.DISPLAY_NAME)
                .from(APPROVAL_STEP)
                .join(JOB_POSITION)
                .on(JOB_POSITION.ID.eq(APPROVAL_STEP.JOB_POSITION_ID))
                .leftJoin(APPOINTMENT)
                .on(APPOINTMENT.JOB_POSITION_ID.eq(JOB_POSITION.ID))
                .and(APPOINTMENT.VALID_FROM.le(scope.date()))
                .and(APPOINTMENT.VALID_TO.isNull().or(APPOINTMENT.VALID_TO.ge(scope.date())))
                .leftJoin(PERSON)
                .on(PERSON.ID.eq(APPOINTMENT.PERSON_ID))
                .leftJoin(absent)
                .on(absent.ID.eq(APPROVAL_STEP.DECIDED_FOR_ID))
                .leftJoin(APP_USER)
                .on(APP_USER.ID.eq(APPROVAL_STEP.DECIDED_BY_ID))
                .where(APPROVAL_STEP.REQUEST_ID.eq(id))
                .orderBy(APPROVAL_STEP.STEP_NO)
                .fetch(row -> {
                    @Nullable String outcome = row.get(APPROVAL_STEP.OUTCOME);
                    @Nullable OffsetDateTime decided = row.get(APPROVAL_STEP.DECIDED_AT);
                    return new Approval.Step(
                            row.get(APPROVAL_STEP.STEP_NO),
                            row.get(APPROVAL_STEP.JOB_POSITION_ID),
                            Objects.requireNonNull(row.get(JOB_POSITION.TITLE)),
                            row.get(PERSON.FULL_NAME),
                            Objects.requireNonNull(row.get(APPROVAL_STEP.DUE_ON)),
                            outcome == null ? null : Approval.Outcome.valueOf(outcome),
                            row.get(APP_USER.DISPLAY_NAME),
                            row.get(absent.FULL_NAME),
                            decided == null ? null : decided.toInstant(),
                            row.get(APPROVAL_STEP.NOTE));
                });
    }
}
