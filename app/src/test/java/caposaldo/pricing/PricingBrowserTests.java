package caposaldo.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.WalkingBrowser;
import caposaldo.security.AccessScopes;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
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

/** Prices in a real browser; the pictures are kept in target/screens. */
@CaposaldoTest
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PricingBrowserTests {

    @LocalServerPort
    private int port;

    @Autowired
    private KeepPriceList keep;

    @Autowired
    private PriceLists lists;

    @Autowired
    private ColumnRules rules;

    @Autowired
    private AccessScopes scopes;

    @Autowired
    private DSLContext sql;

    @Autowired
    private TestClock clock;

    private final WalkingBrowser browser = new WalkingBrowser("pricing");
    private PricingFixture fixture;

    @BeforeAll
    void stock() {
        clock.moveTo(TestClock.TODAY);
        fixture = new PricingFixture(sql, scopes, keep, lists, rules);
        fixture.inSegment("Casa Nova");
    }

    @AfterAll
    void close() {
        browser.close();
    }

    private Page open(String who, int width, ColorScheme scheme) {
        return browser.open(port, fixture.range().login(who), width, scheme);
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }

    private static void fill(Page page, String label, String value) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(value);
    }

    @Test
    void supportMakesAListARuleAndSeesWhatAClientWouldPayAndWhy() {
        var lamp = fixture.item("Lamp");
        var code = sql.fetchSingle("select code from catalog.item where id = ?", lamp.value())
                .get(0, String.class);
        var page = open("Sam", 1440, ColorScheme.LIGHT);
        page.navigate("/prices/new");
        fill(page, "Name", "Autumn " + fixture.range().mark());
        fill(page, "Code", fixture.range().mark() + "-A");
        press(page, "Add the price list");
        page.getByText("The price list is added.").waitFor();
        for (var column : new String[] {"Retail", "Wholesale"}) {
            fill(page, "Name", column);
            fill(page, "Code", column.substring(0, 3).toUpperCase(java.util.Locale.ROOT));
            press(page, "Add the column");
            page.getByText("The column is added.").waitFor();
        }
        page.getByLabel("Column", new Page.GetByLabelOptions().setExact(true)).selectOption("Wholesale");
        page.getByLabel("From", new Page.GetByLabelOptions().setExact(true)).selectOption("Retail");
        fill(page, "Percent more or less", "-12");
        fill(page, "Rounded to steps of", "1");
        fill(page, "Ending in", "0.99");
        press(page, "Compute it so");
        page.getByText("The formula holds from").waitFor();
        browser.look(page, "list");
        page.navigate(page.url() + "/items");
        page.getByLabel("Product", new Page.GetByLabelOptions().setExact(true))
                .last()
                .fill(code);
        fill(page, "Price of one unit", "14,50");
        press(page, "Set the price");
        page.getByText("The price holds from").waitFor();
        page.navigate(page.url() + "?q=" + fixture.range().mark());
        assertThat(page.locator("tbody").textContent()).contains("14.50", "12.99");
        browser.look(page, "items");

        page.navigate("/prices/rules");
        fill(page, "Name", "Wholesale for " + fixture.segment());
        page.getByLabel("Names the column")
                .selectOption("Autumn " + fixture.range().mark() + " · Wholesale");
        fill(page, "Segment", fixture.segment());
        press(page, "Add the rule");
        page.getByText("The rule is added").waitFor();
        fill(page, "Client", "Casa Nova" + fixture.range().login("").strip());
        fill(page, "Product", code);
        press(page, "Show price and why");
        page.locator("#result").waitFor();
        assertThat(page.locator("#result").textContent()).contains("12.99", "to the nearest 1 ending in 0.99", "fired");
        browser.look(page, "check");
        assertThat(browser.broken()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1440, LIGHT", "390, DARK"})
    void theHeadAgreesAPriceOnTheClientsRecord(int width, ColorScheme scheme) {
        var item = fixture.item("Chair " + width);
        var code = sql.fetchSingle("select code from catalog.item where id = ?", item.value())
                .get(0, String.class);
        var client = fixture.range().client("Casa Nova");
        var page = open("Marta", width, scheme);
        page.navigate(client.path() + "/prices");
        fill(page, "Product", code);
        fill(page, "Price of one unit", "10.40");
        fill(page, "Reason", "Opening of the second shop");
        press(page, "Agree it");
        page.getByText("The price is agreed.").waitFor();
        browser.look(page, "client-" + width);
        page.navigate(client.path() + "/prices/" + item.value());
        browser.look(page, "why-" + width);
        page.navigate("/prices/rules");
        browser.look(page, "rules-" + width);
        assertThat(browser.broken()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1440, LIGHT", "390, DARK"})
    void theKeyAccountManagerAsksWithTheMarginInSightAndTheHeadDecides(int width, ColorScheme scheme) {
        var item = fixture.item("Stove " + width);
        var code = sql.fetchSingle("select code from catalog.item where id = ?", item.value())
                .get(0, String.class);
        var client = fixture.range().client("Casa Nova");
        var elena = open("Elena", width, scheme);
        elena.navigate(client.path() + "/prices");
        fill(elena, "Product", code);
        fill(elena, "Price of one unit", "9.90");
        fill(elena, "Reason", "The competitor offers 9.95");
        press(elena, "Show what is left");
        elena.getByText("From list price to margin").waitFor();
        browser.look(elena, "ask-" + width);
        press(elena, "Ask for it");
        elena.getByText("It is asked").waitFor();
        var request = elena.url();

        var marta = open("Marta", width, scheme);
        marta.getByText("Waits for your word").waitFor();
        marta.navigate("/approvals?turn=MINE");
        browser.look(marta, "inbox-" + width);
        marta.navigate(request);
        marta.getByText("From list price to margin").waitFor();
        browser.look(marta, "approval-" + width);
        press(marta, "Approve");
        marta.getByText("Approved.").waitFor();
        marta.navigate(client.path() + "/prices/" + item.value());
        assertThat(marta.locator("main").textContent())
                .contains("The competitor offers 9.95", "With 22 % of VAT".replace("2 %", "2\u00a0%"));
        marta.navigate("/prices/rights");
        browser.look(marta, "rights-" + width);
        marta.navigate("/prices/vat");
        marta.locator("tfoot th").waitFor();
        browser.look(marta, "vat-" + width);
        assertThat(browser.broken()).isEmpty();
    }
}
