package caposaldo.pricing;

import static caposaldo.db.catalog.Tables.ITEM;
import static caposaldo.db.pricing.Tables.AGREED_PRICE;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.catalog.ItemId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import java.util.Currency;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what is agreed with clients. */
@Component
public class AgreedPrices {

    public record Row(AgreedPrice agreed, String code, String name) {}

    private static final int MOST = 500;

    private final DSLContext sql;
    private final Clients clients;

    AgreedPrices(DSLContext sql, Clients clients) {
        this.sql = sql;
        this.clients = clients;
    }

    /** By product, those over and to come included; at most 500. */
    @Transactional(readOnly = true)
    public List<Row> of(AccessScope scope, ClientId client) {
        scope.require(Right.ITEM_READ);
        clients.check(scope, client);
        return sql.select(AGREED_PRICE.fields())
                .select(ITEM.CODE, ITEM.NAME)
                .from(AGREED_PRICE)
                .join(ITEM)
                .on(ITEM.ID.eq(AGREED_PRICE.ITEM_ID))
                .where(AGREED_PRICE.CLIENT_ID.eq(client.value()))
                .orderBy(ITEM.NAME, ITEM.ID, AGREED_PRICE.MIN_QUANTITY, AGREED_PRICE.VALID_FROM.desc())
                .limit(MOST)
                .fetch(row -> new Row(
                        new AgreedPrice(
                                row.get(AGREED_PRICE.ID),
                                client,
                                new ItemId(row.get(AGREED_PRICE.ITEM_ID)),
                                row.get(AGREED_PRICE.MIN_QUANTITY),
                                row.get(AGREED_PRICE.PRICE),
                                currency(row.get(AGREED_PRICE.CURRENCY)),
                                row.get(AGREED_PRICE.VALID_FROM),
                                row.get(AGREED_PRICE.VALID_TO),
                                row.get(AGREED_PRICE.REASON),
                                row.get(AGREED_PRICE.AGREEMENT_ID),
                                row.get(AGREED_PRICE.VERSION)),
                        row.get(ITEM.CODE),
                        row.get(ITEM.NAME)));
    }

    /** As it is kept: none for the company's. */
    static @Nullable Currency currency(@Nullable String code) {
        return code == null ? null : Currency.getInstance(code);
    }

    /** @throws Missing when nothing of that number is agreed with the client, or the person does not see the client */
    @Transactional(readOnly = true)
    public AgreedPrice get(AccessScope scope, ClientId client, long id) {
        return of(scope, client).stream()
                .map(Row::agreed)
                .filter(a -> a.id() == id)
                .findFirst()
                .orElseThrow(() -> new Missing("agreed price " + id));
    }
}
