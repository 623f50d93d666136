package caposaldo.guide;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Takes the pictures of the guide from a running demonstration. No part of the tests' run:
 * {@code CAPOSALDO_PICTURES_OF=http://localhost:8080 mvn -pl app -am test -Dtest=GuidePictures
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class GuidePictures {

    private static final Path FOLDER = Path.of("../docs/guide/pictures");

    private final String house = System.getenv().getOrDefault("CAPOSALDO_PICTURES_OF", "http://localhost:8080");

    @Test
    void takesThem() {
        try (var playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                var browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(Path.of("/usr/bin/chromium"))
                                .setArgs(List.of("--no-sandbox", "--disable-quic", "--disable-gpu")))) {
            asManager(browser);
            asHead(browser);
            asAdministrator(browser);
        }
    }

    private void asManager(Browser browser) {
        var page = signedIn(browser, "Sales Rep");
        take(page, "/", "today");
        page.navigate(house + "/clients");
        var client = page.locator("tbody td a[href^='/clients/']").first().getAttribute("href");
        take(page, client, "client");
    }

    private void asHead(Browser browser) {
        var page = signedIn(browser, "VP Sales");
        take(page, "/key-accounts", "key-accounts");
        take(page, "/clients", "clients");
        page.navigate(house + "/people");
        var kam = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Leslie Jennings"));
        take(page, kam.first().getAttribute("href") + "/absences/new", "absence");
    }

    private void asAdministrator(Browser browser) {
        var page = signedIn(browser, "Administrator");
        take(page, "/imports", "imports");
        take(page, "/users", "users");
        take(page, "/audit", "audit");
    }

    private Page signedIn(Browser browser, String position) {
        var page = browser.newContext(new Browser.NewContextOptions()
                        .setViewportSize(1440, 900)
                        .setLocale("en-GB"))
                .newPage();
        page.navigate(house + "/sign-in");
        page.locator("li.person")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText(position, new Page.GetByTextOptions().setExact(true))))
                .first()
                .getByRole(AriaRole.BUTTON)
                .click();
        page.waitForURL(house + "/");
        return page;
    }

    private void take(Page page, String path, String name) {
        page.navigate(house + path);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
    }
}
