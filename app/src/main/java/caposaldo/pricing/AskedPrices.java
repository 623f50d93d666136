package caposaldo.pricing;

import static caposaldo.db.catalog.Tables.ITEM;
import static caposaldo.db.pricing.Tables.ASKED_PRICE;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.catalog.ItemId;
import caposaldo.catalog.Items;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads prices that were asked for, and what each leaves of the margin. */
@Component
public class AskedPrices {

    public enum State {
        ASKED,
        AGREED,
        DECLINED
    }

    /** @param id its number; the subject of its approval */
    public record Asked(long id, ClientId client, AgreePrice.Terms terms, String code, String name, State state) {}

    private static final int MOST = 50;

    private final DSLContext sql;
    private final Clients clients;
    private final Prices prices;
    private final Items items;
    private final UnitCosts costs;

    AskedPrices(DSLContext sql, Clients clients, Prices prices, Items items, UnitCosts costs) {
        this.sql = sql;
        this.clients = clients;
        this.prices = prices;
        this.items = items;
        this.costs = costs;
    }

    /** The latest first. */
    @Transactional(readOnly = true)
    public List<Asked> of(AccessScope scope, ClientId client) {
        scope.require(Right.ITEM_READ);
        clients.check(scope, client);
        return sql.select(ASKED_PRICE.fields())
                .select(ITEM.CODE, ITEM.NAME)
                .from(ASKED_PRICE)
                .join(ITEM)
                .on(ITEM.ID.eq(ASKED_PRICE.ITEM_ID))
                .where(ASKED_PRICE.CLIENT_ID.eq(client.value()))
                .orderBy(ASKED_PRICE.ID.desc())
                .limit(MOST)
                .fetch(AskedPrices::asked);
    }

    /** @throws Missing when the client has none of that number, or the person does not see the client */
    @Transactional(readOnly = true)
    public Asked get(AccessScope scope, ClientId client, long id) {
        scope.require(Right.ITEM_READ);
        clients.check(scope, client);
        return sql.select(ASKED_PRICE.fields())
                .select(ITEM.CODE, ITEM.NAME)
                .from(ASKED_PRICE)
                .join(ITEM)
                .on(ITEM.ID.eq(ASKED_PRICE.ITEM_ID))
                .where(ASKED_PRICE.ID.eq(id).and(ASKED_PRICE.CLIENT_ID.eq(client.value())))
                .fetchOptional(AskedPrices::asked)
                .orElseThrow(() -> new Missing("asked price " + id));
    }

    private static Asked asked(Record row) {
        return new Asked(
                row.get(ASKED_PRICE.ID),
                new ClientId(row.get(ASKED_PRICE.CLIENT_ID)),
                new AgreePrice.Terms(
                        new ItemId(row.get(ASKED_PRICE.ITEM_ID)),
                        row.get(ASKED_PRICE.MIN_QUANTITY),
                        row.get(ASKED_PRICE.PRICE),
                        row.get(ASKED_PRICE.VALID_FROM),
                        row.get(ASKED_PRICE.VALID_TO),
                        row.get(ASKED_PRICE.REASON),
                        row.get(ASKED_PRICE.AGREEMENT_ID),
                        AgreedPrices.currency(row.get(ASKED_PRICE.CURRENCY))),
                row.get(ITEM.CODE),
                row.get(ITEM.NAME),
                State.valueOf(row.get(ASKED_PRICE.STATE)));
    }

    /** In the currency of the terms from list price to margin, were the terms agreed; without the cost for who may not see it. */
    @Transactional(readOnly = true)
    public MarginWaterfall waterfall(AccessScope scope, ClientId client, AgreePrice.Terms terms) {
        var day = later(terms.from(), scope.date());
        var quantity = terms.minQuantity().max(BigDecimal.ONE);
        var currency = Objects.requireNonNullElse(terms.currency(), prices.currency());
        var own = currency.equals(prices.currency());
        var now = prices.explain(scope, client, new Prices.Basis(null, currency), terms.item(), day, quantity);
        var listPrice = own ? items.glance(scope.on(day), terms.item()).price() : null;
        return MarginWaterfall.of(
                currency,
                Optional.ofNullable(listPrice),
                now.columnPrice(),
                terms.price(),
                Optional.ofNullable(
                        costs.in(currency, scope.on(day), List.of(terms.item())).get(terms.item())));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
