package caposaldo.receivable;

import static caposaldo.receivable.LedgerFixture.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import caposaldo.account.ClientId;
import caposaldo.currency.RateFixture;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Money;
import java.util.Currency;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What is owed in each currency is told by itself: by age, today and on past days, in lists and exports. */
class OtherCurrencyAgeingTests extends LedgerScenario {

    private static final Currency USD = Currency.getInstance("USD");

    @Autowired
    private PastAgeing past;

    @Autowired
    private OtherLedgers ledgers;

    @Autowired
    private MockMvcTester mvc;

    private AccessScope luca;
    private ClientId adige;

    @BeforeEach
    void debts() {
        RateFixture.keep(sql);
        luca = ledger.scope("Luca");
        adige = ledger.client("Adige Alimentari");
        owed("Y-1", usd("100.00"), 10);
        owed("Y-2", usd("40.50"), 45);
        owed("Y-3", eur("900.00"), 45);
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }

    private void owed(String number, Money amount, int daysOverdue) {
        var due = TODAY.minusDays(daysOverdue);
        ledger.invoice(adige, number, RateFixture.SEPTEMBER, due, amount);
    }

    private MvcTestResult get(String path) {
        return mvc.perform(mvc.get().uri(path).with(user(ledger.login("Luca"))));
    }

    @Test
    void theBucketsOfEachCurrencyAreItsBalance() {
        var dollars = receivables.total(luca, USD);
        assertThat(dollars.owed()).isEqualTo(usd("140.50"));
        assertThat(dollars.buckets()).containsExactly(usd("0"), usd("100.00"), usd("40.50"), usd("0"), usd("0"));
        assertThat(dollars.buckets().stream().reduce(usd("0"), Money::plus))
                .as("the buckets are the balance")
                .isEqualTo(dollars.balance());
        assertThat(past.of(luca, USD, TODAY)).isEqualTo(dollars);
        assertThat(past.of(luca, USD, TODAY.minusDays(40)).overdue()).isEqualTo(usd("40.50"));
        assertThat(receivables.total(luca).owed()).isEqualTo(eur("900.00"));
        assertThat(receivables.mostOverdue(luca, USD, 5))
                .extracting(debtor -> debtor.account().overdue())
                .containsExactly(usd("140.50"));
        assertThat(ledgers.currencies(luca))
                .extracting(Currency::getCurrencyCode)
                .startsWith("EUR")
                .contains("USD");
    }

    @Test
    void theRoomAndItsListsAreOfOneCurrencyAtATime() {
        assertThat(get("/receivables?currency=USD"))
                .hasStatusOk()
                .bodyText()
                .contains("/receivables/items?state=OVERDUE&amp;currency=USD", "/receivables?currency=EUR")
                .doesNotContain("900.00");
        assertThat(get("/receivables/items?currency=USD"))
                .hasStatusOk()
                .bodyText()
                .contains(ledger.number("Y-1"), "Open, USD")
                .doesNotContain(ledger.number("Y-3"));
        assertThat(get("/receivables/items"))
                .bodyText()
                .contains(ledger.number("Y-3"))
                .doesNotContain("Y-1/");
        assertThat(get("/receivables/items/foot?currency=usd")).bodyText().contains("140.50");
        assertThat(get("/receivables/clients.csv?currency=USD"))
                .hasStatusOk()
                .bodyText()
                .contains("140.50");
        assertThat(get("/api/v1/receivables/clients?currency=USD"))
                .bodyJson()
                .extractingPath("$.items[0].days30")
                .isEqualTo(100.0);
        assertThat(get("/api/v1/receivables?currency=USD"))
                .bodyJson()
                .extractingPath("$.days60")
                .isEqualTo(40.5);
        assertThat(get("/api/v1/receivables/ageing?asOf=" + TODAY + "&currency=USD"))
                .bodyJson()
                .extractingPath("$.balance")
                .isEqualTo(140.5);
        assertThat(get("/receivables/ageing?currency=USD")).hasStatusOk();
    }
}
