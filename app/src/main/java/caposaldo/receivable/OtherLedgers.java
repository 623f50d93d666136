package caposaldo.receivable;

import static caposaldo.db.receivable.Tables.CLIENT_LEDGER;
import static caposaldo.db.receivable.Tables.LEDGER_ITEM;
import static caposaldo.db.receivable.Tables.RATE_DIFFERENCE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.sum;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.currency.Valuation;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what is owed in other currencies than the company's: each in its own, and what it is worth in the company's. */
@Component
public class OtherLedgers {

    /**
     * What a document in another currency is worth.
     *
     * @param units of its currency for one of the company's
     * @param ratedOn the day they were published, that of the document or the last before it
     * @param value of the whole document
     * @param open of what is not settled, at the same rate
     * @param realised gained above zero, lost below it, by what was set against it
     */
    public record Worth(BigDecimal units, LocalDate ratedOn, Money value, Money open, Money realised) {}

    /**
     * What is open in another currency.
     *
     * @param value debts less credits, at the rates of the documents
     * @param ratedOn the day of the latest rate
     * @param latest the same at the latest rate
     */
    public record Ledger(Money owed, Money overdue, Money unapplied, Money value, LocalDate ratedOn, Money latest) {

        public Money balance() {
            return owed.minus(unapplied);
        }

        /** What the latest rate would gain or lose; it is shown, not posted. */
        public Money unrealised() {
            return latest.minus(value);
        }
    }

    /** {0} the company's currency, {1} client or null for all that may be seen, {2} day; of kept sums, one row a currency. */
    private static final String LEDGERS = """
            select l.currency, sum(l.owed) as owed, sum(l.overdue) as overdue, sum(l.unapplied) as unapplied,
                sum(v.value) as value, r.day as rated_on, r.units
            from receivable.kept_currencies() k
            join receivable.client_ledger l on l.currency = k.currency
            cross join lateral (
                select coalesce(sum(case when i.debit then i.open_value else -i.open_value end), 0) as value
                from receivable.ledger_item i
                where i.client_id = l.client_id and i.currency = l.currency and i.open_amount > 0) v
            cross join lateral (
                select x.day, x.units from currency.exchange_rate x
                where x.currency = l.currency and x.day <= {2} order by x.day desc limit 1) r
            where k.currency <> {0} and (l.owed > 0 or l.unapplied > 0) and {1}
            group by l.currency, r.day, r.units order by l.currency
            """;

    /** {0} of whom. */
    private static final String KEPT = """
            select k.currency from receivable.kept_currencies() k
            where exists (select from receivable.client_ledger l where l.currency = k.currency and {0})
            order by k.currency
            """;

    private final DSLContext sql;
    private final Clients clients;
    private final LedgerCurrency currency;

    OtherLedgers(DSLContext sql, Clients clients, LedgerCurrency currency) {
        this.sql = sql;
        this.clients = clients;
        this.currency = currency;
    }

    /** @return empty for a document in the company's currency */
    @Transactional(readOnly = true)
    public Optional<Worth> worth(AccessScope scope, LedgerItem item) {
        scope.require(Right.RECEIVABLE_READ);
        if (currency.isOwn(item.amount().currency())) {
            return Optional.empty();
        }
        var own = item.kind().isDebit() ? RATE_DIFFERENCE.DEBIT_ID : RATE_DIFFERENCE.CREDIT_ID;
        return sql.select(
                        LEDGER_ITEM.RATE,
                        LEDGER_ITEM.RATED_ON,
                        LEDGER_ITEM.VALUE,
                        LEDGER_ITEM.OPEN_VALUE,
                        DSL.field(DSL.select(coalesce(sum(RATE_DIFFERENCE.AMOUNT), BigDecimal.ZERO))
                                .from(RATE_DIFFERENCE)
                                .where(own.eq(LEDGER_ITEM.ID))))
                .from(LEDGER_ITEM)
                .where(LEDGER_ITEM.ID.eq(item.id().value()))
                .fetchOptional(row -> new Worth(
                        Objects.requireNonNull(row.value1()),
                        Objects.requireNonNull(row.value2()),
                        currency.money(row.value3()),
                        currency.money(row.value4()),
                        currency.money(row.value5())));
    }

