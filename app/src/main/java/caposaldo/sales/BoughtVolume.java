package caposaldo.sales;

import caposaldo.account.ClientId;
import caposaldo.db.AccessScope;
import caposaldo.db.Question;
import caposaldo.db.Rendered;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** How much a client bought in the last so many months: what the rules of prices ask. */
@Component
public class BoughtVolume {

    /** {0} client, {1} day, {2} months, {3} today: how far figures go that know no sale yet. */
    private static final String VOLUMES = """
            select m.months, coalesce(sum(d.revenue), 0) as bought
            from unnest({2}::integer[]) m (months)
            cross join (select least({1}::date, coalesce((select as_of from sales.figures_day), {3}::date)) as day) until
            left join sales.client_day d
                on d.client_id = {0} and d.sold_on <= until.day and d.sold_on > until.day - m.months * interval '1 month'
            group by m.months
            """;

    private final Rendered volumes;

    BoughtVolume(DSLContext sql) {
        this.volumes = Rendered.of(sql, VOLUMES);
    }

    /**
     * Revenue, returns deducted, by the number of months that end with {@code until}, or with the last day of sales known
     * where that is earlier: who has not yet brought in this month's sales gives nobody a worse price for it. The caller has
     * seen the client.
     */
    public Question<Map<Integer, BigDecimal>> of(
            AccessScope scope, ClientId client, LocalDate until, Set<Integer> months) {
        return months.isEmpty()
                ? Question.known(Map.of())
                : volumes.with(client.value(), until, months.toArray(Integer[]::new), scope.date())
                        .as(rows -> rows.intoMap(
                                row -> row.get("months", Integer.class), row -> row.get("bought", BigDecimal.class)));
    }
}
