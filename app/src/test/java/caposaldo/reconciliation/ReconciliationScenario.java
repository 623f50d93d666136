package caposaldo.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.account.ClientId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.receivable.ClientLedger;
import caposaldo.receivable.LedgerFixture;
import caposaldo.receivable.LedgerItemId;
import caposaldo.receivable.PostDocument;
import caposaldo.receivable.PostPayment;
import caposaldo.receivable.Receivables;
import caposaldo.security.AccessScopes;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Books of one company that are reconciled; afterwards every signed act equals a recount from the raw rows of the ledger. */
@CaposaldoTest
abstract class ReconciliationScenario {

    static final LocalDate TODAY = TestClock.TODAY;
    /** The third quarter of 2026, the last that is over. */
    static final LocalDate FROM = LocalDate.of(2026, 7, 1);

    static final LocalDate UNTIL = LocalDate.of(2026, 9, 30);

    /** Acts whose figures or lines are not what the documents say that stand in the ledger; written without our functions. */
    private static final String UNLIKE = """
            select count(*) from reconciliation.act a
            left join lateral (
                select coalesce(sum(case when i.debit then i.amount else -i.amount end) filter (where i.issued_on <= a.until_on
                        and (i.cancelled_on is null or i.cancelled_on > a.until_on)), 0) as closing,
                    coalesce(sum(case when i.debit then i.amount else -i.amount end) filter (where i.issued_on < a.from_on
                        and (i.cancelled_on is null or i.cancelled_on >= a.from_on)), 0) as opening
                from receivable.ledger_item i where i.client_id = a.client_id and i.currency = a.currency
            ) i on true
            left join lateral (
                select coalesce(sum(debit), 0) as debits, coalesce(sum(credit), 0) as credits
                from reconciliation.our_line where act_id = a.id
            ) l on true
            where a.state = 'SIGNED' and (a.opening, a.closing, a.debits, a.credits)
                is distinct from (i.opening, i.closing, l.debits, l.credits)
            """;

    @Autowired
    PostDocument documents;

    @Autowired
    PostPayment payments;

    @Autowired
    Receivables receivables;

    @Autowired
    DraftReconciliation draft;

    @Autowired
    SendReconciliation send;

    @Autowired
    SignReconciliation sign;

    @Autowired
    RefuseReconciliation refuse;

    @Autowired
    Reconciliations acts;

    @Autowired
    TestClock clock;

    @Autowired
    DSLContext sql;

    @Autowired
    private AccessScopes scopes;

    LedgerFixture ledger;
    AccessScope finance;
    ClientId brixia;

    @BeforeEach
    void books() {
        clock.moveTo(TODAY);
        ledger = new LedgerFixture(sql, scopes, documents, payments);
        finance = ledger.finance();
        brixia = ledger.client("Brixia Distribuzione");
    }

    @AfterEach
    void whatWasSignedEqualsARecountAndEverySumAddsUp() {
        assertThat(sql.fetchSingle(UNLIKE).get(0, BigDecimal.class)).isZero();
        ledger.addsUp();
    }

    LedgerItemId invoice(String number, LocalDate day, String amount) {
        return ledger.invoice(brixia, number, day, day.plusDays(30), amount);
    }

    ReconciliationId drafted() {
        return drafted(FROM, UNTIL);
    }

    ReconciliationId drafted(LocalDate from, LocalDate until) {
        return draft.draft(finance, of("EUR"), new Reconciliations.Days(from, until), Locale.ENGLISH);
    }

    ClientLedger of(String currency) {
        return new ClientLedger(brixia, Currency.getInstance(currency));
    }

    Reconciliation get(ReconciliationId id) {
        return acts.get(finance, id);
    }

    void sent(ReconciliationId id) {
        send.send(finance, id, get(id).version());
    }

    ReconciliationId signed(ReconciliationId id) {
        sent(id);
        sign.sign(finance, id, get(id).version(), signatures());
        return id;
    }

    static Reconciliation.Signatures signatures() {
        return new Reconciliation.Signatures(
                new Reconciliation.Signature("Fiona Ferri", "Head of finance", TODAY.minusDays(3)),
                new Reconciliation.Signature("Bruno Bassi", "Chief accountant", TODAY));
    }

    /** The message key of what is refused. */
    static String problem(ThrowingCallable act) {
        var refused = Assertions.catchThrowableOfType(Invalid.class, act);
        assertThat(refused).as("it is refused").isNotNull();
        return refused.problems().getFirst().messageKey();
    }
}
