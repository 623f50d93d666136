package caposaldo.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.WalkingBrowser;
import caposaldo.exchange.Imports;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Key accounts in a real browser; the pictures are kept in target/screens. */
@CaposaldoTest
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrategyBrowserTests {

    @LocalServerPort
    private int port;

    @Autowired
    private DSLContext sql;

    @Autowired
    private Imports imports;

    @Autowired
    private KeepRanking keep;

    @Autowired
    private TestClock clock;

    private final WalkingBrowser browser = new WalkingBrowser("strategy");
    private StrategyFixture company;

    @BeforeAll
    void aCompanyThatSells() {
        clock.moveTo(TestClock.TODAY);
        company = new StrategyFixture(sql, imports);
        company.sells(40, TestClock.TODAY, 200_000);
        keep.catchUp();
    }

    @AfterAll
    void close() {
        browser.close();
    }

    @BeforeEach
    void nothingBroken() {
        browser.broken();
    }

    private Page open(String who, int width, ColorScheme scheme) {
        return browser.open(port, company.people.login(who), width, scheme);
    }

    @Test
    void theDirectorReadsWhoEnteredOpensItsWorkingAndTriesAnotherRule() {
        var page = open("Dario", 1440, ColorScheme.LIGHT);
        page.navigate("/key-accounts");
        assertThat(page.locator(".say").textContent()).contains("Client 040", "entered", "Herfindahl");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Metric: margin"))
                .click();
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("revenue").setExact(true))
                .click();
        assertThat(page.url()).contains("metric=revenue");
        page.goBack();
        page.locator(".say li a", new Page.LocatorOptions().setHasText("Client 040"))
                .click();
        assertThat(page.locator("#tab").textContent())
                .contains("Alone: it brings", "sigma", "own order gaps", "How it pays: no data", "BG/NBD");
        page.getByText("How it is calculated").click();
        browser.look(page, "client-working");

        page.navigate("/key-accounts/rules");
        page.getByLabel("Together up to").fill("70");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("What would change?"))
                .click();
        page.locator("#effect.say").waitFor();
        var said = page.locator("#effect").textContent();
        assertThat(said).contains("would leave");
        browser.look(page, "rules-effect");
        page.getByLabel("Why the change").fill("only the largest count");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Put in force").setExact(true))
                .click();
        page.locator(".say").getByText("the rules changed").first().waitFor();
        var again = new AtomicBoolean();
        page.onLoad(loaded -> again.set(true));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Undo"))
                .click();
        page.waitForCondition(again::get);
        page.navigate("/key-accounts/rules");
        assertThat(page.getByLabel("Together up to").inputValue()).isEqualTo("75");
        assertThat(page.locator("table").last().textContent()).contains("again as version");
        browser.look(page, "rules-versions");
        assertThat(browser.broken()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1440,LIGHT,en", "390,DARK,ru", "390,LIGHT,it"})
    void everyPageIsReadableOnAWideLightAndANarrowDarkScreen(int width, ColorScheme scheme, String language) {
        var page = open("Dario", width, scheme);
        page.navigate("/?lang=" + language);
        for (var path : List.of(
                "/key-accounts",
                "/key-accounts?metric=revenue&asOf=2026-10-31",
                "/key-accounts/margin/latest/ranking",
                "/clients/" + company.client(1) + "/strategy",
                "/clients/" + company.client(7) + "/strategy",
                "/key-accounts/rules")) {
            page.navigate(path);
            page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
            browser.look(page, path.substring(1).replaceAll("[^a-z]+", "-") + "-" + width + "-" + scheme);
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .as(path + " at " + width)
                    .isLessThanOrEqualTo(width);
        }
        assertThat(browser.broken()).isEmpty();
    }
}
