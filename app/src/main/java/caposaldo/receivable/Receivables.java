package caposaldo.receivable;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.receivable.Tables.ALLOCATION;
import static caposaldo.db.receivable.Tables.CLIENT_LEDGER;
import static caposaldo.db.receivable.Tables.LEDGER_ITEM;
import static org.jooq.impl.DSL.min;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the ledger, never of a client that the scope does not show. */
@Component
public class Receivables {

    /** A client with what it owes. */
    public record Debtor(ClientId client, String name, ClientAccount account) {}

    /** An allocation about to be released. */
    record Allocated(ClientId client, LocalDate since) {}

    private final DSLContext sql;
    private final Clients clients;
    private final LedgerCurrency currency;
    private final LedgerTotals totals;

    Receivables(DSLContext sql, Clients clients, LedgerCurrency currency, LedgerTotals totals) {
        this.sql = sql;
        this.clients = clients;
        this.currency = currency;
        this.totals = totals;
    }

    /** @throws Missing when there is no such document for this person */
    @Transactional(readOnly = true)
    public LedgerItem get(AccessScope scope, LedgerItemId id) {
        return items(scope, LEDGER_ITEM.ID.eq(id.value()), 1).stream()
                .findFirst()
                .orElseThrow(() -> new Missing("ledger item " + id.value()));
    }

    /** A document that is known by its number: any but a payment. */
    @Transactional(readOnly = true)
    public Optional<LedgerItem> withNumber(AccessScope scope, LedgerItem.Kind kind, String number) {
        return items(scope, LEDGER_ITEM.KIND.eq(kind.name()).and(LEDGER_ITEM.NUMBER.eq(number)), 1).stream()
                .findFirst();
    }

    /** What the client owes in the company's currency, by due date; at most {@code most}. */
    @Transactional(readOnly = true)
    public List<LedgerItem> openDebts(AccessScope scope, ClientId client, int most) {
        return openOf(scope, client, currency.code(), LEDGER_ITEM.DEBIT.isTrue(), most);
    }

    /** The same in another currency. */
    @Transactional(readOnly = true)
    public List<LedgerItem> openDebts(AccessScope scope, ClientId client, Currency of, int most) {
        return openOf(scope, client, of.getCurrencyCode(), LEDGER_ITEM.DEBIT.isTrue(), most);
    }

    /** Money and credits of the client in the company's currency that are not allocated, the oldest first. */
    @Transactional(readOnly = true)
    public List<LedgerItem> openCredits(AccessScope scope, ClientId client, int most) {
        return openOf(scope, client, currency.code(), LEDGER_ITEM.DEBIT.isFalse(), most);
    }

    /** The same in another currency. */
    @Transactional(readOnly = true)
    public List<LedgerItem> openCredits(AccessScope scope, ClientId client, Currency of, int most) {
        return openOf(scope, client, of.getCurrencyCode(), LEDGER_ITEM.DEBIT.isFalse(), most);
    }

    private List<LedgerItem> openOf(AccessScope scope, ClientId client, String of, Condition side, int most) {
        clients.check(scope, client);
        return items(
                scope,
                LEDGER_ITEM
                        .CLIENT_ID
                        .eq(client.value())
                        .and(LEDGER_ITEM.CURRENCY.eq(of))
                        .and(LEDGER_ITEM.OPEN_AMOUNT.gt(BigDecimal.ZERO))
                        .and(side),
                most);
    }

    /** @param most of all that fit, by due date */
    List<LedgerItem> items(AccessScope scope, Condition which, int most) {
        scope.require(Right.RECEIVABLE_READ);
        return sql.select(LEDGER_ITEM.fields())
                .select(CLIENT.NAME)
                .from(LEDGER_ITEM)
                .join(CLIENT)
                .on(CLIENT.ID.eq(LEDGER_ITEM.CLIENT_ID))
                .where(which)
                .and(Clients.seenBy(scope))
                .orderBy(LEDGER_ITEM.DUE_ON, LEDGER_ITEM.ID)
                .limit(most)
                .fetch(this::item);
    }

    private LedgerItem item(Record row) {
        return new LedgerItem(
                new LedgerItemId(row.get(LEDGER_ITEM.ID)),
                new ClientId(row.get(LEDGER_ITEM.CLIENT_ID)),
                Objects.requireNonNull(row.get(CLIENT.NAME)),
                LedgerItem.Kind.valueOf(row.get(LEDGER_ITEM.KIND)),
                Objects.requireNonNull(row.get(LEDGER_ITEM.NUMBER)),
                Objects.requireNonNull(row.get(LEDGER_ITEM.ISSUED_ON)),
                Objects.requireNonNull(row.get(LEDGER_ITEM.DUE_ON)),
                row.get(LEDGER_ITEM.TERMS),
                row.get(LEDGER_ITEM.REFERENCE),
                currency.money(row.get(LEDGER_ITEM.AMOUNT), row.get(LEDGER_ITEM.CURRENCY)),
                currency.money(row.get(LEDGER_ITEM.OPEN_AMOUNT), row.get(LEDGER_ITEM.CURRENCY)),
                currency.money(row.get(LEDGER_ITEM.DISPUTED_AMOUNT), row.get(LEDGER_ITEM.CURRENCY)),
                row.get(LEDGER_ITEM.SETTLED_ON),
                row.get(LEDGER_ITEM.CANCELLED_ON),
                row.get(LEDGER_ITEM.VERSION));
    }

