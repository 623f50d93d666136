package caposaldo.ordering;

import static caposaldo.db.ordering.Tables.ORDER_TEMPLATE;
import static caposaldo.db.ordering.Tables.SALES_ORDER;

import caposaldo.account.ClientId;
import caposaldo.account.ClientMoves;
import caposaldo.account.OwnerChange;
import caposaldo.account.OwnerChanges;
import java.time.LocalDate;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Component;

/** Orders and templates of two clients that are one change their client; what credit keeps for them goes along in its own room. */
@Component
class OrderMoves implements ClientMoves {

    private final DSLContext sql;

    OrderMoves(DSLContext sql) {
        this.sql = sql;
    }

    private OwnerChanges changes() {
        return OwnerChanges.of(
                new OwnerChange<>(sql, SALES_ORDER.ID, SALES_ORDER.CLIENT_ID),
                new OwnerChange<>(sql, ORDER_TEMPLATE.ID, ORDER_TEMPLATE.CLIENT_ID));
    }

    @Override
    public String room() {
        return "ordering";
    }

    @Override
    public Set<String> tables() {
        return Set.of("ordering.sales_order", "ordering.order_template");
    }

    @Override
    public int count(ClientId client) {
        return changes().count(client);
    }

    @Override
    public Moved move(ClientId merged, ClientId kept, LocalDate today) {
        return changes().move(merged, kept);
    }

    @Override
    public void moveBack(ClientId merged, ClientId kept, JSONB what, LocalDate today) {
        changes().moveBack(merged, kept, what);
    }
}
