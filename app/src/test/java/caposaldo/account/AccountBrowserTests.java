package caposaldo.account;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.CaposaldoTest;
import caposaldo.WalkingBrowser;
import caposaldo.security.AccessScopes;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Optional;
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

/** The pages of clients in a real browser; the pictures are kept in target/screens. */
@CaposaldoTest
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountBrowserTests {

    @LocalServerPort
    private int port;

    @Autowired
    private FindDuplicates find;

    @Autowired
    private AccessScopes scopes;

    @Autowired
    private DSLContext sql;

    private final WalkingBrowser browser = new WalkingBrowser("account");
    private AccountFixture house;

    @BeforeAll
    void found() {
        house = new AccountFixture(sql, scopes);
        find.searchNow(Optional.empty());
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
        return browser.open(port, house.login(who), width, scheme);
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .first()
                .click();
    }

    @Test
    void theHeadOfSalesMakesOneClientOfTwoAndTakesItBack() {
        var page = open("Marta", 1440, ColorScheme.LIGHT);
        page.navigate("/clients/duplicates?q=brixia");
        browser.look(page, "duplicates");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Brixia Distribuzione"))
                .last()
                .click();
        assertThat(page.locator("h1").textContent()).isEqualTo("Is it one client?");
        page.getByLabel("BRIXIA DISTRIBUZIONE S.r.l.", new Page.GetByLabelOptions().setExact(true))
                .check();
        browser.look(page, "merge");
        page.navigate(page.url() + "?lang=ru");
        browser.look(page, "merge-ru");
        page.navigate(page.url().replace("lang=ru", "lang=en"));
        page.getByLabel("BRIXIA DISTRIBUZIONE S.r.l.", new Page.GetByLabelOptions().setExact(true))
                .check();
        press(page, "Make them one");
        assertThat(page.locator("h1").textContent()).isEqualTo("BRIXIA DISTRIBUZIONE S.r.l.");
        page.getByText("What happened").waitFor();
        browser.look(page, "merged");
        page.navigate(house.client("BRIXIA DISTRIBUZIONE S.r.l.").path());
        assertThat(page.url()).endsWith(house.client("Brixia Distribuzione").path());
        page.navigate("/clients/merges");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("BRIXIA DISTRIBUZIONE S.r.l."))
                .first()
                .click();
        browser.look(page, "made");
        press(page, "Undo the merge");
        assertThat(page.locator("h1").textContent()).isEqualTo("BRIXIA DISTRIBUZIONE S.r.l.");
        page.navigate(house.client("Brixia Distribuzione").path());
        assertThat(page.locator("h1").textContent()).isEqualTo("Brixia Distribuzione");
        page.getByText("It may be the same as").waitFor();
        browser.look(page, "alike");
        assertThat(browser.broken()).isEmpty();
    }

    @Test
    void theKeyAccountManagerKeepsPeopleAndPlaces() {
        var page = open("Elena", 1440, ColorScheme.LIGHT);
        var path = house.client("Garda Market").path();
        page.navigate(path + "/people");
        page.getByLabel("Given name").fill("Luca");
        page.getByLabel("Family name").fill("Ferri");
        page.getByLabel("Decides on").selectOption("BUYER");
        page.getByLabel("Address or number 1").fill("luca@garda.example");
        page.getByLabel("Address or number 2").fill("030 99");
        press(page, "Add this person");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Edit Luca Ferri"))
                .click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save"))
                .waitFor();
        page.getByLabel("Job title").fill("Head of buying");
        page.getByLabel("Address or number 2").fill("");
        browser.look(page, "people-editing");
        press(page, "Save");
        page.getByText("Head of buying").waitFor();
        assertThat(page.locator("main").textContent())
                .contains("luca@garda.example")
                .doesNotContain("030 99");
        press(page, "Has left");
        press(page, "Undo");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Has left"))
                .waitFor();

        page.navigate(path + "/sites/new");
        page.getByLabel("Street and number").fill("Via Volta 3");
        page.getByLabel("Town").fill("Lecco");
        page.getByLabel("Opening hours").fill("Mon to Fri");
        press(page, "Save");
        assertThat(page.locator("main").textContent()).contains("is not read as hours");
        page.getByLabel("Opening hours").fill("Mo-Su 00:00-24:00");
        browser.look(page, "site-form");
        press(page, "Save");
        page.getByText("open until 00:00").waitFor();
        browser.look(page, "people");
        press(page, "Remove");
        press(page, "Undo");
        page.getByText("open until 00:00").waitFor();

        page.navigate(path + "/history");
        assertThat(page.locator("main").textContent())
                .contains("Added Luca Ferri", "Head of buying", "Brought back the site", "Elena Rossi");
        browser.look(page, "history");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("sites and keys"))
                .click();
        assertThat(page.locator("main").textContent()).doesNotContain("Added Luca Ferri");
        assertThat(browser.broken()).allMatch(said -> said.contains("422"));
    }

    @ParameterizedTest
    @CsvSource({"1440,LIGHT", "390,DARK"})
    void everyPageIsReadableOnAWideLightAndANarrowDarkScreen(int width, ColorScheme scheme) {
        var page = open("Marta", width, scheme);
        var client = house.client("Casa Nova").path();
        var two = "id=" + house.client("Casa Nova").value() + "&id="
                + house.client("Casa Nova snc").value();
        for (var path : List.of(
                "/clients/duplicates",
                "/clients/duplicates/apart",
                "/clients/duplicates/search",
                "/clients/merges",
                "/clients/merging?" + two,
                client,
                client + "/people",
                client + "/portfolio",
                client + "/history",
                client + "/edit",
                client + "/sites/new")) {
            page.navigate(path);
            browser.look(page, path.substring(1).replaceAll("\\?.*|[/0-9]+", "-") + "-" + width + "-" + scheme);
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .as(path + " at " + width)
                    .isLessThanOrEqualTo(width);
        }
        assertThat(browser.broken()).isEmpty();
    }
}
