package caposaldo.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.account.ClientId;
import caposaldo.credit.CreditLimits;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Money;
import caposaldo.receivable.LedgerFixture;
import caposaldo.receivable.PostDocument;
import caposaldo.receivable.PostPayment;
import caposaldo.security.AccessScopes;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A client that was invoiced at 30 days and paid 10 days late, and evidence of each step. */
@CaposaldoTest
abstract class ReliabilityScenario {

    static final LocalDate TODAY = TestClock.TODAY;

    @Autowired
    RecordEvidence record;

    @Autowired
    KeepForecast forecasts;

    @Autowired
    AskCheckedLimit ask;

    @Autowired
    ChangeScoring scoring;

    @Autowired
    Reliability reliability;

    @Autowired
    DueChecks due;

    @Autowired
    CreditLimits limits;

    @Autowired
    DSLContext sql;

    @Autowired
    private TestClock clock;

    @Autowired
    private AccessScopes scopes;

    @Autowired
    private PostDocument documents;

    @Autowired
    private PostPayment payments;

    LedgerFixture ledger;
    AccessScope elena;
    ClientId brixia;

    @BeforeEach
    void books() {
        clock.moveTo(TODAY);
        ledger = new LedgerFixture(sql, scopes, documents, payments);
        elena = as("Elena");
        brixia = ledger.client("Brixia Distribuzione");
        var invoice = ledger.invoice(brixia, "A", TODAY.minusDays(70), TODAY.minusDays(40), "12200.00");
        ledger.pay(brixia, "12200.00", TODAY.minusDays(30), LedgerFixture.share(invoice, "12200.00"));
    }

    /** What a day was to a test is not left to the others. */
    @AfterEach
    void back() {
        clock.moveTo(TODAY);
    }

    AccessScope as(String given) {
        return ledger.scope(given);
    }

    long bring(Finding finding, Figures figures) {
        return record.record(
                elena, brixia, new RecordEvidence.Facts(finding, TODAY.minusDays(5), "Registro 118", "", figures));
    }

    void bringAll(String netWorth) {
        bring(Finding.ACTIVE, Figures.registry(Optional.of(LocalDate.of(2010, 3, 1)), Optional.of(60)));
        bring(
                Finding.AUDITED,
                Figures.statements(
                        new Statement(2025, "EUR", ReliabilityFixture.items(), Optional.of(new BigDecimal(netWorth)))));
        bring(Finding.NO_CASES, Figures.NONE);
        bring(Finding.NOT_LISTED, Figures.NONE);
        bring(Finding.GOOD, Figures.NONE);
    }

    void foresee(String monthlySales) {
        var version = forecasts.of(elena, brixia).version();
        forecasts.keep(
                elena,
                brixia,
                new KeepForecast.Forecast(Optional.of(Money.of(monthlySales, "EUR")), Optional.empty(), version));
    }

    AskCheckedLimit.Terms terms(String amount) {
        return new AskCheckedLimit.Terms(Money.of(amount, "EUR"), TODAY.plusMonths(12), "Sound in every step");
    }

    /** The first problem it is refused with. */
    static String problem(ThrowingCallable attempt) {
        var refused = catchThrowable(attempt);
        assertThat(refused).isInstanceOf(Invalid.class);
        return ((Invalid) refused).problems().getFirst().messageKey();
    }
}
