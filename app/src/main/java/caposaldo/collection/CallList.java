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
import caposaldo.kernel.Percent;
import caposaldo.kernel.Right;
import caposaldo.receivable.ClientLedger;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.reliability.Standing;
import java.math.BigDecimal;
import java.util.Currency;
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
     * Empty when the client owes nothing overdue in the currency.
     *
     * @throws caposaldo.kernel.Missing when there is no such client for this person
     */
    @Transactional(readOnly = true)
    public Optional<OverdueClient> of(AccessScope scope, ClientLedger of) {
        scope.require(Right.RECEIVABLE_READ);
        clients.check(scope, of.client());
        return sql.selectFrom(DEBTOR)
                .where(DEBTOR.CLIENT_ID.eq(of.client().value()))
                .and(DEBTOR.CURRENCY.eq(of.currency().getCurrencyCode()))
                .fetchOptional(this::overdue);
    }

    /**
     * Who is to be called after this one about money of the same currency, if it is to be called at all, else the first; never
     * the same again.
     */
    @Transactional(readOnly = true)
    public Optional<ClientId> next(AccessScope scope, ClientLedger after) {
        scope.require(Right.RECEIVABLE_READ);
        var client = after.client().value();
        var at = sql.select(DEBTOR.PRIORITY)
                .from(DEBTOR)
                .where(DEBTOR.CLIENT_ID.eq(client))
                .and(DEBTOR.CURRENCY.eq(after.currency().getCurrencyCode()))
                .and(DEBTOR.PRIORITY.gt(NOTHING))
                .fetchOptional(DEBTOR.PRIORITY);
        return at.flatMap(priority -> first(
                        scope,
                        after.currency(),
                        DSL.row(DEBTOR.PRIORITY, DEBTOR.CLIENT_ID).lt(priority, client)))
                .or(() -> first(scope, after.currency(), DEBTOR.CLIENT_ID.ne(client)));
    }

    private Optional<ClientId> first(AccessScope scope, Currency of, Condition which) {
        return sql.select(DEBTOR.CLIENT_ID)
                .from(DEBTOR)
                .join(CLIENT)
                .on(CLIENT.ID.eq(DEBTOR.CLIENT_ID))
                .where(toCall(scope, of))
                .and(which)
                .orderBy(DEBTOR.PRIORITY.desc(), DEBTOR.CLIENT_ID.desc())
                .limit(1)
                .fetchOptional(row -> new ClientId(row.value1()));
    }

    /** How many are to be called today about money of this currency. */
    @Transactional(readOnly = true)
    public int countToCall(AccessScope scope, Currency of) {
        scope.require(Right.RECEIVABLE_READ);
        return sql.fetchCount(DEBTOR.join(CLIENT).on(CLIENT.ID.eq(DEBTOR.CLIENT_ID)), toCall(scope, of));
    }

    private static Condition toCall(AccessScope scope, Currency of) {
        return DEBTOR.CURRENCY
                .eq(of.getCurrencyCode())
                .and(DEBTOR.PRIORITY.gt(NOTHING))
                .and(Clients.seenBy(scope));
    }

    private OverdueClient overdue(DebtorRecord row) {
        return new OverdueClient(
                new ClientId(row.getClientId()),
                Objects.requireNonNull(row.getAsOf()),
                currency.money(row.getOverdue(), row.getCurrency()),
                row.getOverdueItems(),
                currency.money(row.getDisputed(), row.getCurrency()),
                Objects.requireNonNull(row.getOldestDueOn()),
                new PaymentHabit(
                        row.getSettlements(),
                        row.getLateSettlements(),
                        row.getCompanyShare().doubleValue()),
                row.getChanceLate(),
                forecast(row.getClientId(), row.getCurrency()),
                row.getUsualDays(),
                Optional.ofNullable(row.getStanding()).map(Standing::valueOf),
                new Percent(row.getDoubt()),
                row.getBrokenPromises(),
                row.getLetters(),
                row.getLetterLevel(),
                row.getLetterOn(),
                row.getPromisedOn(),
                row.getContactedOn(),
                row.getNextOn(),
                currency.money(row.getPriority(), row.getCurrency()),
                Treatment.valueOf(row.getTreatment()),
                Optional.ofNullable(row.getWaits()).map(Wait::valueOf));
    }

    private Optional<PaymentForecast> forecast(long client, String of) {
        return sql.selectFrom(PAYMENT_FORECAST)
                .where(PAYMENT_FORECAST.CLIENT_ID.eq(client))
                .and(PAYMENT_FORECAST.CURRENCY.eq(of))
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
