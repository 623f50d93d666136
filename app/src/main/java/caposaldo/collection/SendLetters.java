package caposaldo.collection;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.collection.Tables.DUNNING_PROPOSAL;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import caposaldo.receivable.ClientLedger;
import caposaldo.receivable.LedgerCurrency;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clause 2.13: a person accepts proposed letters, all or some. They are sent one by one, each read anew in a transaction of
 * its own; what is not due any more is not sent, and what a process that died had not sent stays proposed.
 */
@Component
public class SendLetters {

    /** A letter that would be sent. */
    public record Proposal(
            ClientId client,
            String name,
            int level,
            boolean holdsDelivery,
            int items,
            Money amount,
            LocalDate oldest) {}

    /** Of all in one currency that a person may accept. */
    public record Total(int letters, Money amount) {}

    private static final int TOLD_EVERY = 20;

    private final DSLContext sql;
    private final DunningRuns runs;
    private final SendLetter send;
    private final LedgerCurrency currency;

    SendLetters(DSLContext sql, DunningRuns runs, SendLetter send, LedgerCurrency currency) {
        this.sql = sql;
        this.runs = runs;
        this.send = send;
        this.currency = currency;
    }

    /** Those of these clients that the person sees and for which a letter is proposed in the currency. */
    @Transactional(readOnly = true)
    public List<Proposal> proposed(AccessScope scope, Collection<Long> clients, Currency of) {
        return sql.select(DUNNING_PROPOSAL.fields())
                .select(CLIENT.NAME)
                .from(DUNNING_PROPOSAL)
                .join(CLIENT)
                .on(CLIENT.ID.eq(DUNNING_PROPOSAL.CLIENT_ID))
                .where(mine(scope))
                .and(DUNNING_PROPOSAL.CLIENT_ID.in(clients))
                .and(DUNNING_PROPOSAL.CURRENCY.eq(of.getCurrencyCode()))
                .orderBy(DUNNING_PROPOSAL.AMOUNT.desc(), DUNNING_PROPOSAL.CLIENT_ID.desc())
                .fetch(row -> new Proposal(
                        new ClientId(row.get(DUNNING_PROPOSAL.CLIENT_ID)),
                        java.util.Objects.requireNonNull(row.get(CLIENT.NAME)),
                        row.get(DUNNING_PROPOSAL.LEVEL),
                        row.get(DUNNING_PROPOSAL.HOLDS_DELIVERY),
                        row.get(DUNNING_PROPOSAL.ITEMS),
                        new Money(row.get(DUNNING_PROPOSAL.AMOUNT), of),
                        java.util.Objects.requireNonNull(row.get(DUNNING_PROPOSAL.OLDEST_DUE_ON))));
    }

    /** In each currency by itself, the company's first; none without letters. */
    @Transactional(readOnly = true)
    public List<Total> totals(AccessScope scope) {
        return sql.select(
                        DUNNING_PROPOSAL.CURRENCY,
                        DSL.count(),
                        DSL.coalesce(DSL.sum(DUNNING_PROPOSAL.AMOUNT), DSL.inline(java.math.BigDecimal.ZERO)))
                .from(DUNNING_PROPOSAL)
                .join(CLIENT)
                .on(CLIENT.ID.eq(DUNNING_PROPOSAL.CLIENT_ID))
                .where(mine(scope))
                .groupBy(DUNNING_PROPOSAL.CURRENCY)
                .orderBy(DUNNING_PROPOSAL.CURRENCY.ne(currency.code()), DUNNING_PROPOSAL.CURRENCY)
                .fetch(row -> new Total(row.value2(), currency.money(row.value3(), row.value1())));
    }

    /**
     * Begins to send in the background, or names the run that goes on.
     *
     * @param clients empty for every client the person sees
     * @param of empty for every currency
     * @throws Invalid when nothing is proposed for any of them
     */
    public DunningRun start(AccessScope scope, Optional<List<Long>> clients, Optional<Currency> of) {
        var accepted = accepted(scope, clients, of);
        return runs.start(scope, DunningRun.Kind.SENDING, run -> send(scope, run, accepted));
    }

    /** The same, in this thread; empty while another goes on. */
    public Optional<DunningRun> sendNow(AccessScope scope, Optional<List<Long>> clients, Optional<Currency> of) {
        var accepted = accepted(scope, clients, of);
        return runs.now(scope, DunningRun.Kind.SENDING, run -> send(scope, run, accepted));
    }

    private List<ClientLedger> accepted(AccessScope scope, Optional<List<Long>> clients, Optional<Currency> of) {
        var accepted = sql.select(DUNNING_PROPOSAL.CLIENT_ID, DUNNING_PROPOSAL.CURRENCY)
                .from(DUNNING_PROPOSAL)
                .join(CLIENT)
                .on(CLIENT.ID.eq(DUNNING_PROPOSAL.CLIENT_ID))
                .where(mine(scope))
                .and(clients.map(DUNNING_PROPOSAL.CLIENT_ID::in).orElseGet(DSL::noCondition))
                .and(of.map(Currency::getCurrencyCode)
                        .map(DUNNING_PROPOSAL.CURRENCY::eq)
                        .orElseGet(DSL::noCondition))
                .orderBy(DUNNING_PROPOSAL.CLIENT_ID, DUNNING_PROPOSAL.CURRENCY)
                .fetch(row -> currency.of(new ClientId(row.value1()), row.value2()));
        if (accepted.isEmpty()) {
            throw Invalid.field("", "collection.invalid.nothingProposed");
        }
        return accepted;
    }

    private void send(AccessScope scope, long run, List<ClientLedger> ledgers) {
        var letters = 0;
        for (var done = 0; done < ledgers.size(); done++) {
            if (done % TOLD_EVERY == 0) {
                runs.tell(run, ledgers.size(), done, letters);
            }
            letters += switch (send.send(scope, ledgers.get(done), run)) {
                case SendLetter.Outcome.Sent sent -> 1;
                case SendLetter.Outcome.NotDue() -> 0;
            };
        }
        runs.tell(run, ledgers.size(), ledgers.size(), letters);
    }

    private static Condition mine(AccessScope scope) {
        scope.require(Right.DUNNING_SEND);
        return Clients.seenBy(scope);
    }
}
