package caposaldo.people;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.WalkingBrowser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
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
import org.springframework.test.context.TestPropertySource;

/**
 * The pages of the organisation in a real browser, of a company in which nobody else works: looking through the people of all
 * other tests took six times as long. The pictures are kept in target/screens.
 */
@CaposaldoTest
@TestPropertySource(properties = "caposaldo.data=target/test-people-browser")
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeopleBrowserTests {

    private static final LocalDate FROM = TestClock.TODAY;

    @LocalServerPort
    private int port;

    @Autowired
    private DSLContext sql;

    private final WalkingBrowser browser = new WalkingBrowser("people");
    private PeopleFixture company;

    @BeforeAll
    void found() {
        company = new PeopleFixture(sql);
    }

    @AfterAll
    void close() {
        browser.close();
    }

    private Page open(String who, int width, ColorScheme scheme) {
        return browser.open(port, company.login(who), width, scheme);
    }

    @Test
    void theHeadOfSalesFillsInOneDocumentAndTheSubstituteAcceptsIt() {
        var page = open("Marta", 1440, ColorScheme.LIGHT);
        page.navigate("/people/" + company.person("Elena").value());
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Announce an absence"))
                .click();
        page.getByLabel("First day").fill(FROM.toString());
        page.getByLabel("Last day").fill(FROM.plusDays(6).toString());
        page.getByLabel("Last day").blur();
        page.getByLabel("Before anything else").fill("The big order of Casa Nova leaves on Thursday.");
        page.getByLabel("Note on Casa Nova").fill("Ask Anna for the delivery window.");
        page.getByLabel("Substitute")
                .selectOption(Long.toString(company.person("Luca").value()));
        browser.look(page, "absence-form");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Announce the absence"))
                .click();
        assertThat(page.locator("h1").textContent()).startsWith("Elena Rossi is away, ABS-2026-");
        var document = page.url();
        browser.look(page, "absence");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        browser.look(page, "absence-printed");
        assertThat(page.getByText("Taken over: Luca Bianchi").isVisible()).isTrue();
        assertThat(page.locator(".rail").isVisible()).isFalse();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));

        var substitute = open("Luca", 1440, ColorScheme.LIGHT);
        substitute.navigate(document);
        assertThat(substitute.locator(".bar").textContent()).contains("for Elena Rossi until");
        substitute
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("I take over"))
                .click();
        substitute
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Done: Casa Nova"))
                .click();
        assertThat(substitute.locator("main").textContent()).contains("1 of 3 done");
        browser.look(substitute, "absence-substitute");

        page.navigate("/people");
        browser.look(page, "chart");
        page.locator("summary").last().click();
        assertThat(page.getByText("Sara Longo").last().isVisible()).as("folded").isFalse();
        page.navigate("/");
        page.getByText("People around you").waitFor();
        browser.look(page, "today");
        page.navigate("/people?lang=ru");
        browser.look(page, "chart-ru");
        page.navigate(document + "?lang=ru");
        browser.look(page, "absence-ru");
        page.navigate(document + "?lang=it");
        browser.look(page, "absence-it");
        page.navigate("/people/" + company.person("Elena").value());
        browser.look(page, "person");
        page.navigate(document);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Back early"))
                .click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Undo"))
                .click();
        page.locator(".chip", new Page.LocatorOptions().setHasText("away today"))
                .waitFor();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Back early"))
                .click();
        page.locator(".chip", new Page.LocatorOptions().setHasText("ended early"))
                .waitFor();
        assertThat(browser.broken()).isEmpty();
    }

    @Test
    void theHeadOfSalesRecommendsSomebodyNewAndTheDirectorSigns() {
        var page = open("Marta", 1440, ColorScheme.LIGHT);
        page.navigate("/people/positions/" + company.position("free").value() + "/appointments/new");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Recommend to the director"))
                .click();
        assertThat(page.locator("main").textContent()).contains("write the given name");
        page.getByLabel("Given name").fill("Nina");
        page.getByLabel("Family name").fill("Sala");
        page.getByLabel("First day").fill(FROM.plusDays(1).toString());
        browser.look(page, "order-form");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Recommend to the director"))
                .click();
        assertThat(page.locator("main").textContent())
                .contains("Nina Sala is appointed KAM Liguria from 24", "waits for the signature");
        var order = page.url();

        var director = open("Carla", 1440, ColorScheme.LIGHT);
        director.navigate(order);
        director.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign the order"))
                .click();
        director.locator(".chip", new Page.LocatorOptions().setHasText("signed"))
                .waitFor();
        browser.look(director, "order");
        assertThat(browser.broken()).allMatch(said -> said.contains("422"));
    }

    @ParameterizedTest
    @CsvSource({"1440,LIGHT", "390,DARK"})
    void everyPageIsReadableOnAWideLightAndANarrowDarkScreen(int width, ColorScheme scheme) {
        var page = open("Marta", width, scheme);
        var elena = company.person("Elena").value();
        var position = "/people/positions/" + company.position("free").value();
        for (var path : List.of(
                "/people",
                "/people/departments",
                "/people/absences",
                "/people/" + elena,
                "/people/" + elena + "/absences/new",
                "/people/orders",
                position,
                position + "/appointments/new",
                position + "/superior")) {
            page.navigate(path);
            browser.look(page, path.substring(1).replaceAll("[/0-9]+", "-") + "-" + width + "-" + scheme);
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .as(path + " at " + width)
                    .isLessThanOrEqualTo(width);
        }
        assertThat(browser.broken()).isEmpty();
    }
}
