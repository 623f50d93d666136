package caposaldo.catalog;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.catalog.Tables.RANGE_MEMBERSHIP;
import static org.jooq.impl.DSL.select;

import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.web.Option;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The segments that clients are in and ranges are made for. */
@Component
public class Segments {

    private static final int MOST = 200;

    private final DSLContext sql;

    Segments(DSLContext sql) {
        this.sql = sql;
    }

    /** Those of clients the person sees and those that have a range, by name. */
    public List<Option> known(AccessScope scope) {
        scope.require(Right.ITEM_READ);
        return sql.select(CLIENT.SEGMENT)
                .from(CLIENT)
                .where(CLIENT.SEGMENT.isNotNull())
                .and(Clients.seenBy(scope))
                .union(select(RANGE_MEMBERSHIP.SEGMENT).from(RANGE_MEMBERSHIP))
                .orderBy(1)
                .limit(MOST)
                .fetch(row -> new Option(row.value1(), row.value1()));
    }
}
