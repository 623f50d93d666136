package caposaldo.account;

import static caposaldo.db.security.Tables.PORTFOLIO;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** The portfolios a person may put clients into. */
@Component
public class Portfolios {

    public record Portfolio(long id, String name) {}

    private final DSLContext sql;

    Portfolios(DSLContext sql) {
        this.sql = sql;
    }

    public List<Portfolio> of(AccessScope scope) {
        return sql.select(PORTFOLIO.ID, PORTFOLIO.NAME)
                .from(PORTFOLIO)
                .where(scope.may(Right.ALL_CLIENTS) ? DSL.noCondition() : PORTFOLIO.ID.in(scope.portfolios()))
                .orderBy(PORTFOLIO.NAME)
                .fetch(row -> new Portfolio(row.value1(), row.value2()));
    }
}
