package caposaldo.security;

import static caposaldo.db.security.Tables.PORTFOLIO;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.people.PositionId;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A portfolio of clients belongs to a position: whoever holds it, or stands in, looks after them. */
@Component
public class OpenPortfolio {

    private final DSLContext sql;

    OpenPortfolio(DSLContext sql) {
        this.sql = sql;
    }

    /** @return its id */
    @Transactional
    public long open(AccessScope scope, String code, String name, PositionId position) {
        scope.require(Right.CLIENT_ASSIGN);
        return sql.insertInto(PORTFOLIO)
                .set(PORTFOLIO.CODE, code)
                .set(PORTFOLIO.NAME, name)
                .set(PORTFOLIO.JOB_POSITION_ID, position.value())
                .returningResult(PORTFOLIO.ID)
                .fetchSingle()
                .value1();
    }
}
