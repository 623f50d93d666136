package caposaldo.claim;

import static caposaldo.db.claim.Tables.DEADLINE_RULE;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Within how many days a discrepancy has to be told, by kind, from a day on. What is written stands, because acts rest on
 * it: another day begins another rule.
 */
@Component
public class Deadlines {

    private static final int LONGEST = 365;
    private static final int LONGEST_SOURCE = 200;

    private final DSLContext sql;

    Deadlines(DSLContext sql) {
        this.sql = sql;
    }

    /** The earliest of the last days of these kinds, by the rules of the day it was taken in; empty where none is written. */
    Optional<LocalDate> of(Collection<Discrepancy> kinds, LocalDate takenIn) {
        return sql
                .selectDistinct(DEADLINE_RULE.KIND, DEADLINE_RULE.VALID_FROM, DEADLINE_RULE.DAYS)
                .on(DEADLINE_RULE.KIND)
                .from(DEADLINE_RULE)
                .where(DEADLINE_RULE.KIND.in(
                        kinds.stream().map(Enum::name).distinct().toList()))
                .and(DEADLINE_RULE.VALID_FROM.le(takenIn))
                .orderBy(DEADLINE_RULE.KIND, DEADLINE_RULE.VALID_FROM.desc())
                .fetch(DEADLINE_RULE.DAYS)
                .stream()
                .min(Integer::compare)
                .map(takenIn::plusDays);
    }

    /**
     * @param source where it is written
     * @throws Invalid when there is a rule of that kind and day, or something makes no sense
     */
    @Transactional
    public void keep(AccessScope scope, Discrepancy kind, LocalDate from, int days, String source) {
        scope.require(Right.CLAIM_RULES);
        if (days < 0 || days > LONGEST) {
            throw Invalid.field("days", "claim.invalid.days", LONGEST);
        } else if (source.isBlank() || source.strip().length() > LONGEST_SOURCE) {
            throw Invalid.field("source", "claim.invalid.text", LONGEST_SOURCE);
        }
        var kept = sql.insertInto(DEADLINE_RULE)
                .set(DEADLINE_RULE.KIND, kind.name())
                .set(DEADLINE_RULE.VALID_FROM, from)
                .set(DEADLINE_RULE.DAYS, days)
                .set(DEADLINE_RULE.SOURCE, source.strip())
                .onConflictDoNothing()
                .execute();
        if (kept == 0) {
            throw Invalid.field("validFrom", "claim.invalid.sameDay");
        }
    }
}
