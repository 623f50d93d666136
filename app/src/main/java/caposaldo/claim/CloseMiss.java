package caposaldo.claim;

import static caposaldo.db.claim.Tables.MISS_CAUSE;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.11: a miss is closed by its root cause, and by nothing else. */
@Component
public class CloseMiss {

    private static final int LONGEST = 500;

    private final DSLContext sql;
    private final Misses misses;
    private final Clock clock;

    CloseMiss(DSLContext sql, Misses misses, Clock clock) {
        this.sql = sql;
        this.misses = misses;
        this.clock = clock;
    }

    /**
     * Says why, or says it anew.
     *
     * @param month of the day that was promised
     * @param line the order line's row
     * @throws Invalid when OTHER is not explained
     * @throws Missing when that line is no miss of that month for this person
     */
    @Transactional
    public void close(AccessScope scope, YearMonth month, long line, MissCause cause, @Nullable String note) {
        scope.require(Right.CLAIM_EDIT);
        if (cause == MissCause.OTHER && note == null || note != null && note.length() > LONGEST) {
            throw Invalid.field("note-" + line, "claim.service.invalid.note", LONGEST);
        }
        if (!misses.has(scope, month, line)) {
            throw new Missing("miss " + line);
        }
        sql.insertInto(MISS_CAUSE)
                .set(MISS_CAUSE.ORDER_LINE_ID, line)
                .set(MISS_CAUSE.CAUSE, cause.name())
                .set(MISS_CAUSE.NOTE, note)
                .set(MISS_CAUSE.CLOSED_BY_ID, scope.userId())
                .set(MISS_CAUSE.CLOSED_AT, OffsetDateTime.now(clock))
                .onConflict(MISS_CAUSE.ORDER_LINE_ID)
                .doUpdate()
                .set(MISS_CAUSE.CAUSE, cause.name())
                .set(MISS_CAUSE.NOTE, note)
                .set(MISS_CAUSE.CLOSED_BY_ID, scope.userId())
                .set(MISS_CAUSE.CLOSED_AT, OffsetDateTime.now(clock))
                .execute();
    }
}
