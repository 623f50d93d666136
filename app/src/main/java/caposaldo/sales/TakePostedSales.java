package caposaldo.sales;

import static caposaldo.db.sales.Tables.WAITING_LINE;

import caposaldo.account.ClientId;
import caposaldo.db.Background;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes what {@link PostSales} noted among the lines, all of it at once: figures and rankings are counted in the same
 * transaction, so that they equal the lines at any moment. Ranking a large house takes seconds, and no invoice waits for it.
 */
@Component
public class TakePostedSales {

    private static final Logger log = LoggerFactory.getLogger(TakePostedSales.class);

    private static final String WAITING =
            "create temporary table taken on commit drop as select * from sales.waiting_line where {0}";

    private static final String TAKE_OFF = "delete from sales.waiting_line w using taken t where w.id = t.id";

    /** A document whose number a file brought before is here already. */
    private static final String HERE_ALREADY = """
            delete from taken t using sales.sales_line l where l.document_no = t.document_no and not l.own
            returning t.document_no
            """;

    /** At what it cost on the day, where that is known. */
    private static final String SOLD = """
            insert into sales.sales_line (client_id, item_id, document_no, line_no, sold_on, quantity, net_amount, cost_amount,
                kind, document_type, own)
            select t.client_id, t.item_id, t.document_no, t.line_no, t.sold_on, t.quantity, t.net_amount, t.quantity * p.cost,
                case when i.kind = 'SERVICE' then 'ADJUSTMENT' else t.kind end, t.document_type, true
            from taken t
            join catalog.item i on i.id = t.item_id
            left join lateral (
                select cost from catalog.item_cost where item_id = t.item_id and valid_from <= t.sold_on
                order by valid_from desc limit 1
            ) p on true
            where t.returns_no is null
            order by t.client_id, t.id
            """;

    /** At what the line cost that it takes back; what was not sold here is not taken back here. */
    private static final String TAKEN_BACK = """
            insert into sales.sales_line (client_id, item_id, document_no, line_no, sold_on, quantity, net_amount, cost_amount,
                kind, document_type, returns_id, own)
            select t.client_id, t.item_id, t.document_no, t.line_no, t.sold_on, t.quantity, t.net_amount,
                s.cost_amount * t.quantity / s.quantity, case when i.kind = 'SERVICE' then 'ADJUSTMENT' else t.kind end,
                t.document_type, s.id, true
            from taken t
            join catalog.item i on i.id = t.item_id
            join sales.sales_line s on s.document_no = t.returns_no and s.line_no = t.line_no and s.own
            order by t.client_id, t.id
            """;

    private static final String TOUCHED = """
            create temporary table touched on commit drop as
            select client_id, date_trunc('month', min(sold_on))::date as first_month, date_trunc('month', max(sold_on))::date as last_month
            from taken group by client_id
            """;

    /** What imports of sales take their turn by. */
    private static final String TURN = "hashtext('import of sales')";

    private final DSLContext sql;
    private final SalesRollups rollups;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TakePostedSales(DSLContext sql, SalesRollups rollups, ApplicationEventPublisher events, Clock clock) {
        this.sql = sql;
        this.rollups = rollups;
        this.events = events;
        this.clock = clock;
    }

    /** While sales are imported it waits for the next time. */
    @Transactional
    public void take() {
        if (!sql.fetchExists(WAITING_LINE)) {
            return;
        }
        var turn = sql.fetchSingle("select pg_try_advisory_xact_lock(" + TURN + ")");
        if (Boolean.TRUE.equals(turn.get(0, Boolean.class))) {
            take(DSL.noCondition(), LocalDate.now(clock));
        }
    }

    /** Before a client becomes another: what waits for it is a line then, and moves with the others. */
    void takeOf(ClientId client, LocalDate today) {
        var its = WAITING_LINE.CLIENT_ID.eq(client.value());
        if (sql.fetchExists(WAITING_LINE, its)) {
            sql.fetch("select pg_advisory_xact_lock(" + TURN + ")");
            take(its, today);
        }
    }

    private void take(Condition which, LocalDate today) {
        sql.execute("drop table if exists taken, touched");
        sql.execute(WAITING, which);
        sql.execute(TAKE_OFF);
        var here = sql.fetch(HERE_ALREADY).getValues(0, String.class).stream()
                .distinct()
                .toList();
        if (!here.isEmpty()) {
            log.warn("Brought by a file before and not counted again: {}", here);
        }
        if (sql.execute(SOLD) + sql.execute(TAKEN_BACK) > 0) {
            sql.execute(TOUCHED);
            events.publishEvent(new SalesChanged(rollups.recountTouched(today)));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class EveryMinute {

        @Bean
        static Task<Void> takingPostedSales(TakePostedSales posted) {
            return Background.every(Duration.ofMinutes(1), "sales.take-posted", posted::take);
        }
    }
}
