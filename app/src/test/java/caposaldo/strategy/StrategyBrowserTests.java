package caposaldo.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.exchange.Imports;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    private final Playwright playwright = Playwright.create(
            new Playwright.CreateOptions().setEnv(java.util.Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));

    private final Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(List.of("--no-sandbox", "--disable-quic", "--disable-gpu")));

    private final List<String> broken = new ArrayList<>();
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
        playwright.close();
    }

    @BeforeEach
    void nothingBroken() {
        broken.clear();
    }

    private Page open(String who, int width, ColorScheme scheme) {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, width > 1000 ? 900 : 844)
                .setColorScheme(scheme)
                .setBaseURL("http://localhost:" + port));
        var page = context.newPage();
        page.onPageError(broken::add);
        page.onConsoleMessage(said -> {
            if (said.type().equals("error")) {
                broken.add(said.text());
            }
        });
        page.navigate("/sign-in");
        page.locator("button[value='" + company.people.login(who) + "']").click();
        return page;
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
        page.getByText("How it is reckoned").click();
        look(page, "client-working");

        page.navigate("/key-accounts/rules");
        page.getByLabel("Together up to").fill("70");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("What would change?"))
                .click();
        page.locator("#effect.say").waitFor();
        var said = page.locator("#effect").textContent();
        assertThat(said).contains("would leave");
        look(page, "rules-effect");
        page.getByLabel("Why the change").fill("only the largest count");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Put in force").setExact(true))
                .click();
        page.locator(".say").getByText("the rules changed").first().waitFor();
        page.waitForResponse(
                answer -> answer.request().method().equals("POST"),
                () -> page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Undo"))
                        .click());
        page.navigate("/key-accounts/rules");
        assertThat(page.getByLabel("Together up to").inputValue()).isEqualTo("75");
        assertThat(page.locator("table").last().textContent()).contains("again as version");
        look(page, "rules-versions");
        assertThat(broken).isEmpty();
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
            look(page, path.substring(1).replaceAll("[^a-z]+", "-") + "-" + width + "-" + scheme);
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .as(path + " at " + width)
                    .isLessThanOrEqualTo(width);
        }
        assertThat(broken).isEmpty();
    }

    private static void look(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screens/strategy/" + name + ".png"))
                .setFullPage(true));
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as(name)
                .extracting(Rule::getId, rule -> rule.getNodes().getFirst().getHtml())
                .isEmpty();
    }
}
