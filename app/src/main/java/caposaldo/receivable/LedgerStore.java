package caposaldo.receivable;

import static caposaldo.db.receivable.Tables.ALLOCATION;
import static caposaldo.db.receivable.Tables.CLIENT_LEDGER;
import static caposaldo.db.receivable.Tables.LEDGER_ITEM;

import caposaldo.account.ClientId;
import caposaldo.currency.ExchangeRates;
import caposaldo.db.Question;
import caposaldo.db.Rendered;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Money;
import caposaldo.kernel.Stale;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes the ledger. Whoever writes holds the lock of the client's ledger first, so that what is read afterwards stays
 * true to the end of the transaction and nobody waits for anybody crosswise.
 */
@Component
class LedgerStore {

    /** A document to be posted. */
    record NewItem(
            ClientId client,
            LedgerItem.Kind kind,
            String number,
            LocalDate issuedOn,
            LocalDate dueOn,
            @Nullable String terms,
            @Nullable String reference,
            Money amount,
            @Nullable ExternalKey key) {}

    /** What an allocation needs to know of a document. */
    record Side(
            LedgerItemId id,
            boolean debit,
            LocalDate issuedOn,
            Money open,
            @Nullable LocalDate cancelledOn) {}

    /** What was posted under an external key. */
    record Known(LedgerItemId id, ClientId client) {}

    /** {0} and {1} clients. */
    private static final String ALIKE = """
            insert into receivable.client_ledger (client_id, currency, as_of)
            select case l.client_id when {0} then {1} else {0} end, l.currency, l.as_of
            from receivable.client_ledger l where l.client_id in ({0}, {1})
            on conflict do nothing
            """;

    /**
     * {0} client, {1} currency, {2} today. What follows in the transaction is of this client: its plans are kept, for making
     * them takes several times as long as going by them.
     */
    private static final String LOCK = """
            insert into receivable.client_ledger as l (client_id, currency, as_of) values ({0}, {1}, {2})
            on conflict (client_id, currency) do update set as_of = l.as_of
            returning set_config('plan_cache_mode', 'force_generic_plan', true)
            """;

    private static final String NEXT_PAYMENT = "select 'P-' || nextval('receivable.payment_number')";

    private final DSLContext sql;
    private final Rendered lock;
    private final LedgerCurrency currency;
    private final ExchangeRates rates;

    LedgerStore(DSLContext sql, LedgerCurrency currency, ExchangeRates rates) {
        this.sql = sql;
        this.lock = Rendered.of(sql, LOCK);
        this.currency = currency;
        this.rates = rates;
    }

    /** Until the end of the transaction nobody else posts or allocates for the client, in whichever currency. */
    void lock(ClientId client, LocalDate today) {
        locking(client, today).answer();
    }

    /** The same, for who asks on in the same round trip. */
    Question<?> locking(ClientId client, LocalDate today) {
        return lock.with(client.value(), currency.code(), today);
    }

    Optional<Known> known(ExternalKey key) {
        return sql.select(LEDGER_ITEM.ID, LEDGER_ITEM.CLIENT_ID)
                .from(LEDGER_ITEM)
                .where(LEDGER_ITEM.SOURCE.eq(key.source()))
                .and(LEDGER_ITEM.EXTERNAL_KEY.eq(key.key()))
                .fetchOptional(row -> new Known(new LedgerItemId(row.value1()), new ClientId(row.value2())));
    }

    String nextPaymentNumber() {
        return Objects.requireNonNull(sql.fetchSingle(NEXT_PAYMENT).get(0, String.class));
    }

    /** Opens the ledger of another currency; who does it holds the client's lock. */
    private void open(ClientId client, Currency of) {
        sql.insertInto(CLIENT_LEDGER)
                .columns(CLIENT_LEDGER.CLIENT_ID, CLIENT_LEDGER.CURRENCY, CLIENT_LEDGER.AS_OF)
                .select(DSL.select(CLIENT_LEDGER.CLIENT_ID, DSL.val(of.getCurrencyCode()), CLIENT_LEDGER.AS_OF)
                        .from(CLIENT_LEDGER)
                        .where(CLIENT_LEDGER.CLIENT_ID.eq(client.value()))
                        .and(CLIENT_LEDGER.CURRENCY.eq(currency.code())))
                .onConflictDoNothing()
                .execute();
    }

    /** Opens for each of two clients the ledgers that the other has. */
    void openAlike(ClientId one, ClientId other) {
        sql.execute(ALIKE, DSL.val(one.value()), DSL.val(other.value()));
    }

