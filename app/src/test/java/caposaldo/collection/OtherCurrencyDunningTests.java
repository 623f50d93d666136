package caposaldo.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import caposaldo.collection.LogContact.Result;
import caposaldo.collection.LoggedContact.Channel;
import caposaldo.collection.SendLetter.Outcome;
import caposaldo.currency.RateFixture;
import caposaldo.kernel.Money;
import caposaldo.kernel.Role;
import caposaldo.receivable.Apportionment.Share;
import caposaldo.receivable.ClientLedger;
import caposaldo.receivable.LedgerItemId;
import caposaldo.receivable.PostPayment;
import caposaldo.security.SecurityFixture;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Who owes in two currencies is called and written to about each by itself. */
@Import(SecurityFixture.class)
class OtherCurrencyDunningTests extends CollectionScenario {

    private static final Currency USD = Currency.getInstance("USD");

    @Autowired
    private SendLetter send;

    @Autowired
    private ProposeLetters propose;

    @Autowired
    private SendLetters sendAll;

    @Autowired
    private DunningLetters letters;

    @Autowired
    private CallSheets sheets;

    @Autowired
    private LogContact log;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private SecurityFixture users;

    @BeforeEach
    void rates() {
        RateFixture.keep(sql);
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }

    private ClientLedger dollars() {
        return new ClientLedger(brixia, USD);
    }

    private LedgerItemId owed(String number, int days, Money amount) {
        return ledger.invoice(brixia, number, RateFixture.SEPTEMBER, TODAY.minusDays(days), amount);
    }

    private Optional<DunningLetter> sent(ClientLedger of, LocalDate day) {
        return switch (send.send(finance.on(day), of)) {
            case Outcome.Sent(var letter, var number) -> Optional.of(letters.get(finance, letter));
            case Outcome.NotDue() -> Optional.empty();
        };
    }

    private MvcTestResult get(String path) {
        return mvc.perform(mvc.get().uri(path).with(user(ledger.login("Elena"))));
    }

    @Test
    void writesOneLetterOfEachCurrencyWithWhatIsOwedInIt() {
        var first = owed("Z-1", 25, usd("300.00"));
        owed("Z-2", 4, usd("50.00"));
        owed("Z-3", 12, eur("900.00"));
        assertThat(propose.proposeNow(finance)).isPresent();
        assertThat(sendAll.proposed(finance, List.of(brixia.value()), USD))
                .extracting(SendLetters.Proposal::amount)
                .containsExactly(usd("350.00"));
        assertThat(sendAll.totals(finance))
                .extracting(total -> total.amount().currency())
                .contains(USD)
                .doesNotHaveDuplicates();
        payments.post(
                finance,
                new PostPayment.Payment(
                        brixia, usd("100.00"), TODAY, null, List.of(), List.of(new Share(first, usd("100.00"))), null));
        assertThat(sendAll.sendNow(finance, Optional.of(List.of(brixia.value())), Optional.empty())
                        .orElseThrow()
                        .letters())
                .isEqualTo(2);
        assertThat(letters.of(finance, brixia))
                .extracting(DunningLetter::amount)
                .containsExactlyInAnyOrder(usd("250.00"), eur("900.00"));
        var inDollars = letters.of(finance, brixia).stream()
                .filter(letter -> letter.amount().currency().equals(USD))
                .findFirst()
                .orElseThrow();
        assertThat(inDollars.items()).extracting(DunningLetter.Item::open).containsExactly(usd("200.00"), usd("50.00"));
        assertThat(inDollars.text().body()).contains("250").doesNotContain("€");
        assertThat(letters.of(brixia).answer()).as("deliveries are held").isPresent();
    }

    @Test
    void aLetterInOneCurrencyIsNoneInTheOther() {
        owed("Z-4", 12, usd("300.00"));
        owed("Z-5", 12, eur("900.00"));
        assertThat(sent(dollars(), TODAY)).isPresent();
        assertThat(sent(dollars(), TODAY)).as("too young").isEmpty();
        assertThat(sent(euros(brixia), TODAY)).isPresent();
        assertThat(debtor(brixia).letters()).isEqualTo(1);
        assertThat(calls.of(finance, dollars()).orElseThrow().overdue()).isEqualTo(usd("300.00"));
    }

    /** Ten euros are twelve dollars at the latest rate. */
    @Test
    void theLeastAmountCountsAtTheLatestRate() {
        owed("Z-6", 12, usd("11.99"));
        assertThat(sent(dollars(), TODAY)).isEmpty();
        owed("Z-7", 12, usd("0.01"));
        assertThat(sent(dollars(), TODAY)).isPresent();
    }

    @Test
    void theCallIsAboutOneCurrencyAndSoIsThePromise() {
        owed("Z-8", 25, usd("300.00"));
        owed("Z-9", 12, eur("900.00"));
        assertThat(sheets.of(elena, dollars()).items()).hasSize(1);
        var due = TODAY.plusDays(5);
        log.log(
                elena,
                brixia,
                new LogContact.Talk(
                        null, TODAY, Channel.PHONE, new Result.Promised(usd("300.00"), due), null, Optional.empty()));
        assertThat(calls.of(elena, dollars()).orElseThrow().promisedOn()).isEqualTo(due);
        assertThat(debtor(brixia).promisedOn()).isNull();
        assertThat(get("/clients/" + brixia.value() + "/collection?currency=USD"))
                .hasStatusOk()
                .bodyText()
                .contains("300.00", "Open, $", "/collection/next?currency=USD")
                .doesNotContain("900.00", "Open, €");
        assertThat(get("/collection?currency=USD&sort=-overdue"))
                .hasStatusOk()
                .bodyText()
                .contains("/clients/" + brixia.value() + "/collection?currency=USD");
        assertThat(get("/api/v1/clients/" + brixia.value() + "/collection?currency=USD"))
                .bodyJson()
                .extractingPath("$.debtor.overdue")
                .isEqualTo(300.0);
    }

    @Test
    void programsSendALetterInTheCurrencyTheyName() {
        owed("Z-10", 12, usd("300.00"));
        assertThat(mvc.perform(mvc.post()
                        .uri("/api/v1/clients/" + brixia.value() + "/collection/letters?currency=USD")
                        .with(user(users.user(Role.FINANCE)))
                        .with(csrf())))
                .hasStatus(201)
                .bodyJson()
                .extractingPath("$.currency")
                .isEqualTo("USD");
        assertThat(get("/collection/letters?currency=USD"))
                .hasStatusOk()
                .bodyText()
                .contains("300.00");
    }
}
