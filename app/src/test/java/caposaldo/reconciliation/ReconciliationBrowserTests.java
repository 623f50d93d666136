package caposaldo.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.WalkingBrowser;
import caposaldo.account.ClientId;
import caposaldo.analytics.reconciliation.Posting.Kind;
import caposaldo.kernel.Role;
import caposaldo.receivable.LedgerFixture;
import caposaldo.receivable.PostDocument;
import caposaldo.receivable.PostPayment;
import caposaldo.reconciliation.UblFiles.Row;
import caposaldo.security.AccessScopes;
import caposaldo.security.SecurityFixture;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** A quarter reconciled in a real browser, from the draft to both signatures; the pictures are kept in target/screens. */
@CaposaldoTest
@Import(SecurityFixture.class)
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReconciliationBrowserTests {

    private static final LocalDate DAY = LocalDate.of(2026, 8, 20);

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

    private final WalkingBrowser browser = new WalkingBrowser("reconciliation");
    private LedgerFixture ledger;
    private ClientId brixia;
    private String fiona = "";

    @BeforeAll
    void books() {
        clock.moveTo(TestClock.TODAY);
        ledger = new LedgerFixture(sql, scopes, documents, payments);
        fiona = users.user(true, Role.FINANCE);
        brixia = ledger.client("Brixia Distribuzione");
        ledger.invoice(brixia, "BR-2026-100", DAY, DAY.plusDays(30), "640.50");
        ledger.invoice(brixia, "BR-2026-101", DAY.plusDays(4), DAY.plusDays(34), "1200.00");
        ledger.invoice(brixia, "BR-2026-102", DAY.plusDays(5), DAY.plusDays(35), "75.00");
        ledger.pay(brixia, "640.50", DAY.plusDays(20));
    }

    @AfterAll
    void close() {
        browser.close();
    }

    private byte[] statement() {
        return UblFiles.statement(
                        "EUR",
                        "",
                        "",
                        List.of(
                                new Row(DAY, Kind.INVOICE, ledger.number("BR-2026-100"), "-640.50"),
                                new Row(DAY.plusDays(4), Kind.INVOICE, ledger.number("BR-2026-101"), "-1150.00"),
                                new Row(DAY.plusDays(6), Kind.INVOICE, "their own 9", "-75.00"),
                                new Row(DAY.plusDays(21), Kind.PAYMENT, "BONIFICO 12", "640.50")))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void financeReconcilesAQuarterAndBothSign() {
        var page = browser.open(port, fiona, 1440, ColorScheme.LIGHT);
        page.navigate("/reconciliations/new?of=" + brixia.value());
        browser.look(page, "new");
        press(page, "Draw it up");
        page.getByText("The act is drawn up.").waitFor();
        var act = page.url();
        page.setInputFiles("input[type=file]", new FilePayload("brixia.xml", "text/xml", statement()));
        press(page, "Compare");
        page.getByText("Where the difference comes from").waitFor();
        browser.look(page, "matching");
        page.getByLabel("Invoice " + ledger.number("BR-2026-102")).check();
        page.getByLabel("Invoice their own 9").check();
        press(page, "They are the same");
        page.getByText("Matched.").waitFor();
        page.waitForResponse(answer -> answer.url().contains("/parting"), () -> press(page, "Undo"));
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.navigate(act);
        press(page, "Mark as sent");
        page.getByText("The act is sent").waitFor();
        browser.look(page, "act");
        page.getByLabel("Who signed for us").fill("Fiona Ferri");
        page.getByLabel("Role of our signatory").fill("Head of finance");
        page.getByLabel("Who signed for the client").fill("Bruno Bassi");
        page.getByLabel("Role of the client’s signatory").fill("Chief accountant");
        press(page, "Keep the signatures");
        page.getByText("Both have signed").waitFor();
        page.getByText("As the client gets it").click();
        page.getByText("Protocol of discrepancies").waitFor();
        assertThat(page.locator("main").textContent())
                .contains("One thousand two hundred and seventy-five euros and zero cents", "Bruno Bassi");
        browser.look(page, "paper");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        browser.look(page, "printed");
        narrowAndDark(act);
        assertThat(browser.broken()).isEmpty();
        page.context().close();
    }

    private void narrowAndDark(String act) {
        var page = browser.open(port, fiona, 390, ColorScheme.DARK);
        for (var path : List.of(
                act, act + "/matching", act + "/paper", act + "/differences", act + "/lines", "/reconciliations")) {
            page.navigate(path);
            page.waitForLoadState(LoadState.NETWORKIDLE);
            browser.look(page, "narrow-" + path.replaceAll(".*/", "").replaceAll("[0-9]+", "one"));
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .as(path)
                    .isLessThanOrEqualTo(390);
        }
        page.context().close();
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .first()
                .click();
    }
}
