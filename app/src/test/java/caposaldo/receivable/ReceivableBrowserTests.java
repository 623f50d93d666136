package caposaldo.receivable;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.WalkingBrowser;
import caposaldo.account.ClientId;
import caposaldo.kernel.Role;
import caposaldo.security.AccessScopes;
import caposaldo.security.SecurityFixture;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** Receivables in a real browser; the pictures are kept in target/screens. */
@CaposaldoTest
@Import(SecurityFixture.class)
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReceivableBrowserTests {

    private static final LocalDate TODAY = TestClock.TODAY;

    @LocalServerPort
    private int port;

    @Autowired
    private PostDocument documents;

    @Autowired
    private PostPayment payments;

    @Autowired
    private AccessScopes scopes;

    @Autowired
    private SecurityFixture users;

    @Autowired
    private TestClock clock;

    @Autowired
    private DSLContext sql;

    private final WalkingBrowser browser = new WalkingBrowser("receivable");
    private LedgerFixture ledger;
    private ClientId brixia;
    private LedgerItemId oldest;
    private LedgerItemId note;
    private LedgerItemId late;
    private String fiona = "";

    @BeforeAll
    void books() {
        clock.moveTo(TODAY);
        ledger = new LedgerFixture(sql, scopes, documents, payments);
        fiona = users.user(true, Role.FINANCE);
        brixia = ledger.client("Brixia Distribuzione");
        oldest = ledger.invoice(brixia, "F-1", TODAY.minusDays(140), TODAY.minusDays(110), "1200.00");
        ledger.invoice(brixia, "F-2", TODAY.minusDays(80), TODAY.minusDays(50), "640.50");
        ledger.invoice(brixia, "F-3", TODAY.minusDays(10), TODAY.plusDays(20), "980.00");
        note = ledger.creditNote(brixia, "NC-1", TODAY.minusDays(30), "40.50");
        ledger.pay(brixia, "300.00", TODAY.minusDays(20), LedgerFixture.share(oldest, "300.00"));
        late = ledger.invoice(ledger.client("Casa Nova"), "F-4", TODAY.minusDays(60), TODAY.minusDays(15), "410.00");
    }

    @AfterAll
    void close() {
        browser.close();
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }

    @Test
    void financeRecordsAPaymentWithACreditNoteAndTakesItBack() {
        var page = browser.open(port, fiona, 1440, ColorScheme.LIGHT);
        page.navigate("/receivables/payments/new?of=" + brixia.value());
        page.getByLabel("Amount received").fill("1500");
        page.getByLabel("What the payer wrote").fill("Saldo " + ledger.number("F-2"));
        page.getByLabel("Use Credit note").check();
        press(page, "Propose what it pays");
        page.getByText("What it pays", new Page.GetByTextOptions().setExact(true))
                .waitFor();
        assertThat(page.getByLabel("Paid of " + ledger.number("F-2")).inputValue())
                .isEqualTo("640.50");
        assertThat(page.getByLabel("Paid of " + ledger.number("F-1")).inputValue())
                .isEqualTo("900.00");
        browser.look(page, "payment");
        page.getByLabel("Paid of " + ledger.number("F-1")).fill("900.01");
        press(page, "Post the payment");
        page.getByText("is open").first().waitFor();
        browser.look(page, "payment-refused");
        page.getByLabel("Paid of " + ledger.number("F-1")).fill("800");
        press(page, "Post the payment");
        page.getByText("is posted").waitFor();
        browser.look(page, "paid");
        page.navigate(note.path());
        assertThat(page.locator("main").textContent()).contains("settled", ledger.number("F-1"));
        page.navigate(oldest.path());
        browser.look(page, "invoice");
        assertThat(page.locator("main").textContent()).contains("100.00");
        page.navigate("/receivables/items?clientCode.is=Brixia Distribuzione" + ledger.login("") + "&state=UNAPPLIED");
        page.locator("tbody a").first().click();
        press(page, "Cancel the payment");
        page.getByText("is owed again").waitFor();
        page.navigate(oldest.path());
        assertThat(page.locator("main").textContent()).contains("overdue", "859.50");
        assertThat(browser.broken()).allMatch(said -> said.contains("422"));
        page.context().close();
    }

    @Test
    void financePostsAnInvoiceUnderOurOwnNumber() {
        var page = browser.open(port, fiona, 1440, ColorScheme.LIGHT);
        page.navigate("/receivables/documents/new");
        page.getByLabel("Client", new Page.GetByLabelOptions().setExact(true)).fill("Garda Market" + ledger.login(""));
        page.getByLabel("Amount with VAT").fill("122,40");
        press(page, "Post it");
        page.getByText("The document is posted.").waitFor();
        assertThat(page.locator("h1").textContent()).startsWith("Invoice INV-2026-");
        page.context().close();
    }

    @Test
    void theKeyAccountManagerOpensADisputeAndRecordsAPromise() {
        var page = browser.open(port, ledger.login("Elena"), 1440, ColorScheme.LIGHT);
        page.navigate(late.path());
        page.getByLabel("Reason").selectOption("PRICE");
        page.getByLabel("Contested").fill("10.00");
        page.getByLabel("Note", new Page.GetByLabelOptions().setExact(true)).fill("agreed 9.50");
        press(page, "Open a dispute");
        page.getByText("The dispute is open.").waitFor();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        browser.look(page, "disputed");
        assertThat(page.locator("main").textContent()).contains("Elena Rossi", "agreed 9.50");
        page.getByLabel("How it ended").selectOption("REJECTED");
        press(page, "Close");
        page.getByText("The dispute is closed.").waitFor();

        page.navigate(ledger.client("Casa Nova").path() + "/receivables");
        page.getByLabel("Promised amount").fill("410");
        page.getByLabel("Pays until").fill(TODAY.plusDays(4).toString());
        press(page, "Record the promise");
        page.getByText("promised until").waitFor();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        browser.look(page, "promised");
        press(page, "Undo");
        page.getByText("withdrawn", new Page.GetByTextOptions().setExact(true)).waitFor();
        page.navigate(ledger.client("Casa Nova").path() + "/history");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(page.locator("main").textContent())
                .contains("Invoice " + ledger.number("F-4"), "were contested: price", "were promised until");
        browser.look(page, "history");
        assertThat(browser.broken()).isEmpty();
        page.context().close();
    }

    @ParameterizedTest
    @CsvSource({"1440,LIGHT", "390,DARK"})
    void everyPageIsReadableOnAWideLightAndANarrowDarkScreen(int width, ColorScheme scheme) {
        var page = browser.open(port, fiona, width, scheme);
        for (var path : List.of(
                "/",
                "/receivables",
                "/receivables/ageing",
                "/receivables/clients",
                "/receivables/items",
                "/receivables/documents",
                "/receivables/documents/new",
                "/receivables/disputes",
                "/receivables/promises",
                "/receivables/interest/law",
                "/receivables/interest/law/new",
                "/receivables/payments/new?of=" + brixia.value() + "&amount=1000",
                oldest.path(),
                brixia.path() + "/receivables",
                brixia.path() + "/receivables/documents")) {
            page.navigate(path);
            page.waitForLoadState(LoadState.NETWORKIDLE);
            var name = path.substring(1).replaceAll("[?].*", "").replaceAll("[/0-9]+", "-");
            browser.look(page, name + "-" + width + "-" + scheme);
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .as(path + " at " + width)
                    .isLessThanOrEqualTo(width);
        }
        assertThat(browser.broken()).isEmpty();
        page.context().close();
    }
}
