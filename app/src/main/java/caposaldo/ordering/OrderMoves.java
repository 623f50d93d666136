package caposaldo.ordering;

import static caposaldo.db.ordering.Tables.SALES_ORDER;

import caposaldo.account.ClientId;
import caposaldo.account.ClientMoves;
import caposaldo.account.OwnerChange;
import java.time.LocalDate;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Component;

/** Orders of two clients that are one change their client; what credit keeps for them goes along in its own room. */
@Component
class OrderMoves implements ClientMoves {

    private final DSLContext sql;

    OrderMoves(DSLContext sql) {
        this.sql = sql;
    }

    private OwnerChange<?> orders() {
        return new OwnerChange<>(sql, SALES_ORDER.ID, SALES_ORDER.CLIENT_ID);
    }

    @Override
    public String room() {
        return "ordering";
    }

    @Override
    public Set<String> tables() {
        return Set.of("ordering.sales_order");
    }

    @Override
    public int count(ClientId client) {
        return orders().count(client);
    }

    @Override
    public Moved move(ClientId merged, ClientId kept, LocalDate today) {
        return orders().move(merged, kept);
    }

    @Override
    public void moveBack(ClientId merged, ClientId kept, JSONB what, LocalDate today) {
        orders().moveBack(merged, kept, what);
    }
}
