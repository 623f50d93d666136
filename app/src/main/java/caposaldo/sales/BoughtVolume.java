package caposaldo.sales;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How much a client bought in the last so many months: what the rules of prices ask. */
@Component
public class BoughtVolume {

    /** {0} client, {1} day, {2} months. */
    private static final String VOLUMES = """
            select m.months, coalesce(sum(d.revenue), 0) as bought
            from unnest({2}::integer[]) m (months)
            left join sales.client_day d on d.client_id = {0} and d.sold_on <= {1} and d.sold_on > {1} - m.months * interval '1 month'
            group by m.months
            """;

    private final DSLContext sql;
    private final Clients clients;
    private final SalesDay day;

    BoughtVolume(DSLContext sql, Clients clients, SalesDay day) {
        this.sql = sql;
        this.clients = clients;
        this.day = day;
    }

    /**
     * Revenue, returns deducted, by the number of months that end with {@code until}, or with the last day of sales known
     * where that is earlier: who has not yet brought in this month's sales gives nobody a worse price for it.
     *
     * @throws caposaldo.kernel.Missing when there is no such client for this person
     */
    @Transactional(readOnly = true)
    public Map<Integer, BigDecimal> of(AccessScope scope, ClientId client, LocalDate until, Set<Integer> months) {
        clients.check(scope, client);
        if (months.isEmpty()) {
            return Map.of();
        }
        var known = day.of(scope);
        return sql.resultQuery(
                        VOLUMES,
                        DSL.val(client.value()),
                        DSL.val(until.isBefore(known) ? until : known),
                        DSL.val(months.toArray(Integer[]::new)))
                .fetchMap(row -> row.get("months", Integer.class), row -> row.get("bought", BigDecimal.class));
    }
}
