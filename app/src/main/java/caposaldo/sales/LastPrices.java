package caposaldo.sales;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.catalog.ItemId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a client last paid for products. */
@Component
public class LastPrices {

    /** @param price of one unit, net, in the company's currency */
    public record Paid(LocalDate soldOn, String documentNo, BigDecimal quantity, BigDecimal price) {}

    /** One pass over the client's lines, however many products are asked for. {0} client, {1} products, {2} how many. */
    private static final String PAID = """
            select item_id, sold_on, document_no, quantity, round(net_amount / quantity, 4) as price
            from (
                select l.*, row_number() over (partition by item_id order by sold_on desc, id desc) as nth
                from sales.sales_line l
                where client_id = {0} and item_id = any ({1}) and kind = 'SALE' and quantity > 0
            ) latest
            where nth <= {2}
            order by item_id, nth
            """;

    private final DSLContext sql;
    private final Clients clients;

    LastPrices(DSLContext sql, Clients clients) {
        this.sql = sql;
        this.clients = clients;
    }

    /**
     * The latest sales first; a product the client never bought is not among them.
     *
     * @param most of each product
     * @throws caposaldo.kernel.Missing when there is no such client for this person
     */
    @Transactional(readOnly = true)
    public Map<ItemId, List<Paid>> of(AccessScope scope, ClientId client, List<ItemId> items, int most) {
        scope.require(Right.SALES_READ);
        clients.check(scope, client);
        return sql.resultQuery(
                        PAID,
                        DSL.val(client.value()),
                        DSL.val(items.stream().map(ItemId::value).toArray(Long[]::new)),
                        DSL.val(most))
                .fetchGroups(
                        row -> new ItemId(row.get("item_id", Long.class)),
                        row -> new Paid(
                                row.get("sold_on", LocalDate.class),
                                row.get("document_no", String.class),
                                row.get("quantity", BigDecimal.class),
                                row.get("price", BigDecimal.class)));
    }
}
