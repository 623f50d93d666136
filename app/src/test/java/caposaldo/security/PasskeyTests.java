package caposaldo.security;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.CaposaldoApplication;
import caposaldo.TestDatabase;
import caposaldo.kernel.Role;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A passkey in a real browser with an authenticator made of software: origin and port must be true, so the port is fixed. */
class PasskeyTests {

    @Test
    void registersSignsInAndIsGoneWhenRemoved() throws IOException {
        int port = freePort();
        try (var house = start(port);
                var playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                var chromium = playwright
                        .chromium()
                        .launch(new LaunchOptions()
                                .setExecutablePath(Path.of("/usr/bin/chromium"))
                                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic")))) {
            var login = "elena@northwind.example";
            house.getBean(Users.class)
                    .add(new Users.NewUser(login, "Elena Rossi", null, null, true, List.of(Role.KAM)));
            var page = chromium.newPage();
            var refused = new ArrayList<String>();
            page.onConsoleMessage(m -> {
                if (m.text().contains("Content Security Policy")) {
                    refused.add(m.text());
                }
            });
            haveAuthenticator(page);
            var door = "http://localhost:" + port + "/sign-in";

            page.navigate(door);
            page.click("button[name=login]");
            page.navigate("http://localhost:" + port + "/me/password");
            page.fill("[name=label]", "Telephone");
            page.click("[data-passkey-register] button");
            page.waitForSelector("tbody th:has-text('Telephone')");

            signOut(page);
            page.click("[data-passkey-sign-in]");
            page.waitForURL(url -> !url.contains("sign-in"));
            assertThat(page.textContent("body")).contains("Elena Rossi");

            page.navigate("http://localhost:" + port + "/me/password");
            page.click("form.act[action*=passkeys] button");
            page.waitForURL("**/me/password");
            assertThat(page.locator("tbody th:has-text('Telephone')").count()).isZero();

            signOut(page);
            page.click("[data-passkey-sign-in]");
            page.waitForSelector("[data-passkey-problem]:visible");
            assertThat(refused).isEmpty();
        }
    }

    private static void signOut(Page page) {
        page.click("button.who");
        page.click("form[action='/sign-out'] button");
        page.waitForURL("**/sign-in?said=out");
    }

    private static void haveAuthenticator(Page page) {
        var devTools = page.context().newCDPSession(page);
        devTools.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var arguments = new JsonObject();
        arguments.add("options", options);
        devTools.send("WebAuthn.addVirtualAuthenticator", arguments);
    }

    private static ConfigurableApplicationContext start(int port) {
        var arguments = new ArrayList<String>();
        TestDatabase.fresh().forEach((name, value) -> arguments.add("--" + name + "=" + value));
        arguments.add("--server.port=" + port);
        return new SpringApplicationBuilder(CaposaldoApplication.class)
                .properties("caposaldo.demo=true")
                .run(arguments.toArray(String[]::new));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
