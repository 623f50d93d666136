package caposaldo.reconciliation;

import static caposaldo.receivable.LedgerFixture.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import caposaldo.analytics.reconciliation.Cause;
import caposaldo.analytics.reconciliation.Posting.Kind;
import caposaldo.currency.RateFixture;
import caposaldo.kernel.AmountInWords;
import caposaldo.kernel.Money;
import caposaldo.reconciliation.UblFiles.Row;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What a client has in dollars is reconciled, signed and frozen by itself. */
class OtherCurrencyActTests extends ReconciliationScenario {

    private static final LocalDate DAY = LocalDate.of(2026, 9, 2);

    @Autowired
    private TakeTheirLedger take;

    @Autowired
    private Differences differences;

    @Autowired
    private Statements statements;

    @Autowired
    private MockMvcTester mvc;

    @BeforeEach
    void rates() {
        RateFixture.keep(sql);
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }

    private void owed(String number, Money amount) {
        ledger.invoice(brixia, number, DAY, DAY.plusDays(30), amount);
    }

    private ReconciliationId draftedIn(String currency) {
        return draft.draft(finance, of(currency), new Reconciliations.Days(FROM, UNTIL), Locale.ENGLISH);
    }

    private void take(ReconciliationId id, String file) {
        take.take(
                finance,
                id,
                get(id).version(),
                "statement.xml",
                new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void drawsUpEachCurrencyByItselfAndSaysItInItsWords() {
        owed("C-1", usd("1200.50"));
        invoice("C-2", DAY, "300.00");
        var dollars = draftedIn("USD");
        var euros = draftedIn("EUR");
        assertThat(get(dollars).balance().closing()).isEqualTo(usd("1200.50"));
        assertThat(get(euros).balance().closing()).isEqualTo(eur("300.00"));
        assertThat(acts.lines(finance, get(dollars))).hasSize(1);
        assertThat(AmountInWords.of(get(dollars).balance().closing(), Locale.ENGLISH))
                .isEqualTo("One thousand two hundred US dollars and fifty cents");
        assertThat(problem(() -> draftedIn("USD"))).isEqualTo("reconciliation.invalid.overlaps");
        assertThat(problem(() -> draftedIn("GBP"))).isEqualTo("reconciliation.invalid.currency");
        assertThat(acts.next(finance, of("GBP"))).isEqualTo(new Reconciliations.Days(FROM, UNTIL));
    }

    @Test
    void freezesOnlyWhatWasSigned() {
        owed("C-3", usd("100.00"));
        signed(draftedIn("USD"));
        assertThat(problem(() -> owed("C-4", usd("1.00")))).isEqualTo("receivable.invalid.frozen");
        invoice("C-5", DAY, "10.00");
        assertThat(receivables.account(finance, brixia).owed()).isEqualTo(eur("10.00"));
        signed(draftedIn("EUR"));
        assertThat(problem(() -> invoice("C-6", DAY, "1.00"))).isEqualTo("receivable.invalid.frozen");
    }

    @Test
    void matchesTheClientsLedgerWithinItsCurrency() {
        owed("C-7", usd("100.00"));
        invoice("C-8", DAY, "100.00");
        var id = draftedIn("USD");
        assertThat(problem(() -> take(id, UblFiles.statement("EUR", "", "", List.of(row("C-8", "-100.00"))))))
                .isEqualTo("reconciliation.refused.otherCurrency");
        take(id, UblFiles.statement("USD", "", "", List.of(row("C-7", "-90.00"))));
        assertThat(differences.byCause(finance, get(id)))
                .containsExactly(new Differences.ByCause(Cause.AMOUNT, 1, usd("-10.00")));
        for (var page : List.of(id.path(), id.path() + "/matching")) {
            assertThat(mvc.perform(mvc.get().uri(page).with(user(ledger.login("Elena")))))
                    .as(page)
                    .hasStatusOk()
                    .bodyText()
                    .contains(", $</th>")
                    .doesNotContain(", €</th>");
        }
        var written = new String(statements.of(finance, id).written(), StandardCharsets.UTF_8);
        assertThat(written).contains(">USD</cbc:DocumentCurrencyCode>").doesNotContain("EUR");
    }

    private Row row(String number, String amount) {
        return new Row(DAY, Kind.INVOICE, ledger.number(number), amount);
    }

    @Test
    void offersTheCurrenciesOfTheClientAndTakesOneFromPrograms() {
        owed("C-9", usd("45.00"));
        var fiona = user(ledger.login("Elena"));
        assertThat(mvc.perform(mvc.get()
                        .uri("/reconciliations/new?of=" + brixia.value())
                        .with(fiona)))
                .hasStatusOk()
                .bodyText()
                .containsSubsequence("value=\"EUR\"", "value=\"USD\"")
                .doesNotContain("value=\"JPY\"");
        assertThat(mvc.perform(mvc.post()
                        .uri("/api/v1/reconciliations")
                        .with(fiona)
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"clientId\": %d, \"currency\": \"usd\"}".formatted(brixia.value()))))
                .hasStatus(201)
                .bodyJson()
                .extractingPath("$.currency")
                .isEqualTo("USD");
    }
}
