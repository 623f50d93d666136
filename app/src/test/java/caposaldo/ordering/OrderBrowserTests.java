package caposaldo.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.WalkingBrowser;
import caposaldo.catalog.ItemId;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
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

    @Test
    void whatAPromotionGivesStandsInTheOrder() {
        limit(casa, "1000");
        var bulb = code(fixture.item("Bulb"));
        var sam = open("Sam", 1440, ColorScheme.LIGHT);
        sam.navigate("/prices/promotions/new");
        assertThat(sam.locator("#f-freeEach").count())
                .as("who may not agree prices gives nothing away")
                .isZero();
        var dario = open("Dario", 1440, ColorScheme.LIGHT);
        dario.navigate("/prices/promotions/new");
        dario.locator("#f-name").fill("Ten and one " + fixture.range().mark());
        dario.locator("#f-from").fill(TODAY.toString());
        dario.locator("#f-until").fill(TODAY.plusDays(7).toString());
        dario.locator("#f-itemId").fill(code(lamp));
        dario.locator("#f-freeEach").fill("10");
        dario.locator("#f-freeItem").fill(bulb);
        dario.locator("#f-freeQuantity").fill("1");
        browser.look(dario, "promotion");
        dario.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save"))
                .click();
        dario.getByText("The promotion is added.").waitFor();
        browser.look(dario, "promotions");
        var id = draft(of(lamp, "25", "0"));
        var phone = open("Elena", 390, ColorScheme.DARK);
        phone.navigate(id.path());
        assertThat(phone.locator("main").textContent()).contains("Bulb", "Ten and one");
        browser.look(phone, "given-phone-dark");
        phone.navigate("/prices/promotions");
        browser.look(phone, "promotions-phone-dark");
        var elena = open("Elena", 1440, ColorScheme.DARK);
        elena.navigate(id.path());
        browser.look(elena, "given-dark");
        assertThat(browser.broken()).isEmpty();
    }

    private String code(ItemId item) {
        return sql.fetchSingle("select code from catalog.item where id = ?", item.value())
                .get(0, String.class);
    }

    @Test
    void severalFilesAreTakenEachOnItsOwn() {
        var gtin = OrderFiles.gtin(lamp.value());
        sql.execute("update catalog.item set gtin = ? where id = ?", gtin, lamp.value());
        var buyer = OrderFiles.gtin(700_000_000 + casa.value());
        sql.execute(
                "insert into account.site (client_id, kind, country, gln) values (?, 'LEGAL', 'IT', ?)",
                casa.value(),
                buyer);
        var files = new FilePayload[] {
            file("first.xml", OrderFiles.ubl("A-" + casa.value(), buyer, gtin)),
            file("second.xml", OrderFiles.ubl("B-" + casa.value(), buyer, "4006381333931"))
        };
        for (var width : new int[] {1440, 390}) {
            var page = open("Elena", width, width == 390 ? ColorScheme.LIGHT : ColorScheme.DARK);
            page.navigate("/orders/new");
            browser.look(page, "new-" + width);
            page.setInputFiles("#f-file", files);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Take the order"))
                    .click();
            page.getByText("What became of the orders").first().waitFor();
            assertThat(page.locator("tbody").textContent())
                    .contains("first.xml", "A-" + casa.value(), "no product is known by: 4006381333931");
            browser.look(page, "documents-" + width);
        }
        assertThat(browser.broken()).isEmpty();
    }

    private static FilePayload file(String name, String content) {
        return new FilePayload(name, "application/xml", content.getBytes(StandardCharsets.UTF_8));
    }
}
