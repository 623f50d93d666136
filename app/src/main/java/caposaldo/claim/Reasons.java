package caposaldo.claim;

import static caposaldo.db.claim.Tables.REASON_GROUP;
import static caposaldo.db.claim.Tables.RETURN_REASON;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The tree of reasons why goods come back: groups, and the reasons in them, of which one must be given. What was given once
 * stays; a reason ends on a day instead.
 */
@Component
public class Reasons {

    private static final int LONGEST_CODE = 40;
    private static final int LONGEST_NAME = 100;

    /** Reasons are in one of these. */
    public record Group(String code, String name) {}

    private final DSLContext sql;

    Reasons(DSLContext sql) {
        this.sql = sql;
    }

    /** All of them, by group. */
    @Transactional(readOnly = true)
    public List<ReturnReason> all(AccessScope scope) {
        scope.require(Right.CLAIM_READ);
        return sql.select(RETURN_REASON.fields())
                .select(REASON_GROUP.CODE, REASON_GROUP.NAME)
                .from(RETURN_REASON)
                .join(REASON_GROUP)
                .on(REASON_GROUP.ID.eq(RETURN_REASON.GROUP_ID))
                .orderBy(REASON_GROUP.ID, RETURN_REASON.ID)
                .fetch(Reasons::reason);
    }

    static ReturnReason reason(Record row) {
        return new ReturnReason(
                row.get(RETURN_REASON.ID),
                Objects.requireNonNull(row.get(REASON_GROUP.CODE)),
                Objects.requireNonNull(row.get(REASON_GROUP.NAME)),
                Objects.requireNonNull(row.get(RETURN_REASON.CODE)),
                Objects.requireNonNull(row.get(RETURN_REASON.NAME)),
                Objects.requireNonNull(row.get(RETURN_REASON.VALID_FROM)),
                row.get(RETURN_REASON.VALID_UNTIL));
    }

    @Transactional(readOnly = true)
    public List<Group> groups(AccessScope scope) {
        scope.require(Right.CLAIM_READ);
        return sql.select(REASON_GROUP.CODE, REASON_GROUP.NAME)
                .from(REASON_GROUP)
                .orderBy(REASON_GROUP.ID)
                .fetch(row -> new Group(Objects.requireNonNull(row.value1()), Objects.requireNonNull(row.value2())));
    }

    /**
     * @param group the code of one that is there, or of a new one, which is made
     * @param from the first day it may be given
     * @throws Invalid when there is such a code, or something makes no sense
     */
    @Transactional
    public void add(AccessScope scope, String group, String code, String name, LocalDate from) {
        scope.require(Right.CLAIM_RULES);
        check("group", group, LONGEST_CODE);
        check("code", code, LONGEST_CODE);
        check("name", name, LONGEST_NAME);
        sql.insertInto(REASON_GROUP)
                .set(REASON_GROUP.CODE, written(group))
                .set(REASON_GROUP.NAME, group.strip())
                .onConflictDoNothing()
                .execute();
        var added = sql.insertInto(RETURN_REASON)
                .set(
                        RETURN_REASON.GROUP_ID,
                        sql.select(REASON_GROUP.ID)
                                .from(REASON_GROUP)
                                .where(REASON_GROUP.CODE.eq(written(group)))
                                .fetchSingle()
                                .value1())
                .set(RETURN_REASON.CODE, written(code))
                .set(RETURN_REASON.NAME, name.strip())
                .set(RETURN_REASON.VALID_FROM, from)
                .onConflictDoNothing()
                .execute();
        if (added == 0) {
            throw Invalid.field("code", "claim.reasons.invalid.taken", written(code));
        }
    }

    private static void check(String field, String text, int longest) {
        if (text.isBlank() || text.strip().length() > longest) {
            throw Invalid.field(field, "claim.invalid.text", longest);
        }
    }

    private static String written(String code) {
        return code.strip().toUpperCase(Locale.ROOT).replaceAll("\\s+", "_");
    }

    /**
     * @param last the last day it may be given
     * @throws Invalid when that is before its first
     * @throws Missing when there is no such reason
     */
    @Transactional
    public void end(AccessScope scope, long id, LocalDate last) {
        scope.require(Right.CLAIM_RULES);
        var reason = sql.selectFrom(RETURN_REASON)
                .where(RETURN_REASON.ID.eq(id))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(() -> new Missing("reason " + id));
        if (last.isBefore(reason.getValidFrom())) {
            throw Invalid.field("validUntil", "claim.reasons.invalid.until");
        }
        reason.setValidUntil(last);
        reason.store();
    }
}
