package caposaldo.pricing;

import static caposaldo.db.pricing.Tables.AGREED_PRICE;
import static org.jooq.impl.DSL.noCondition;

import caposaldo.account.Client;
import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.catalog.ItemId;
import caposaldo.catalog.Items;
import caposaldo.db.AccessScope;
import caposaldo.db.Trail;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.kernel.Stale;
import caposaldo.receivable.LedgerCurrency;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.9, the unusual case: what one client pays for one product, for some days and from a quantity on. */
@Component
public class AgreePrice {

    /**
     * What is agreed, of one unit.
     *
     * @param until the last day; null for no end
     * @param agreement number of the client's agreement it is agreed under; null for none
     * @param currency of the price; null is the company's
     */
    public record Terms(
            ItemId item,
            BigDecimal minQuantity,
            BigDecimal price,
            LocalDate from,
            @Nullable LocalDate until,
            String reason,
            @Nullable Long agreement,
            @Nullable Currency currency) {

        public Terms(
                ItemId item,
                BigDecimal minQuantity,
                BigDecimal price,
                LocalDate from,
                @Nullable LocalDate until,
                String reason) {
            this(item, minQuantity, price, from, until, reason, null, null);
        }
    }

    private static final int LONGEST_REASON = 200;

    private final DSLContext sql;
    private final Clients clients;
    private final Items items;
    private final Agreements agreements;
    private final LedgerCurrency own;
    private final Trail trail;

    AgreePrice(DSLContext sql, Clients clients, Items items, Agreements agreements, LedgerCurrency own, Trail trail) {
        this.sql = sql;
        this.clients = clients;
        this.items = items;
        this.agreements = agreements;
        this.own = own;
        this.trail = trail;
    }

    /** @throws Invalid when a term cannot be, or another price is agreed for one of the days, that quantity and that currency */
    @Transactional
    long agree(AccessScope scope, ClientId client, Terms terms) {
        scope.require(Right.PRICE_AGREE);
        trail.worksOn(scope, clients.get(scope, client).portfolioId());
        items.get(scope, terms.item);
        check(scope, client, terms);
        return put(client, terms);
    }

    /** @throws Invalid when a term cannot be, or the client has no such agreement */
    void check(AccessScope scope, ClientId client, Terms terms) {
        check(scope, terms);
        agreements.check(client, terms.agreement);
    }

    void namesBoth(AccessScope scope, Client client) {
        trail.worksOn(scope, client.portfolioId());
    }

    /** Once it is clear whose right it is. */
    long put(ClientId client, Terms terms) {
        return sql.insertInto(AGREED_PRICE)
                .set(AGREED_PRICE.CLIENT_ID, client.value())
                .set(AGREED_PRICE.ITEM_ID, terms.item.value())
                .set(AGREED_PRICE.MIN_QUANTITY, terms.minQuantity)
                .set(AGREED_PRICE.PRICE, terms.price)
                .set(AGREED_PRICE.VALID_FROM, terms.from)
                .set(AGREED_PRICE.VALID_TO, terms.until)
                .set(AGREED_PRICE.REASON, terms.reason.strip())
                .set(AGREED_PRICE.AGREEMENT_ID, terms.agreement)
                .set(AGREED_PRICE.CURRENCY, kept(terms))
                .onConflictDoNothing()
                .returningResult(AGREED_PRICE.ID)
                .fetchOptional(row -> row.value1())
                .orElseThrow(() -> Invalid.field("from", "pricing.invalid.agreed.twice"));
    }

    /** As it is kept: none for the company's. */
    @Nullable String kept(Terms terms) {
        var currency = terms.currency;
        return currency == null || own.isOwn(currency) ? null : currency.getCurrencyCode();
    }

    private static Condition in(@Nullable String currency) {
        return AGREED_PRICE.CURRENCY.isNotDistinctFrom(currency);
    }

    /** @throws Invalid when another price is agreed for one of the days, that quantity and that currency */
    void refuseSecond(ClientId client, Terms terms) {
        var taken = sql.fetchExists(
                AGREED_PRICE,
                AGREED_PRICE
                        .CLIENT_ID
                        .eq(client.value())
                        .and(AGREED_PRICE.ITEM_ID.eq(terms.item.value()))
                        .and(AGREED_PRICE.MIN_QUANTITY.eq(terms.minQuantity))
                        .and(in(kept(terms)))
                        .and(AGREED_PRICE.VALID_TO.isNull().or(AGREED_PRICE.VALID_TO.ge(terms.from)))
                        .and(terms.until == null ? noCondition() : AGREED_PRICE.VALID_FROM.le(terms.until)));
        if (taken) {
            throw Invalid.field("from", "pricing.invalid.agreed.twice");
        }
    }

    private static void check(AccessScope scope, Terms terms) {
        TypePrice.requireAmount("price", terms.price);
        TypePrice.requireQuantity("minQuantity", terms.minQuantity);
        TypePrice.requireDay("from", terms.from, scope.date());
        if (terms.until != null && terms.until.isBefore(terms.from)) {
            throw Invalid.field("until", "pricing.invalid.until");
        }
        if (terms.reason.isBlank() || terms.reason.strip().length() > LONGEST_REASON) {
            throw Invalid.field("reason", "pricing.invalid.reason", LONGEST_REASON);
        }
    }

    /**
     * Ends it on a day, which may be undone by ending it later; what was charged before stays explained.
     *
     * @param last the last day it holds; null for no end
     * @throws Invalid when it would not have begun by then, or another is agreed for one of the days
     * @throws Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public void end(AccessScope scope, ClientId client, long id, int version, @Nullable LocalDate last) {
        scope.require(Right.PRICE_AGREE);
        trail.worksOn(scope, clients.get(scope, client).portfolioId());
        var agreed = sql.selectFrom(AGREED_PRICE)
                .where(AGREED_PRICE.ID.eq(id).and(AGREED_PRICE.CLIENT_ID.eq(client.value())))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(() -> new Missing("agreed price " + id));
        if (agreed.getVersion() != version) {
            throw new Stale("agreed price " + id);
        }
        if (last != null && last.isBefore(agreed.getValidFrom())) {
            throw Invalid.field("until", "pricing.invalid.until");
        }
        var next = sql.fetchExists(
                AGREED_PRICE,
                AGREED_PRICE
                        .CLIENT_ID
                        .eq(client.value())
                        .and(AGREED_PRICE.ITEM_ID.eq(agreed.getItemId()))
                        .and(AGREED_PRICE.MIN_QUANTITY.eq(agreed.getMinQuantity()))
                        .and(in(agreed.getCurrency()))
                        .and(AGREED_PRICE.VALID_FROM.gt(agreed.getValidFrom()))
                        .and(last == null ? noCondition() : AGREED_PRICE.VALID_FROM.le(last)));
        if (next) {
            throw Invalid.field("until", "pricing.invalid.agreed.twice");
        }
        agreed.setValidTo(last);
        agreed.setVersion(version + 1);
        agreed.store();
    }
}
