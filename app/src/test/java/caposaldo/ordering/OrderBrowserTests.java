package caposaldo.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.WalkingBrowser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An order in a real browser, entered by keyboard alone; the pictures are kept in target/screens. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderBrowserTests extends OrderScenario {

    @LocalServerPort
    private int port;

    private final WalkingBrowser browser = new WalkingBrowser("ordering");

    @AfterAll
    void close() {
        browser.close();
    }

    private Page open(String who, int width, ColorScheme scheme) {
        return browser.open(port, fixture.range().login(who), width, scheme);
    }

    @Test
    void elenaTakesAnOrderByKeyboardAndSupportConfirmsIt() {
        limit(casa, "1000");
        var chair = fixture.item("Chair");
        var codes = get(draft(of(lamp, "1", "0"), of(chair, "1", "0"))).lines();
        var id = draft();
        var page = open("Elena", 1440, ColorScheme.LIGHT);
        page.navigate(id.path());
        for (var line : codes) {
            // The field for the next product is where the cursor stands.
            page.keyboard().type(line.code());
            page.keyboard().press("Tab");
            page.keyboard().type("10");
            page.keyboard().press("Tab");
            page.locator("output").getByText("11.25").waitFor();
            page.locator("#f-quantity").focus();
            page.keyboard().press("Enter");
            page.getByRole(AriaRole.CELL, new Page.GetByRoleOptions().setName(line.name()))
                    .waitFor();
        }
        assertThat(page.locator("main").textContent()).contains("274.50", "725.50", "Wholesale");
        browser.look(page, "typed");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Submit"))
                .click();
        page.getByText("waits for sales support").waitFor();
        browser.look(page, "submitted");

        var support = open("Sam", 1440, ColorScheme.DARK);
        support.navigate("/orders/queue");
        browser.look(support, "queue-dark");
        support.navigate(id.path());
        support.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Take in hand"))
                .click();
        support.getByLabel("Confirmed of " + codes.getFirst().code()).fill("6");
        support.getByLabel("Why less of " + codes.getFirst().code()).selectOption("out of stock");
        browser.look(support, "answer-dark");
        support.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Give the answer"))
                .click();
        support.getByText("The order is partly confirmed.").waitFor();
        browser.look(support, "answered-dark");

        browser.look(support, "deliver-dark");
        support.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Issue the delivery note"))
                .click();
        support.getByText("is under way").waitFor();
        var note = support.url().substring(support.url().indexOf("/deliveries"));
        support.getByLabel("Signed by").fill("R. Bianchi");
        browser.look(support, "proof-dark");
        support.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Keep the proof"))
                .click();
        support.getByText("The proof is kept.").waitFor();
        var finance = open("Fiona", 1440, ColorScheme.LIGHT);
        finance.navigate(note);
        finance.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Invoice what was accepted"))
                .click();
        finance.getByText("The invoice is posted.").waitFor();
        browser.look(finance, "invoiced");
        finance.navigate("/deliveries");
        browser.look(finance, "deliveries");

        var phone = open("Elena", 390, ColorScheme.LIGHT);
        phone.navigate(id.path());
        browser.look(phone, "answered-phone");
        phone.navigate(note);
        browser.look(phone, "invoiced-phone");
        phone.navigate(casa.path() + "/credit");
        browser.look(phone, "credit-phone");
        var dario = open("Dario", 1440, ColorScheme.LIGHT);
        dario.navigate(casa.path() + "/credit");
        dario.locator(".chart canvas, .chart svg").first().waitFor();
        browser.look(dario, "credit");
        dario.navigate("/credit");
        browser.look(dario, "clients");
        dario.navigate("/credit/rules");
        browser.look(dario, "rules");
        assertThat(browser.broken()).isEmpty();
    }
}
