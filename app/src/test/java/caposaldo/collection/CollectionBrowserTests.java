package caposaldo.collection;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.WalkingBrowser;
import caposaldo.kernel.Role;
import caposaldo.security.SecurityFixture;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** From the list of calls to a letter that goes by e-mail, in a real browser; the pictures are kept in target/screens. */
@Import(SecurityFixture.class)
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CollectionBrowserTests extends CollectionScenario {

    @LocalServerPort
    private int port;

    @Autowired
    private SecurityFixture users;

    private final WalkingBrowser browser = new WalkingBrowser("collection");

    @AfterAll
    void close() {
        browser.close();
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }

    private void look(Page page, String path, String picture) {
        page.navigate(path);
        browser.look(page, picture);
    }

    @Test
    void elenaCallsAClientWritesDownAPromiseAndGoesOnByOneKey() {
        overdue(brixia, "A", 40, "1000.00");
        overdue(brixia, "B", 12, "250.50");
        overdue(ledger.client("Garda Market"), "C", 5, "80.00");
        var page = browser.open(port, ledger.login("Elena"), 1440, ColorScheme.LIGHT);
        look(page, "/collection", "calls");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Brixia Distribuzione"))
                .first()
                .click();
        page.getByText("What to say").waitFor();
        browser.look(page, "call");
        page.locator("#f-outcome").selectOption("Promised to pay");
        page.locator("#f-amount").fill("1250,50");
        page.locator("#f-dueOn").fill(TODAY.plusDays(7).toString());
        page.locator("#f-note").fill("Anna of accounts");
        press(page, "Write down");
        page.getByText("The talk is written down.").waitFor();
        assertThat(page.locator("main").textContent())
                .contains("250.50 is promised until", "Anna of accounts")
                .doesNotContain("ask when it comes");
        browser.look(page, "promised");
        page.locator("h1").click();
        page.keyboard().press("n");
        page.waitForURL(url -> !url.contains("/clients/" + brixia.value() + "/"));
        var phone = browser.open(port, ledger.login("Elena"), 390, ColorScheme.DARK);
        look(phone, "/collection", "calls-phone-dark");
        look(phone, brixia.path() + "/collection", "call-phone-dark");
        assertThat(browser.broken()).isEmpty();
    }

    @Test
    void financeCountsWhatIsDueSendsALetterAndFindsItToMail() {
        overdue(brixia, "A", 40, "1000.00");
        overdue(brixia, "B", 12, "250.50");
        var fiona = users.user(true, Role.FINANCE);
        var page = browser.open(port, fiona, 1440, ColorScheme.DARK);
        look(page, "/collection/proposals/run", "run-dark");
        press(page, "Count what is due");
        page.getByText("in all").first().waitFor();
        browser.look(page, "counted-dark");
        look(page, "/collection/proposals", "proposals-dark");
        page.navigate(brixia.path() + "/collection");
        press(page, "Send the letter");
        page.locator("article.letter").waitFor();
        assertThat(page.locator("article.letter").textContent()).contains("250,50", ledger.number("A"));
        browser.look(page, "letter-dark");
        var letter = page.url().substring(page.url().indexOf("/collection/letters/"));
        page.locator("#f-agency").fill("Recuperi SpA");
        page.locator("#f-agencyFee").fill("120");
        press(page, "Hand over");
        page.getByText("collects it from now on").waitFor();
        browser.look(page, "handed-over-dark");
        look(page, brixia.path() + "/collection", "handed-over-client-dark");
        look(page, "/mails/new?of=" + letter, "mail-dark");
        look(page, "/mails", "mails-dark");
        look(page, "/collection/letters", "letters-dark");
        var dario = browser.open(port, ledger.login("Dario"), 1440, ColorScheme.LIGHT);
        look(dario, "/collection/plan", "plan");
        var phone = browser.open(port, fiona, 390, ColorScheme.LIGHT);
        look(phone, letter, "letter-phone");
        look(phone, "/collection/proposals", "proposals-phone");
        look(phone, "/mails/new?of=" + letter, "mail-phone");
        look(phone, "/collection/plan", "plan-phone");
        assertThat(browser.broken()).isEmpty();
    }
}