    /** @throws Invalid when the number is taken, or there is no rate of its day */
    LedgerItemId insert(NewItem item) {
        var key = item.key();
        var insert = sql.insertInto(LEDGER_ITEM)
                .set(LEDGER_ITEM.CLIENT_ID, item.client().value())
                .set(LEDGER_ITEM.CURRENCY, item.amount().currency().getCurrencyCode())
                .set(LEDGER_ITEM.KIND, item.kind().name())
                .set(LEDGER_ITEM.NUMBER, item.number())
                .set(LEDGER_ITEM.ISSUED_ON, item.issuedOn())
                .set(LEDGER_ITEM.DUE_ON, item.dueOn())
                .set(LEDGER_ITEM.TERMS, item.terms())
                .set(LEDGER_ITEM.REFERENCE, item.reference())
                .set(LEDGER_ITEM.AMOUNT, item.amount().amount())
                .set(LEDGER_ITEM.OPEN_AMOUNT, item.amount().amount())
                .set(LEDGER_ITEM.SOURCE, key == null ? null : key.source())
                .set(LEDGER_ITEM.EXTERNAL_KEY, key == null ? null : key.key());
        if (!currency.isOwn(item.amount().currency())) {
            open(item.client(), item.amount().currency());
            var rate = rates.on(item.amount().currency(), item.issuedOn(), "currency");
            insert = insert.set(LEDGER_ITEM.RATE, rate.units())
                    .set(LEDGER_ITEM.RATED_ON, rate.day())
                    .set(LEDGER_ITEM.OPEN_VALUE, rate.value(item.amount()).amount());
        }
        return insert.onConflictDoNothing()
                .returningResult(LEDGER_ITEM.ID)
                .fetchOptional(row -> new LedgerItemId(row.value1()))
                .orElseThrow(() -> Invalid.field("number", "receivable.invalid.taken", item.number()));
    }

    /**
     * The documents of the client with these numbers, by their ids.
     *
     * @throws Missing when one of them is none of the client's
     */
    Map<LedgerItemId, Side> sides(ClientId client, List<LedgerItemId> ids) {
        var found = sql
                .select(
                        LEDGER_ITEM.ID,
                        LEDGER_ITEM.DEBIT,
                        LEDGER_ITEM.ISSUED_ON,
                        LEDGER_ITEM.OPEN_AMOUNT,
                        LEDGER_ITEM.CANCELLED_ON,
                        LEDGER_ITEM.CURRENCY)
                .from(LEDGER_ITEM)
                .where(LEDGER_ITEM.CLIENT_ID.eq(client.value()))
                .and(LEDGER_ITEM.ID.in(
                        ids.stream().map(LedgerItemId::value).distinct().toList()))
                .fetch(row -> new Side(
                        new LedgerItemId(row.value1()),
                        Boolean.TRUE.equals(row.value2()),
                        Objects.requireNonNull(row.value3()),
                        currency.money(row.value4(), row.value6()),
                        row.value5()))
                .stream()
                .collect(Collectors.toMap(Side::id, side -> side));
        ids.stream().filter(id -> !found.containsKey(id)).findFirst().ifPresent(id -> {
            throw new Missing("ledger item " + id.value());
        });
        return found;
    }

    /**
     * The database takes the amounts off both sides, and refuses what is above either.
     *
     * @return the first day on which one of them counts; the last day there is for none
     */
    LocalDate allocate(ClientId client, List<Apportionment.Pair> pairs, Map<LedgerItemId, Side> sides) {
        var since = LocalDate.MAX;
        if (pairs.isEmpty()) {
            return since;
        }
        var insert = sql.insertInto(
                ALLOCATION,
                ALLOCATION.CREDIT_ID,
                ALLOCATION.DEBIT_ID,
                ALLOCATION.CLIENT_ID,
                ALLOCATION.CURRENCY,
                ALLOCATION.AMOUNT,
                ALLOCATION.ALLOCATED_ON);
        for (var pair : pairs) {
            var credit = Objects.requireNonNull(sides.get(pair.credit())).issuedOn();
            var debt = Objects.requireNonNull(sides.get(pair.debt())).issuedOn();
            var day = credit.isAfter(debt) ? credit : debt;
            since = day.isBefore(since) ? day : since;
            insert = insert.values(
                    pair.credit().value(),
                    pair.debt().value(),
                    client.value(),
                    pair.amount().currency().getCurrencyCode(),
                    pair.amount().amount(),
                    day);
        }
        insert.execute();
        return since;
    }

    /** @throws Stale when it has been released already */
    void release(long allocation) {
        if (sql.deleteFrom(ALLOCATION).where(ALLOCATION.ID.eq(allocation)).execute() == 0) {
            throw new Stale("allocation " + allocation);
        }
    }

    void releaseAllOf(LedgerItemId credit) {
        sql.deleteFrom(ALLOCATION)
                .where(ALLOCATION.CREDIT_ID.eq(credit.value()))
                .execute();
    }

    /** @throws Stale when somebody changed it since {@code version} was read */
    void cancel(LedgerItemId credit, int version, LocalDate today) {
        var touched = sql.update(LEDGER_ITEM)
                .set(LEDGER_ITEM.OPEN_AMOUNT, BigDecimal.ZERO)
                .set(LEDGER_ITEM.OPEN_VALUE, LEDGER_ITEM.OPEN_VALUE.mul(BigDecimal.ZERO))
                .set(LEDGER_ITEM.SETTLED_ON, today)
                .set(LEDGER_ITEM.CANCELLED_ON, today)
                .set(LEDGER_ITEM.VERSION, LEDGER_ITEM.VERSION.plus(1))
                .where(LEDGER_ITEM.ID.eq(credit.value()))
                .and(LEDGER_ITEM.VERSION.eq(version))
                .and(LEDGER_ITEM.CANCELLED_ON.isNull())
                .and(LEDGER_ITEM.OPEN_AMOUNT.eq(DSL.field(LEDGER_ITEM.AMOUNT)))
                .execute();
        if (touched == 0) {
            throw new Stale("ledger item " + credit.value());
        }
    }
}
