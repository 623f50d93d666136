package caposaldo.sales;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.WalkingBrowser;
import caposaldo.exchange.Imports;
import caposaldo.kernel.Role;
import caposaldo.security.SecurityFixture;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
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
import org.springframework.context.annotation.Import;

/** The room in a real browser; the pictures are kept in target/screens. */
@CaposaldoTest
@Tag("browser")
@Import(SecurityFixture.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SalesBrowserTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Imports imports;

    @Autowired
    private SecurityFixture security;

    @Autowired
    private TestClock clock;

    @Autowired
    private DSLContext sql;

    private final WalkingBrowser browser = new WalkingBrowser("sales");
    private SalesFixture fixture;
    private String support;
    private String director;
    private long run;

    @BeforeAll
    void twoClientsBuy() {
        clock.moveTo(TestClock.TODAY);
        fixture = new SalesFixture(imports, sql);
        support = security.user(true, Role.SALES_SUPPORT);
        director = security.user(true, Role.COMMERCIAL_DIRECTOR);
        run = fixture.load(security.scope(support), SalesFixture.TWO_CLIENTS).id();
    }

    @AfterAll
    void asBefore() {
        imports.undo(security.scope(support), run);
        browser.close();
    }

    @Test
    void supportBringsInTheNextMonthTheDirectorSeesItAndItIsTakenBack() {
        var client = fixture.client("RM-1").path();
        var page = browser.open(port, support, 1440, ColorScheme.LIGHT);
        page.navigate("/imports/new?target=sales");
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload("november.csv", "text/csv", """
                        document;line;date;customer;item;quantity;price;unit cost
                        RM-30;1;20/11/2026;RM-1;RG-9;2;100,00;70
                        RM-32;1;22/11/2026;RM-1;RG-2;1;80,00;50
                        RM-31;1;31/11/2026;RM-1;RG-2;1;80,00;50
                        """.getBytes(StandardCharsets.UTF_8)));
        press(page, "Look at it");
        browser.look(page, "import-columns");
        press(page, "Show what it would do");
        page.getByText("31/11/2026").waitFor();
        browser.look(page, "import-preview");
        assertThat(revenue(client)).contains("500");
        press(page, "Accept 2 rows");
        page.getByText("2 rows were taken in.").waitFor();
        browser.look(page, "import-done");
        assertThat(revenue(client)).contains("780");
        press(page, "Undo this import");
        page.getByText("The import is undone").first().waitFor();
        assertThat(revenue(client)).contains("500");
        assertThat(browser.broken()).isEmpty();
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }

    private String revenue(String client) {
        var page = browser.open(port, director, 1440, ColorScheme.LIGHT);
        page.navigate(client);
        return page.locator(".fact", new Page.LocatorOptions().setHasText("Revenue, 12 months"))
                .textContent();
    }

    @ParameterizedTest
    @CsvSource({"1440,LIGHT", "1440,DARK", "390,LIGHT", "390,DARK"})
    void everyPageIsReadable(int width, ColorScheme scheme) {
        var page = browser.open(port, director, width, scheme);
        var client = fixture.client("RM-2").path();
        for (var path : List.of(
                "/sales",
                "/sales/lines",
                "/sales/products",
                "/sales/document?no=CRM-1",
                client + "/sales",
                client + "/documents",
                "/imports")) {
            page.navigate(path);
            page.waitForCondition(() -> page.locator(".later").count() == 0);
            browser.look(page, path.substring(1).replaceAll("[/0-9?=]+", "-") + "-" + width + "-" + scheme);
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .as(path + " at " + width)
                    .isLessThanOrEqualTo(width);
        }
        assertThat(browser.broken()).isEmpty();
    }
}
