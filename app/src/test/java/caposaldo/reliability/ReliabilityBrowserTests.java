package caposaldo.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.WalkingBrowser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From evidence to the limit in a real browser; the pictures are kept in target/screens. */
@Tag("browser")
class ReliabilityBrowserTests extends ReliabilityScenario {

    @LocalServerPort
    private int port;

    @Test
    void elenaBringsEvidenceAndAsksForTheLimitThatFollows() {
        bringAll("900000");
        foresee("10000");
        ledger.invoice(ledger.client("Casa Nova"), "C", TODAY.minusDays(3), TODAY.plusDays(27), "900.00");
        try (var browser = new WalkingBrowser("reliability")) {
            var page = browser.open(port, ledger.login("Elena"), 1440, ColorScheme.LIGHT);
            page.navigate(brixia.path() + "/reliability");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Court cases"))
                    .click();
            page.getByLabel("Finding").selectOption("CASES");
            page.getByLabel("Debt in court").fill("3400");
            page.getByLabel("Source").fill("Tribunale di Brescia, RG 712/2026");
            browser.look(page, "evidence");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Keep the evidence"))
                    .click();
            page.getByText("3 of 5").waitFor();
            page.locator("[name=reason]").fill("Sound in every step");
            browser.look(page, "client");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ask on this ground"))
                    .click();
            page.waitForURL("**/approvals/*");
            browser.look(page, "approval");
            for (var width : List.of(1440, 390)) {
                var seen = browser.open(port, ledger.login("Dario"), width, ColorScheme.DARK);
                for (var path : List.of(
                        brixia.path() + "/reliability",
                        brixia.path() + "/reliability/evidence/STATEMENTS",
                        "/reliability/scoring",
                        "/reliability")) {
                    seen.navigate(path);
                    browser.look(seen, path.substring(1).replaceAll("[/0-9]+", "-") + "-" + width);
                    assertThat((Integer) seen.evaluate("document.documentElement.scrollWidth"))
                            .as(path + " at " + width)
                            .isLessThanOrEqualTo(width);
                }
            }
            assertThat(browser.broken()).isEmpty();
        }
    }
}
