package caposaldo.security;

import static caposaldo.security.Browser.location;
import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.CaposaldoTest;
import java.net.http.HttpResponse;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@CaposaldoTest
@TestPropertySource(properties = "caposaldo.demo=false")
class FirstHourTests {

    @LocalServerPort
    int port;

    @Autowired
    FirstAdministrator first;

    @Test
    void makesTheFirstAdministratorByTheCodeOnceAndOnlyOnce() {
        var browser = Browser.at(port);
        assertThat(location(browser.get("/sign-in"))).isEqualTo("/set-up");
        assertThat(create(browser, "AAAA-AAAA-AAAA").statusCode()).isEqualTo(422);
        assertThat(location(create(browser, first.code().toLowerCase(Locale.ROOT))))
                .isEqualTo("/first-steps");
        assertThat(browser.get("/first-steps").body())
                .contains("Load the sample company", "Import my data", "Start empty");
        assertThat(browser.get("/users").body()).contains("ada@northwind.example");
        assertThat(location(Browser.at(port).get("/set-up"))).isEqualTo("/sign-in");
        assertThat(create(Browser.at(port), first.code()).statusCode()).isEqualTo(422);
    }

    private static HttpResponse<String> create(Browser browser, String code) {
        return browser.post(
                "/set-up",
                "code",
                code,
                "login",
                "ada@northwind.example",
                "displayName",
                "Ada",
                "password",
                SecurityFixture.PASSWORD);
    }

    @Test
    void knowsNoDemonstrationOutsideOne() {
        var browser = Browser.at(port);
        assertThat(browser.post("/demo/sign-in", "login", "ada@northwind.example")
                        .statusCode())
                .isEqualTo(404);
    }
}
