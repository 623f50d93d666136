package caposaldo.sales;

import static caposaldo.db.sales.Tables.SALES_LINE;
import static caposaldo.db.sales.Tables.WAITING_LINE;

import caposaldo.account.ClientId;
import caposaldo.account.ClientMoves;
import caposaldo.account.OwnerChange;
import java.time.LocalDate;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Sales of two clients that are one: the lines change their client, and the rollups of both are recounted. */
@Component
class SalesMoves implements ClientMoves {

    private static final String TOUCHED = """
            create temporary table touched on commit drop as
            select c.client_id, m.first_month, m.last_month
            from (values ({0}::bigint), ({1}::bigint)) as c (client_id)
            cross join (
                select date_trunc('month', min(sold_on))::date as first_month, date_trunc('month', max(sold_on))::date as last_month
                from sales.sales_line where client_id in ({0}, {1})
            ) m
            where m.first_month is not null
            """;

    private final DSLContext sql;
    private final SalesRollups rollups;
    private final TakePostedSales posted;
    private final ApplicationEventPublisher events;

    SalesMoves(DSLContext sql, SalesRollups rollups, TakePostedSales posted, ApplicationEventPublisher events) {
        this.sql = sql;
        this.rollups = rollups;
        this.posted = posted;
        this.events = events;
    }

    @Override
    public String room() {
        return "sales";
    }

    /** The rollups follow the lines. */
    @Override
    public Set<String> tables() {
        return Set.of(
                "sales.sales_line",
                "sales.waiting_line",
                "sales.client_item_month",
                "sales.client_item",
                "sales.client_month",
                "sales.client_day",
                "sales.client_figure");
    }

    @Override
    public int count(ClientId client) {
        return lines().count(client) + new OwnerChange<>(sql, WAITING_LINE.ID, WAITING_LINE.CLIENT_ID).count(client);
    }

    private OwnerChange<?> lines() {
        return new OwnerChange<>(sql, SALES_LINE.ID, SALES_LINE.CLIENT_ID);
    }

    @Override
    public Moved move(ClientId merged, ClientId kept, LocalDate today) {
        posted.takeOf(merged, today);
        var moved = lines().move(merged, kept);
        if (moved.rows() > 0) {
            recount(merged, kept, today);
        }
        return moved;
    }

    @Override
    public void moveBack(ClientId merged, ClientId kept, JSONB what, LocalDate today) {
        if (lines().moveBack(merged, kept, what) > 0) {
            recount(merged, kept, today);
        }
    }

    private void recount(ClientId one, ClientId other, LocalDate today) {
        sql.execute("drop table if exists touched");
        sql.execute(TOUCHED, DSL.val(one.value()), DSL.val(other.value()));
        events.publishEvent(new SalesChanged(rollups.recountTouched(today)));
    }
}
