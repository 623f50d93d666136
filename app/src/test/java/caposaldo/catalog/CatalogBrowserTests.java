package caposaldo.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.WalkingBrowser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
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

/** Products and samples in a real browser; the pictures are kept in target/screens. */
@CaposaldoTest
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogBrowserTests {

    @LocalServerPort
    private int port;

    @Autowired
    private DSLContext sql;

    @Autowired
    private TestClock clock;

    private final WalkingBrowser browser = new WalkingBrowser("catalog");
    private CatalogFixture range;

    @BeforeAll
    void stock() {
        clock.moveTo(TestClock.TODAY);
        range = new CatalogFixture(sql);
    }

    @AfterAll
    void close() {
        browser.close();
    }

    private Page open(String who, int width, ColorScheme scheme) {
        return browser.open(port, range.login(who), width, scheme);
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }

    @Test
    void salesSupportAddsAProductWithPricePackRangeAndStock() {
        range.group("Drinks", null);
        var page = open("Sam", 1440, ColorScheme.LIGHT);
        page.navigate("/products/new");
        page.getByLabel("Code", new Page.GetByLabelOptions().setExact(true)).fill(range.mark() + "-CED");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Cedrata 24 × 0.33");
        page.getByLabel("GTIN", new Page.GetByLabelOptions().setExact(true)).fill("7622200004601");
        press(page, "Add the product");
        assertThat(page.locator("main").textContent()).contains("The check digit should be 7");
        browser.look(page, "new-refused");
        page.getByLabel("GTIN", new Page.GetByLabelOptions().setExact(true)).fill("7622200004607");
        press(page, "Add the product");
        assertThat(page.locator("h1").textContent()).isEqualTo("Cedrata 24 × 0.33");

        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Prices and costs").setExact(true))
                .first()
                .click();
        page.getByLabel("Of one unit").fill("11,90");
        press(page, "Set");
        page.getByText("The list price holds from").waitFor();
        assertThat(page.locator(".facts").textContent()).contains("€ 11.90".replace(' ', '\u00a0'));
        press(page, "Undo");
        page.getByText("No price yet.").waitFor();
        page.getByLabel("Of one unit").fill("11.90");
        press(page, "Set");
        page.getByText("The list price holds from").waitFor();

        page.locator("#tabs").getByText("Packs, range, stock").click();
        page.getByLabel("Counted now").fill("418");
        page.getByLabel("Expected", new Page.GetByLabelOptions().setExact(true))
                .fill(TestClock.TODAY.plusDays(5).toString());
        page.getByLabel("How many are expected").fill("200");
        press(page, "Record the count");
        page.getByText("The count is recorded.").waitFor();
        page.getByLabel("Pack", new Page.GetByLabelOptions().setExact(true)).fill("CT");
        page.getByLabel("Holds").fill("24");
        press(page, "Add the pack");
        page.getByText("The pack is added.").waitFor();
        page.getByLabel("Segment").fill("Retail");
        page.getByLabel("must sell").check();
        press(page, "Include in the range");
        page.getByText("The range of Retail is changed.").waitFor();
        browser.look(page, "supply");
        assertThat(page.locator("main").textContent()).doesNotContain("Cost");

        page.navigate("/products?q=" + range.mark());
        page.locator("tfoot th").waitFor();
        browser.look(page, "list");
        assertThat(browser.broken()).allMatch(said -> said.contains("422"));
    }

    @Test
    void theKeyAccountManagerLendsASampleTakesItBackAndSaysWhatCameOfIt() {
        var item = range.item("Macchina da caffè", null);
        var sample = range.sample(item, "COFFEE-1");
        var page = open("Elena", 1440, ColorScheme.LIGHT);
        page.navigate(sample.path());
        page.getByLabel("Client", new Page.GetByLabelOptions().setExact(true)).pressSequentially("casa nov");
        page.locator("#l-client option")
                .first()
                .waitFor(new Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
        page.getByLabel("Client", new Page.GetByLabelOptions().setExact(true))
                .fill(page.locator("#l-client option").first().getAttribute("value"));
        page.getByLabel("Due back").fill(TestClock.TODAY.plusDays(2).toString());
        page.getByLabel("Note").fill("For the fair in Brescia");
        browser.look(page, "sample-free");
        press(page, "Lend to a client");
        page.getByText("Lent, due back").waitFor();
        browser.look(page, "sample-lent");

        page.navigate("/");
        page.getByText("Samples due back").waitFor();
        browser.look(page, "today");
        page.navigate(range.client("Casa Nova").path() + "/samples");
        browser.look(page, "client");
        page.getByLabel("Outcome for").selectOption("ACCEPTED");
        press(page, "Record");
        page.getByText("The outcome is recorded.").waitFor();
        page.getByLabel("Condition of").selectOption("WORN");
        press(page, "It is back");
        page.getByText("is back.").waitFor();
        page.navigate(sample.path());
        assertThat(page.locator("main").textContent()).contains("here", "worn", "accepted", "Casa Nova");
        browser.look(page, "sample-back");
        page.navigate(item.path());
        page.locator("h1").waitFor();
        browser.look(page, "overview");
        assertThat(browser.broken()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1440,LIGHT", "390,DARK"})
    void everyPageIsReadableOnAWideLightAndANarrowDarkScreen(int width, ColorScheme scheme) {
        var drinks = range.group("Drinks " + width + scheme, null);
        var bitter = range.group("Bitter " + width + scheme, drinks);
        var item = range.item("Chinotto " + width + scheme, bitter);
        var sample = range.sample(item, width + "-" + scheme);
        var page = open("Elena", width, scheme);
        for (var path : List.of(
                "/products?q=" + range.mark(),
                "/products/groups",
                "/products/groups/" + drinks + "/items",
                item.path(),
                item.path() + "/prices",
                item.path() + "/supply",
                item.path() + "/samples",
                item.path() + "/history",
                "/samples?q=" + range.mark(),
                "/samples/loans",
                sample.path(),
                range.client("Garda Market").path() + "/samples")) {
            page.navigate(path);
            page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
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
