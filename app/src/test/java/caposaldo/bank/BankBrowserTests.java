package caposaldo.bank;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.WalkingBrowser;
import caposaldo.account.ClientId;
import caposaldo.bank.StatementFiles.In;
import caposaldo.kernel.Role;
import caposaldo.receivable.LedgerFixture;
import caposaldo.receivable.PostDocument;
import caposaldo.receivable.PostPayment;
import caposaldo.security.AccessScopes;
import caposaldo.security.SecurityFixture;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
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

/** A statement of the bank in a real browser: sent, decided by one key, taken back; the pictures are kept in target/screens. */
@CaposaldoTest
@Import(SecurityFixture.class)
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BankBrowserTests {

    private static final LocalDate DAY = TestClock.TODAY.minusDays(3);

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

    private final WalkingBrowser browser = new WalkingBrowser("bank");
    private LedgerFixture ledger;
    private ClientId brixia;
    private String fiona = "";

    @BeforeAll
    void books() {
        clock.moveTo(TestClock.TODAY);
        ledger = new LedgerFixture(sql, scopes, documents, payments);
        fiona = users.user(true, Role.FINANCE);
        brixia = ledger.client("Brixia Distribuzione");
        ledger.invoice(brixia, "BB-2026-1C", DAY.minusDays(80), DAY.minusDays(50), "640.50");
        ledger.invoice(brixia, "BB-2026-2C", DAY.minusDays(60), DAY.minusDays(30), "1200.00");
    }

    @AfterAll
    void close() {
        browser.close();
    }

    private byte[] statement() {
        var account =
                "IT60X0542813" + "%015d".formatted(Math.abs(ledger.login("").hashCode()));
        var paid = new In("640.50", "BRIXIA DISTRIBUZIONE SRL", "", "SALDO " + ledger.number("BB-2026-1C"), "");
        var part = new In("500.00", "BRIXIA DISTRIBUZIONE SRL", "", "ACCONTO " + ledger.number("BB-2026-2C"), "");
        var gift = new In("12.00", "Enel Energia", "", "RIMBORSO", "");
        return StatementFiles.camt(account, "2026-1", DAY, List.of(paid, part, gift))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void financeSendsAStatementDecidesByOneKeyAndTakesItBack() {
        var page = browser.open(port, fiona, 1440, ColorScheme.LIGHT);
        page.navigate("/bank/statements/new");
        browser.look(page, "new");
        page.setInputFiles("input[type=file]", new FilePayload("november.xml", "text/xml", statement()));
        press(page, "Take it in");
        page.getByText("The statement is taken in.").waitFor();
        browser.look(page, "statement");
        var statement = page.url();
        assertThat(page.locator("main").textContent()).contains("posted", "to decide", "252.50");

        page.locator("tbody tr", new Page.LocatorOptions().setHasText("ACCONTO"))
                .locator("a")
                .click();
        page.getByText("less than named").waitFor();
        browser.look(page, "entry");
        page.keyboard().press("1");
        page.getByText("the payer is remembered").waitFor();
        page.waitForResponse(answer -> answer.url().contains("/reopening"), () -> press(page, "Undo"));
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.navigate(statement);
        assertThat(page.locator("tbody tr", new Page.LocatorOptions().setHasText("ACCONTO"))
                        .textContent())
                .contains("to decide");
        page.locator("tbody tr", new Page.LocatorOptions().setHasText("RIMBORSO"))
                .locator("a")
                .click();
        page.getByLabel("Set aside because").selectOption("REFUND");
        press(page, "Set aside");
        page.getByText("Set aside.").waitFor();
        narrowAndDark(statement);
        assertThat(browser.broken()).isEmpty();
        page.context().close();
    }

    private void narrowAndDark(String statement) {
        var page = browser.open(port, fiona, 390, ColorScheme.DARK);
        var entry = sql.fetchSingle(
                        "select min(id) from bank.entry where state = 'TO_DECIDE' and remittance like 'ACCONTO%'")
                .get(0, Long.class);
        for (var path : List.of(
                statement,
                "/bank/statements",
                "/bank/statements/new",
                "/bank/entries",
                "/bank/entries/" + entry,
                "/bank/payers")) {
            page.navigate(path);
            page.waitForLoadState(LoadState.NETWORKIDLE);
            browser.look(
                    page,
                    "narrow"
                            + path.replaceAll(".*/bank", "")
                                    .replaceAll("/[0-9]+", "-one")
                                    .replaceAll("/", "-"));
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
