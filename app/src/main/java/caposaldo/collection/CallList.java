package caposaldo.collection;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.collection.Tables.DEBTOR;
import static caposaldo.db.collection.Tables.PAYMENT_FORECAST;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.analytics.collection.CollectionList.Treatment;
import caposaldo.analytics.collection.CollectionList.Wait;
import caposaldo.analytics.collection.PaymentHabit;
import caposaldo.db.AccessScope;
import caposaldo.db.collection.tables.records.DebtorRecord;
import caposaldo.kernel.Right;
import caposaldo.receivable.LedgerCurrency;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.13: who is to be called first of the clients a person sees, from kept sums. */
@Component
public class CallList {

    private static final BigDecimal NOTHING = BigDecimal.ZERO;

    private final DSLContext sql;
    private final Clients clients;
    private final LedgerCurrency currency;

    CallList(DSLContext sql, Clients clients, LedgerCurrency currency) {
        this.sql = sql;
        this.clients = clients;
        this.currency = currency;
    }

    /**
     * Empty when the client owes nothing overdue.
     *
     * @throws caposaldo.kernel.Missing when there is no such client for this person
     */
    @Transactional(readOnly = true)
    public Optional<OverdueClient> of(AccessScope scope, ClientId client) {
        scope.require(Right.RECEIVABLE_READ);
        clients.check(scope, client);
        return sql.selectFrom(DEBTOR)
                .where(DEBTOR.CLIENT_ID.eq(client.value()))
                .and(DEBTOR.CURRENCY.eq(currency.code()))
                .fetchOptional(this::overdue);
    }

    /** Who is to be called after this one, if it is to be called at all, else the first; never the same again. */
    @Transactional(readOnly = true)
    public Optional<ClientId> next(AccessScope scope, ClientId after) {
        scope.require(Right.RECEIVABLE_READ);
        var at = sql.select(DEBTOR.PRIORITY)
                .from(DEBTOR)
                .where(DEBTOR.CLIENT_ID.eq(after.value()))
                .and(DEBTOR.CURRENCY.eq(currency.code()))
                .and(DEBTOR.PRIORITY.gt(NOTHING))
                .fetchOptional(DEBTOR.PRIORITY);
        return at.flatMap(priority ->
                        first(scope, DSL.row(DEBTOR.PRIORITY, DEBTOR.CLIENT_ID).lt(priority, after.value())))
                .or(() -> first(scope, DEBTOR.CLIENT_ID.ne(after.value())));
    }

    private Optional<ClientId> first(AccessScope scope, Condition which) {
        return sql.select(DEBTOR.CLIENT_ID)
                .from(DEBTOR)
                .join(CLIENT)
                .on(CLIENT.ID.eq(DEBTOR.CLIENT_ID))
                .where(toCall(scope))
                .and(which)
                .orderBy(DEBTOR.PRIORITY.desc(), DEBTOR.CLIENT_ID.desc())
                .limit(1)
                .fetchOptional(row -> new ClientId(row.value1()));
    }

    /** How many are to be called today. */
    @Transactional(readOnly = true)
    public int countToCall(AccessScope scope) {
        scope.require(Right.RECEIVABLE_READ);
        return sql.fetchCount(DEBTOR.join(CLIENT).on(CLIENT.ID.eq(DEBTOR.CLIENT_ID)), toCall(scope));
    }

    private Condition toCall(AccessScope scope) {
        return DEBTOR.CURRENCY
                .eq(currency.code())
                .and(DEBTOR.PRIORITY.gt(NOTHING))
                .and(Clients.seenBy(scope));
    }

    private OverdueClient overdue(DebtorRecord row) {
        return new OverdueClient(
                new ClientId(row.getClientId()),
                Objects.requireNonNull(row.getAsOf()),
                currency.money(row.getOverdue()),
                row.getOverdueItems(),
                currency.money(row.getDisputed()),
                Objects.requireNonNull(row.getOldestDueOn()),
                new PaymentHabit(
                        row.getSettlements(),
                        row.getLateSettlements(),
                        row.getCompanyShare().doubleValue()),
                row.getChanceLate(),
                forecast(row.getClientId()),
                row.getUsualDays(),
                row.getBrokenPromises(),
                row.getLetters(),
                row.getLetterLevel(),
                row.getLetterOn(),
                row.getPromisedOn(),
                row.getContactedOn(),
                row.getNextOn(),
                currency.money(row.getPriority()),
                Treatment.valueOf(row.getTreatment()),
                Optional.ofNullable(row.getWaits()).map(Wait::valueOf));
    }

    private Optional<PaymentForecast> forecast(long client) {
        return sql.selectFrom(PAYMENT_FORECAST)
                .where(PAYMENT_FORECAST.CLIENT_ID.eq(client))
                .and(PAYMENT_FORECAST.CURRENCY.eq(currency.code()))
                .fetchOptional(row -> new PaymentForecast(
                        Objects.requireNonNull(row.getLearnedOn()),
                        row.getSettled(),
                        Objects.requireNonNull(row.getChanceLate()),
                        Objects.requireNonNull(row.getExpectedDays()),
                        row.getAllClients().doubleValue(),
                        row.getPace().doubleValue(),
                        row.getSteadiness().doubleValue(),
                        row.getDisputes().doubleValue()));
    }
}