    /** What the amounts of a document in this currency are worth, as it was posted. */
    @Transactional(readOnly = true)
    public Valuation valuation(LedgerItemId item, Currency in) {
        return currency.isOwn(in)
                ? currency.valued(Optional.empty())
                : sql.select(LEDGER_ITEM.RATE, LEDGER_ITEM.RATED_ON)
                        .from(LEDGER_ITEM)
                        .where(LEDGER_ITEM.ID.eq(item.value()))
                        .fetchSingle(row -> currency.valued(Optional.of(currency.rate(
                                in.getCurrencyCode(),
                                Objects.requireNonNull(row.value2()),
                                Objects.requireNonNull(row.value1())))));
    }

    /** @throws caposaldo.kernel.Missing when there is no such client for this person */
    @Transactional(readOnly = true)
    public List<Ledger> of(AccessScope scope, ClientId client) {
        scope.require(Right.RECEIVABLE_READ);
        clients.check(scope, client);
        return ledgers(scope, DSL.condition("l.client_id = {0}", DSL.val(client.value())));
    }

    /** The currencies a client has a ledger in, the company's first; that one also before anything was posted. */
    @Transactional(readOnly = true)
    public List<Currency> currencies(AccessScope scope, ClientId client) {
        scope.require(Right.RECEIVABLE_READ);
        clients.check(scope, client);
        return ownFirst(sql.select(CLIENT_LEDGER.CURRENCY)
                .from(CLIENT_LEDGER)
                .where(CLIENT_LEDGER.CLIENT_ID.eq(client.value()))
                .orderBy(CLIENT_LEDGER.CURRENCY)
                .fetch(CLIENT_LEDGER.CURRENCY));
    }

    /** Those in which any client that the person sees has a ledger, in the same order. */
    @Transactional(readOnly = true)
    public List<Currency> currencies(AccessScope scope) {
        scope.require(Right.RECEIVABLE_READ);
        return ownFirst(sql.resultQuery(
                        KEPT, Receivables.seenBy(scope, DSL.field(DSL.name("l", "client_id"), Long.class)))
                .fetch(row -> row.get(0, String.class)));
    }

    /** Those in which any client has a ledger, for work that nobody does for himself. */
    public List<Currency> currencies() {
        return ownFirst(sql.fetch("select currency from receivable.kept_currencies() order by currency")
                .getValues(0, String.class));
    }

    private List<Currency> ownFirst(List<String> codes) {
        return Stream.concat(Stream.of(currency.code()), codes.stream())
                .distinct()
                .map(Currency::getInstance)
                .toList();
    }

    /** Of all clients the person sees, one of each currency. */
    @Transactional(readOnly = true)
    public List<Ledger> total(AccessScope scope) {
        scope.require(Right.RECEIVABLE_READ);
        return ledgers(scope, Receivables.seenBy(scope, DSL.field(DSL.name("l", "client_id"), Long.class)));
    }

    private List<Ledger> ledgers(AccessScope scope, org.jooq.Condition which) {
        return sql.resultQuery(LEDGERS, DSL.val(currency.code()), which, DSL.val(scope.date()))
                .fetch(this::ledger);
    }

    private Ledger ledger(Record row) {
        var code = row.get("currency", String.class);
        var owed = currency.money(row.get("owed", BigDecimal.class), code);
        var unapplied = currency.money(row.get("unapplied", BigDecimal.class), code);
        var rate = currency.rate(code, row.get("rated_on", LocalDate.class), row.get("units", BigDecimal.class));
        return new Ledger(
                owed,
                currency.money(row.get("overdue", BigDecimal.class), code),
                unapplied,
                currency.money(row.get("value", BigDecimal.class)),
                rate.day(),
                rate.value(owed.minus(unapplied)));
    }
}