    /** What the document is set against, in the order of the days. */
    @Transactional(readOnly = true)
    public List<Allocation> allocations(AccessScope scope, LedgerItem item) {
        scope.require(Right.RECEIVABLE_READ);
        var own = item.kind().isDebit() ? ALLOCATION.DEBIT_ID : ALLOCATION.CREDIT_ID;
        var other = item.kind().isDebit() ? ALLOCATION.CREDIT_ID : ALLOCATION.DEBIT_ID;
        return sql.select(
                        ALLOCATION.ID,
                        LEDGER_ITEM.ID,
                        LEDGER_ITEM.KIND,
                        LEDGER_ITEM.NUMBER,
                        ALLOCATION.ALLOCATED_ON,
                        ALLOCATION.AMOUNT)
                .from(ALLOCATION)
                .join(LEDGER_ITEM)
                .on(LEDGER_ITEM.ID.eq(other))
                .where(own.eq(item.id().value()))
                .orderBy(ALLOCATION.ALLOCATED_ON, ALLOCATION.ID)
                .fetch(row -> new Allocation(
                        row.value1(),
                        new LedgerItemId(row.value2()),
                        LedgerItem.Kind.valueOf(row.value3()),
                        Objects.requireNonNull(row.value4()),
                        Objects.requireNonNull(row.value5()),
                        new Money(row.value6(), item.amount().currency())));
    }

    Allocated allocated(AccessScope scope, long allocation) {
        return sql.select(ALLOCATION.CLIENT_ID, ALLOCATION.ALLOCATED_ON)
                .from(ALLOCATION)
                .join(CLIENT)
                .on(CLIENT.ID.eq(ALLOCATION.CLIENT_ID))
                .where(ALLOCATION.ID.eq(allocation))
                .and(Clients.seenBy(scope))
                .fetchOptional(row -> new Allocated(new ClientId(row.value1()), row.value2()))
                .orElseThrow(() -> new Missing("allocation " + allocation));
    }

    /** The first day whose figures change when the credit goes. */
    LocalDate firstDayTouchedBy(LedgerItem credit) {
        var first = sql.select(min(ALLOCATION.ALLOCATED_ON))
                .from(ALLOCATION)
                .where(ALLOCATION.CREDIT_ID.eq(credit.id().value()))
                .fetchSingle()
                .value1();
        return first == null || first.isAfter(credit.issuedOn()) ? credit.issuedOn() : first;
    }

    /** @throws Missing when there is no such client for this person */
    @Transactional(readOnly = true)
    public ClientAccount account(AccessScope scope, ClientId client) {
        scope.require(Right.RECEIVABLE_READ);
        clients.check(scope, client);
        return totals.of(scope, currency.named(null), CLIENT_LEDGER.CLIENT_ID.eq(client.value()));
    }

    /** What all clients the person sees owe in the company's currency. */
    @Transactional(readOnly = true)
    public ClientAccount total(AccessScope scope) {
        return total(scope, currency.named(null));
    }

    /** The same in one of the currencies. */
    @Transactional(readOnly = true)
    public ClientAccount total(AccessScope scope, Currency of) {
        scope.require(Right.RECEIVABLE_READ);
        return Clients.seesAll(scope) ? totals.ofAll(of, scope.date()) : totals.of(scope, of, DSL.noCondition());
    }

    /** Whose kept sums; who sees all clients needs none of them looked up, and one that is merged keeps no sums. */
    static Condition seenBy(AccessScope scope, Field<Long> client) {
        return Clients.seesAll(scope)
                ? DSL.noCondition()
                : client.in(DSL.select(CLIENT.ID).from(CLIENT).where(Clients.seenBy(scope)));
    }

    /** Clients that owe most past the due date in the company's currency, the most first. */
    @Transactional(readOnly = true)
    public List<Debtor> mostOverdue(AccessScope scope, int most) {
        return mostOverdue(scope, currency.named(null), most);
    }

    /** The same in one of the currencies. */
    @Transactional(readOnly = true)
    public List<Debtor> mostOverdue(AccessScope scope, Currency of, int most) {
        scope.require(Right.RECEIVABLE_READ);
        var fields = Stream.concat(
                        LedgerTotals.LEDGERS.stream(),
                        Stream.of(CLIENT_LEDGER.OLDEST_DUE_ON, CLIENT_LEDGER.AS_OF, CLIENT.ID, CLIENT.NAME))
                .toList();
        return sql.select(fields)
                .from(CLIENT_LEDGER)
                .join(CLIENT)
                .on(CLIENT.ID.eq(CLIENT_LEDGER.CLIENT_ID))
                .where(CLIENT_LEDGER.CURRENCY.eq(of.getCurrencyCode()))
                .and(CLIENT_LEDGER.OVERDUE.gt(BigDecimal.ZERO))
                .and(Clients.seenBy(scope))
                .orderBy(CLIENT_LEDGER.OVERDUE.desc(), CLIENT_LEDGER.CLIENT_ID.desc())
                .limit(most)
                .fetch(row -> new Debtor(
                        new ClientId(row.get(CLIENT.ID)),
                        Objects.requireNonNull(row.get(CLIENT.NAME)),
                        LedgerTotals.account(row, of, scope.date())));
    }
}
