package caposaldo.receivable;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.receivable.Tables.LEDGER_ITEM;
import static caposaldo.db.receivable.Tables.PAYMENT_EXPECTATION;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import caposaldo.receivable.Expectation.Reason;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jooq.DSLContext;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.13: when open invoices are expected to be paid. The room that learns it tells it each night; it is kept here. */
@Component
public class ExpectedPayments {

    /** @param item an open invoice */
    public record Learned(long item, Expectation expected) {}

    /**
     * What is open of a client's invoices, and when it is expected.
     *
     * @param byThen the part of {@code open} that is expected until the day that was asked for; what is late already is not
     *     counted on
     * @param unknown invoices of which nothing is expected: posted since the last night, or too little is known
     * @param meanOn the mean day by amount; empty when nothing is expected
     * @param lastOn the last of them
     */
    public record Outlook(
            Money open,
            Money byThen,
            int invoices,
            int unknown,
            Optional<LocalDate> meanOn,
            Optional<LocalDate> lastOn) {}

    private static final String KEEP = """
            insert into receivable.payment_expectation as k (ledger_item_id, learned_on, settled, chance_late, expected_days,
                expected_on, all_clients, pace, steadiness, disputes, still_open)
            select * from unnest({0}::bigint[], {1}::date[], {2}::integer[], {3}::numeric[], {4}::numeric[], {5}::date[],
                {6}::numeric[], {7}::numeric[], {8}::numeric[], {9}::numeric[], {10}::numeric[])
            order by 1
            on conflict (ledger_item_id) do update set learned_on = excluded.learned_on, settled = excluded.settled,
                chance_late = excluded.chance_late, expected_days = excluded.expected_days, expected_on = excluded.expected_on,
                all_clients = excluded.all_clients, pace = excluded.pace, steadiness = excluded.steadiness,
                disputes = excluded.disputes, still_open = excluded.still_open
            """;

    /** {0} client, {1} currency, {2} the day, {3} today. */
    private static final String OUTLOOK = """
            select coalesce(sum(i.open_amount), 0) as open, count(*)::integer as invoices,
                coalesce(sum(i.open_amount) filter (where e.expected_on <= {2} and i.due_on >= {3}), 0) as by_then,
                (count(*) filter (where e.ledger_item_id is null))::integer as unknown, max(e.expected_on) as last_on,
                date '2000-01-01' + round(sum(i.open_amount * (e.expected_on - date '2000-01-01'))
                    / sum(i.open_amount) filter (where e.ledger_item_id is not null))::integer as mean_on
            from receivable.ledger_item i left join receivable.payment_expectation e on e.ledger_item_id = i.id
            where i.client_id = {0} and i.currency = {1} and i.open_amount > 0 and i.kind = 'INVOICE'
            """;

    private static final Map<Reason, TableField<?, BigDecimal>> ODDS = Map.of(
            Reason.ALL_CLIENTS, PAYMENT_EXPECTATION.ALL_CLIENTS,
            Reason.PACE, PAYMENT_EXPECTATION.PACE,
            Reason.STEADINESS, PAYMENT_EXPECTATION.STEADINESS,
            Reason.DISPUTES, PAYMENT_EXPECTATION.DISPUTES,
            Reason.STILL_OPEN, PAYMENT_EXPECTATION.STILL_OPEN);

    private final DSLContext sql;
    private final Clients clients;
    private final LedgerCurrency currency;

    ExpectedPayments(DSLContext sql, Clients clients, LedgerCurrency currency) {
        this.sql = sql;
        this.clients = clients;
        this.currency = currency;
    }

