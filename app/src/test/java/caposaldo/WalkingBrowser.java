package caposaldo;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real browser that walks through pages as somebody, keeps pictures of them and hears what breaks. */
public final class WalkingBrowser implements AutoCloseable {

    // Every rule is asked; what passes is not carried out of the browser.
    private static final AxeRunOptions VIOLATIONS = new AxeRunOptions();

    static {
        VIOLATIONS.setResultTypes(List.of("violations"));
    }

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));

    private final Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(List.of("--no-sandbox", "--disable-quic", "--disable-gpu")));

    private final List<String> broken = new ArrayList<>();
    private final String pictures;

    /** @param pictures the folder in {@code target/screens} */
    public WalkingBrowser(String pictures) {
        this.pictures = pictures;
    }

    /** Signed in by the list of users of the demonstration. */
    public Page open(int port, String login, int width, ColorScheme scheme) {
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
        page.locator("button[value='" + login + "']").click();
        return page;
    }

    /** Keeps a picture and finds nothing that a person with a handicap could not use. */
    public void look(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screens/" + pictures + "/" + name + ".png"))
                .setFullPage(true));
        assertThat(new AxeBuilder(page)
                        .options(VIOLATIONS)
                        .setLegacyMode(true)
                        .analyze()
                        .getViolations())
                .as(name)
                .extracting(Rule::getId, rule -> rule.getNodes().getFirst().getHtml())
                .isEmpty();
    }

    /** What scripts complained of since the last time it was asked. */
    public List<String> broken() {
        var all = List.copyOf(broken);
        broken.clear();
        return all;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
