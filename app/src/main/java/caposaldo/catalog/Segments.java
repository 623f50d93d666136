package caposaldo.catalog;

import static caposaldo.db.catalog.Tables.RANGE_MEMBERSHIP;

import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.web.Option;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The segments that clients are in and ranges are made for. */
@Component
public class Segments {

    private static final int MOST = 200;

    private final DSLContext sql;
    private final Clients clients;

    Segments(DSLContext sql, Clients clients) {
        this.sql = sql;
        this.clients = clients;
    }

    /** Those of clients the person sees and those that have a range, by name. */
    public List<Option> known(AccessScope scope) {
        scope.require(Right.ITEM_READ);
        var ranges = sql.selectDistinct(RANGE_MEMBERSHIP.SEGMENT)
                .from(RANGE_MEMBERSHIP)
                .fetch(RANGE_MEMBERSHIP.SEGMENT);
        return Stream.concat(clients.segments(scope).stream(), ranges.stream())
                .distinct()
                .sorted()
                .limit(MOST)
                .map(segment -> new Option(segment, segment))
                .toList();
    }
}