    /**
     * In the place of what was learned of them before.
     *
     * @param unknown invoices of which nothing can be expected any more
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(Collection<Learned> all, Collection<Long> unknown) {
        sql.deleteFrom(PAYMENT_EXPECTATION)
                .where(PAYMENT_EXPECTATION.LEDGER_ITEM_ID.eq(DSL.any(unknown.toArray(Long[]::new))))
                .execute();
        sql.execute(
                KEEP,
                array(all, Learned::item, Long[]::new),
                array(all, one -> one.expected.learnedOn(), LocalDate[]::new),
                array(all, one -> one.expected.settled(), Integer[]::new),
                array(all, one -> one.expected.chanceLate(), BigDecimal[]::new),
                array(all, one -> one.expected.daysLate(), BigDecimal[]::new),
                array(all, one -> one.expected.on(), LocalDate[]::new),
                odds(all, Reason.ALL_CLIENTS),
                odds(all, Reason.PACE),
                odds(all, Reason.STEADINESS),
                odds(all, Reason.DISPUTES),
                odds(all, Reason.STILL_OPEN));
    }

    private static Param<BigDecimal[]> odds(Collection<Learned> all, Reason reason) {
        return array(all, one -> one.expected.logOdds().getOrDefault(reason, BigDecimal.ZERO), BigDecimal[]::new);
    }

    private static <T> Param<T[]> array(Collection<Learned> all, Function<Learned, T> of, IntFunction<T[]> made) {
        return DSL.val(all.stream().map(of).toArray(made));
    }

    /** Empty for what is settled or no invoice, what was posted since the last night, and where too little is known. */
    @Transactional(readOnly = true)
    public Optional<Expectation> of(AccessScope scope, LedgerItemId item) {
        scope.require(Right.RECEIVABLE_READ);
        return sql.select(PAYMENT_EXPECTATION.fields())
                .from(PAYMENT_EXPECTATION)
                .join(LEDGER_ITEM)
                .on(LEDGER_ITEM.ID.eq(PAYMENT_EXPECTATION.LEDGER_ITEM_ID))
                .join(CLIENT)
                .on(CLIENT.ID.eq(LEDGER_ITEM.CLIENT_ID))
                .where(PAYMENT_EXPECTATION.LEDGER_ITEM_ID.eq(item.value()))
                .and(LEDGER_ITEM.OPEN_AMOUNT.gt(BigDecimal.ZERO))
                .and(Clients.seenBy(scope))
                .fetchOptional(ExpectedPayments::expectation);
    }

    private static Expectation expectation(Record row) {
        var odds = new EnumMap<Reason, BigDecimal>(Reason.class);
        ODDS.forEach((reason, field) -> odds.put(reason, Objects.requireNonNull(row.get(field))));
        return new Expectation(
                Objects.requireNonNull(row.get(PAYMENT_EXPECTATION.LEARNED_ON)),
                row.get(PAYMENT_EXPECTATION.SETTLED),
                Objects.requireNonNull(row.get(PAYMENT_EXPECTATION.CHANCE_LATE)),
                Objects.requireNonNull(row.get(PAYMENT_EXPECTATION.EXPECTED_DAYS)),
                Objects.requireNonNull(row.get(PAYMENT_EXPECTATION.EXPECTED_ON)),
                odds);
    }

    /**
     * @param until the day up to which what is expected is told
     * @throws caposaldo.kernel.Missing when there is no such client for this person
     */
    @Transactional(readOnly = true)
    public Outlook of(AccessScope scope, ClientId client, LocalDate until) {
        clients.check(scope, client);
        return sql.resultQuery(
                        OUTLOOK,
                        DSL.val(client.value()),
                        DSL.val(currency.code()),
                        DSL.val(until),
                        DSL.val(scope.date()))
                .fetchSingle(row -> new Outlook(
                        currency.money(row.get("open", BigDecimal.class)),
                        currency.money(row.get("by_then", BigDecimal.class)),
                        row.get("invoices", Integer.class),
                        row.get("unknown", Integer.class),
                        Optional.ofNullable(row.get("mean_on", LocalDate.class)),
                        Optional.ofNullable(row.get("last_on", LocalDate.class))));
    }
}
