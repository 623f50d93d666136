package caposaldo.credit;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.account.ClientId;
import caposaldo.approval.Approvals;
import caposaldo.approval.DecideApproval;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Money;
import caposaldo.receivable.LedgerFixture;
import caposaldo.receivable.PostDocument;
import caposaldo.receivable.PostPayment;
import caposaldo.security.AccessScopes;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Clients with ledgers and limits; whatever a test does, every kept sum equals a recount of the rows afterwards. */
@CaposaldoTest
abstract class CreditScenario {

    /** What is kept of clients against what the rows say; 0 when all agree. */
    static final String DIFFERENCES = """
            with recounted as (
                select k.client_id, coalesce(sum(i.open_amount) filter (where i.debit and i.rate is null), 0)
                        + (select owed from receivable.other_ledgers(k.client_id, k.currency, k.as_of)) as owed,
                    coalesce(sum(i.open_amount) filter (where not i.debit and i.rate is null), 0)
                        + (select unapplied from receivable.other_ledgers(k.client_id, k.currency, k.as_of)) as unapplied,
                    (select coalesce(sum(amount), 0) from credit.commitment c where c.client_id = k.client_id and stage = 'CONFIRMED') as confirmed,
                    (select coalesce(sum(amount), 0) from credit.commitment c where c.client_id = k.client_id and stage = 'DELIVERED') as delivered,
                    (select coalesce(sum(amount), 0) from credit.cover v
                        where v.client_id = k.client_id and k.as_of between valid_from and valid_to) as cover,
                    (select amount from credit.credit_limit l where l.client_id = k.client_id and withdrawn_on is null
                        and k.as_of between valid_from and valid_to) as limit_amount
                from credit.client_credit k
                left join receivable.ledger_item i on i.client_id = k.client_id
                group by k.client_id, k.currency, k.as_of
            ), kept as (
                select client_id, owed, unapplied, confirmed, delivered, cover, limit_amount from credit.client_credit
            ) select count(*) from ((table recounted except table kept) union all (table kept except table recounted)) d
            """;

    static final LocalDate TODAY = TestClock.TODAY;

    @Autowired
    GiveLimit give;

    @Autowired
    EndLimit end;

    @Autowired
    KeepCover covers;

    @Autowired
    CreditLimits limits;

    @Autowired
    ClientCredits credits;

    @Autowired
    ReserveCredit reserve;

    @Autowired
    ReleaseHold release;

    @Autowired
    DecideApproval decide;

    @Autowired
    Approvals approvals;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    @Autowired
    DSLContext sql;

    @Autowired
    private AccessScopes scopes;

    @Autowired
    private PostDocument documents;

    @Autowired
    private PostPayment payments;

    LedgerFixture ledger;
    AccessScope dario;
    ClientId brixia;

    @BeforeEach
    void books() {
        clock.moveTo(TODAY);
        ledger = new LedgerFixture(sql, scopes, documents, payments);
        dario = ledger.scope("Dario");
        brixia = ledger.client("Brixia Distribuzione");
    }

    @AfterEach
    void everyKeptSumEqualsARecountOfTheRows() {
        clock.moveTo(TODAY);
        assertThat(sql.fetchSingle(DIFFERENCES).get(0, BigDecimal.class)).isZero();
    }

    AccessScope as(String given) {
        return ledger.scope(given);
    }

    static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    static GiveLimit.Terms terms(String amount) {
        return new GiveLimit.Terms(
                eur(amount), CreditClass.B, TODAY, TODAY.plusYears(1).minusDays(1), "Two years of prompt payment");
    }

    /** By Dario, who goes as far as he likes. */
    long limit(ClientId client, String amount) {
        return ((GiveLimit.Outcome.Given) give.ask(dario, client, terms(amount))).limit();
    }

    CreditFacts facts(ClientId client) {
        return credits.of(as("Dario"), client).getFirst().facts();
    }

    ReserveCredit.Outcome reserve(ClientId client, long document, String amount) {
        return transaction.execute(
                status -> reserve.reserve(as("Dario"), client, new SourceDocument("TEST", document), eur(amount)));
    }

    /** The first problem it is refused with. */
    static String problem(ThrowingCallable attempt) {
        var refused = org.assertj.core.api.Assertions.catchThrowable(attempt);
        assertThat(refused).isInstanceOf(Invalid.class);
        return ((Invalid) refused).problems().getFirst().messageKey();
    }
}
