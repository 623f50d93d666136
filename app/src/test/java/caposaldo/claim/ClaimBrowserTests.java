package caposaldo.claim;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.WalkingBrowser;
import caposaldo.ordering.DeliveryNote.Difference;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An act in a real browser, from the delivery note to its settlement; the pictures are kept in target/screens. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClaimBrowserTests extends ClaimScenario {

    @LocalServerPort
    private int port;

    private final WalkingBrowser browser = new WalkingBrowser("claim");

    @AfterAll
    void close() {
        browser.close();
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }

    @Test
    void elenaDrawsUpAnActAndFinanceCreditsIt() {
        moveTo(TODAY.minusDays(5));
        var note = delivered(List.of(lamp, fixture.item("Chair")), "10", "8", Difference.SHORT);
        invoice(note);
        moveTo(TODAY);
        var page = browser.open(port, fixture.range().login("Elena"), 1440, ColorScheme.LIGHT);
        page.navigate(note.path());
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Draw up an act"))
                .click();
        page.locator("#f-kind-3").selectOption("damage");
        page.locator("#f-line-3").selectOption("1");
        page.locator("#f-quantity-3").fill("2");
        page.locator("#f-name-1").fill("R. Bianchi");
        page.locator("#f-role-1").fill("storekeeper");
        page.locator("#f-place").fill("Warehouse of Casa Nova");
        browser.look(page, "typed");
        press(page, "Keep the act");
        page.getByText("is drawn up").waitFor();
        page.setInputFiles("#f-photo", new FilePayload("box.png", "image/png", ActRulesTests.picture("png", 320)));
        press(page, "Add");
        page.locator(".photos img").waitFor();
        browser.look(page, "draft");
        page.locator("#f-signedBy").fill("Elena Riva");
        page.locator("#f-unsignedReason").fill("Nobody was there");
        press(page, "Keep the signatures");
        page.getByText("The act is signed.").waitFor();
        var act = page.url().substring(page.url().indexOf("/acts"));
        var finance = browser.open(port, fixture.range().login("Fiona"), 1440, ColorScheme.DARK);
        finance.navigate(act);
        browser.look(finance, "signed-dark");
        press(finance, "Post the credit note");
        finance.getByText("The credit note is posted.").waitFor();
        browser.look(finance, "settled-dark");
        var phone = browser.open(port, fixture.range().login("Elena"), 390, ColorScheme.LIGHT);
        phone.navigate(act);
        browser.look(phone, "act-phone");
        look(phone, note.path() + "/returns/new", "returning-phone");
        page.navigate("/service");
        page.locator(".chart canvas, .chart svg").first().waitFor();
        browser.look(page, "service");
        look(finance, "/service?by=PRODUCT", "service-dark");
        look(phone, "/service", "service-phone");
        look(page, "/returns/pareto?losses=ACTS", "losses");
        look(phone, "/returns/pareto?losses=ACTS", "losses-phone");
        look(page, "/acts", "acts");
        look(page, "/returns/reasons", "reasons");
        look(page, "/service/actions/new", "action");
        assertThat(browser.broken()).isEmpty();
    }

    private void look(Page page, String path, String picture) {
        page.navigate(path);
        browser.look(page, picture);
    }
}
