package caposaldo.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import caposaldo.account.ClientId;
import caposaldo.credit.ClientCredits;
import caposaldo.credit.ExpectedCredit;
import caposaldo.kernel.Missing;
import caposaldo.receivable.Expectation.Reason;
import caposaldo.receivable.ExpectedPayments;
import caposaldo.receivable.LedgerFixture;
import caposaldo.receivable.LedgerItemId;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Brixia pays 25 days late as a rule, Garda five days early; what that makes of each open invoice, and of credit. */
class InvoiceForecastTests extends CollectionScenario {

    @Autowired
    private LearnPayments learning;

    @Autowired
    private ExpectedPayments expected;

    @Autowired
    private ExpectedCredit outlook;

    @Autowired
    private ClientCredits credits;

    @Autowired
    private MockMvcTester mvc;

    private ClientId garda;

    @BeforeEach
    void history() {
        garda = ledger.client("Garda Market");
        for (var number = 0; number < 15; number++) {
            settled(brixia, "L" + number, 100 + number, 25);
            settled(garda, "P" + number, 100 + number, -5);
        }
    }

    /** Paid so many days after its due date. */
    private void settled(ClientId client, String number, int daysAgo, int late) {
        var due = TODAY.minusDays(daysAgo);
        var invoice = ledger.invoice(client, number, due.minusDays(30), due, "10.00");
        ledger.pay(client, "10.00", due.plusDays(late), LedgerFixture.share(invoice, "10.00"));
    }

    private LedgerItemId dueIn(int days, ClientId client, String number, String amount) {
        return ledger.invoice(client, number, TODAY.minusDays(10), TODAY.plusDays(days), amount);
    }

    @Test
    void eachOpenInvoiceHasADayOfPaymentAndTheReasonsForIt() {
        var late = dueIn(10, brixia, "A", "1000.00");
        var early = dueIn(10, garda, "B", "1000.00");
        var overdue = overdue(brixia, "C", 20, "500.00");
        var forgotten = overdue(brixia, "E", 1500, "500.00");
        assertThat(expected.of(finance, late)).as("nothing was learned yet").isEmpty();
        learning.learn();
        var told = expected.of(finance, late).orElseThrow();
        assertThat(told.settled()).isEqualTo(15);
        assertThat(told.chanceLate()).isGreaterThan(new BigDecimal("0.5"));
        assertThat(told.on()).isAfter(TODAY.plusDays(10));
        assertThat(told.logOdds().get(Reason.PACE))
                .as("it pays later than others")
                .isPositive();
        assertThat(expected.of(finance, early).orElseThrow().on()).isBefore(told.on());
        var already = expected.of(finance, overdue).orElseThrow();
        assertThat(already.chanceLate()).isEqualByComparingTo("1");
        assertThat(already.on()).isAfterOrEqualTo(TODAY);
        assertThat(expected.of(finance, forgotten))
                .as("later than anything known")
                .isEmpty();
        var posted = dueIn(20, brixia, "D", "10.00");
        assertThat(expected.of(finance, posted)).as("until the next night").isEmpty();
        ledger.pay(brixia, "1000.00", TODAY, LedgerFixture.share(late, "1000.00"));
        assertThat(expected.of(finance, late)).as("nothing is awaited of it").isEmpty();
        assertThat(expected.of(ledger.scope("Luca"), overdue))
                .as("of another's client")
                .isEmpty();
    }

    private ExpectedCredit.Outlook on(LocalDate day) {
        return outlook.of(
                finance, brixia, credits.of(finance, brixia).getFirst().facts(), day);
    }

    @Test
    void theCreditCheckSaysWhatIsExpectedUntilTheDayOfDelivery() {
        var invoice = dueIn(10, brixia, "A", "1000.00");
        learning.learn();
        var posted = dueIn(20, brixia, "B", "300.00");
        var paidOn = expected.of(finance, invoice).orElseThrow().on();
        assertThat(on(paidOn.minusDays(1)).exposure()).isEqualTo(eur("1300.00"));
        var then = on(paidOn);
        assertThat(then.exposure()).isEqualTo(eur("300.00"));
        assertThat(then.payments().byThen()).isEqualTo(eur("1000.00"));
        assertThat(then.payments().meanOn()).contains(paidOn);
        assertThat(then.payments().unknown()).isOne();
        assertThat(then.free()).as("without a limit").isEmpty();
        assertThat(then.check()).as("never checked").isEmpty();
        assertThat(expected.of(finance, posted)).isEmpty();
        assertThat(on(TODAY.minusDays(9)).day()).isEqualTo(TODAY);
        overdue(brixia, "C", 20, "50.00");
        learning.learn();
        assertThat(on(TODAY.plusYears(1)).exposure())
                .as("what is late is not counted on")
                .isEqualTo(eur("50.00"));
        assertThatThrownBy(() -> expected.of(ledger.scope("Luca"), brixia, TODAY))
                .isInstanceOf(Missing.class);
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(path).with(user(ledger.login("Elena"))).exchange();
    }

    @Test
    void pagesAndProgramsAreToldTheSame() {
        var invoice = dueIn(10, brixia, "A", "1000.00");
        learning.learn();
        var posted = dueIn(20, brixia, "B", "300.00");
        var day = expected.of(finance, invoice).orElseThrow().on();
        assertThat(get(invoice.path()))
                .hasStatusOk()
                .bodyText()
                .contains("Expected payment", "Why this day", "15 invoices of this client");
        assertThat(get(posted.path())).hasStatusOk().bodyText().contains("not enough history: too little settled");
        assertThat(get("/api/v1" + invoice.path()))
                .bodyJson()
                .extractingPath("$.expected.on")
                .isEqualTo(day.toString());
        assertThat(get("/api/v1" + posted.path()))
                .bodyJson()
                .extractingPath("$.expected")
                .isNull();
        assertThat(get("/api/v1/receivables/items?q=" + ledger.number("A")))
                .bodyJson()
                .extractingPath("$.items[0].expectedOn")
                .isEqualTo(day.toString());
        assertThat(get(brixia.path() + "/credit"))
                .hasStatusOk()
                .bodyText()
                .contains("What is expected", "1 without enough history", "never checked");
        assertThat(get("/api/v1" + brixia.path() + "/credit/check?amount=10&delivery=" + day))
                .bodyJson()
                .extractingPath("$.outlook.expectedIn")
                .isEqualTo(1000.0);
    }
}
