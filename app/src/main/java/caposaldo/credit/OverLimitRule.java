package caposaldo.credit;

import static caposaldo.db.credit.Tables.OVER_LIMIT_RULE;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.kernel.Stale;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.8: after how many days above its limit the next in the reporting line hears of a client. */
@Component
public class OverLimitRule {

    /** @param days from one to the next */
    public record Written(int days, int version) {}

    private static final int MOST_DAYS = 90;

    private final DSLContext sql;

    OverLimitRule(DSLContext sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    public Written get(AccessScope scope) {
        scope.require(Right.CREDIT_READ);
        return written();
    }

    Written written() {
        return sql.selectFrom(OVER_LIMIT_RULE).fetchSingle(row -> new Written(row.getDays(), row.getVersion()));
    }

    /**
     * @throws Invalid when so many days cannot be
     * @throws Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public void set(AccessScope scope, int days, int version) {
        scope.require(Right.CREDIT_RULES);
        if (days < 1 || days > MOST_DAYS) {
            throw Invalid.field("days", "credit.invalid.overDays");
        }
        var changed = sql.update(OVER_LIMIT_RULE)
                .set(OVER_LIMIT_RULE.DAYS, days)
                .set(OVER_LIMIT_RULE.VERSION, OVER_LIMIT_RULE.VERSION.plus(1))
                .where(OVER_LIMIT_RULE.VERSION.eq(version))
                .execute();
        if (changed == 0) {
            throw new Stale("rule of clients over their limits");
        }
    }
}
