package caposaldo.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.kernel.Role;
import com.jayway.jsonpath.JsonPath;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@CaposaldoTest
@Import(SecurityFixture.class)
class ApiTests {

    @LocalServerPort
    int port;

    @Autowired
    SecurityFixture fixture;

    @Autowired
    TestClock clock;

    @Autowired
    UserRegister register;

    @BeforeEach
    void begin() {
        clock.moveTo(TestClock.TODAY);
    }

    @Test
    void givesATokenNoRightItsOwnerLacks() {
        var kam = fixture.user(Role.KAM);
        assertThatExceptionOfType(Invalid.class).isThrownBy(() -> fixture.token(kam, Right.AUDIT_READ));
        assertThatExceptionOfType(Invalid.class).isThrownBy(() -> fixture.token(kam));
    }

    @Test
    void letsATokenDoOnlyWhatItWasGiven() {
        var token = fixture.token(fixture.user(Role.ADMINISTRATOR), Right.AUDIT_READ);
        assertThat(get("/api/v1/audit", token).statusCode()).isEqualTo(200);
        assertProblem(get("/api/v1/users", token), 403, "forbidden");
    }

    @Test
    void takesFromATokenWhatIsTakenFromItsOwner() {
        var login = fixture.user(Role.ADMINISTRATOR);
        var token = fixture.token(login, Right.USER_EDIT);
        assertThat(get("/api/v1/users", token).statusCode()).isEqualTo(200);
        var other = fixture.scope(fixture.user(Role.ADMINISTRATOR));
        register.changeRoles(other, fixture.scope(login).userId(), Set.of(Role.KAM));
        assertProblem(get("/api/v1/users", token), 403, "forbidden");
        register.block(other, fixture.scope(login).userId());
        assertProblem(get("/api/v1/me", token), 401, "unknown");
    }

    @Test
    void letsATokenEndOnItsDay() {
        var token = fixture.token(fixture.user(Role.KAM), Right.CLIENT_READ);
        assertThat(get("/api/v1/me", token).statusCode()).isEqualTo(200);
        clock.moveTo(TestClock.TODAY.plusDays(30));
        assertProblem(get("/api/v1/me", token), 401, "unknown");
    }

    @Test
    void makesNoTokenForAToken() {
        var token = fixture.token(fixture.user(Role.KAM), Right.CLIENT_READ);
        assertProblem(
                post("/api/v1/tokens", token, "{\"name\":\"child\",\"scopes\":[\"client.read\"]}"), 403, "forbidden");
    }

    @Test
    void tellsEveryFailureAsProblemDetails() {
        var token = fixture.token(fixture.user(Role.ADMINISTRATOR), Right.USER_EDIT);
        assertProblem(get("/api/v1/me", "cap_no_such"), 401, "unknown");
        assertProblem(get("/api/v1/audit", token), 403, "forbidden");
        assertProblem(get("/api/v1/users/999999", token), 404, "missing");
        assertProblem(get("/api/v1/no-such-thing", token), 404, "missing");
        assertProblem(post("/api/v1/users", token, "{\"login\":"), 400, "request");
        assertProblem(post("/api/v1/users", token, "{\"login\":\"\"}"), 422, "invalid");
        assertProblem(Browser.at(port).get("/api/v1/me"), 401, "unknown");
    }

    @Test
    void letsOneTokenSendSixHundredRequestsAMinute() {
        var pace = new ApiPace(600, clock);
        for (int i = 0; i < 600; i++) {
            assertThat(pace.waitOf("cap_x")).isZero();
        }
        assertThat(pace.waitOf("cap_x")).isEqualTo(60);
        assertThat(pace.waitOf("cap_y")).isZero();
        clock.moveTo(TestClock.TODAY.plusDays(1));
        assertThat(pace.waitOf("cap_x")).isZero();
    }

    @Test
    void answersAPostSentTwiceWithOneKeyOnce() {
        var token = fixture.token(fixture.user(Role.ADMINISTRATOR), Right.USER_EDIT);
        var user = fixture.scope(fixture.user(Role.KAM)).userId();
        var path = "/api/v1/users/" + user + "/block";
        var first = post(path, token, "", "Idempotency-Key", "block-" + user);
        var again = post(path, token, "", "Idempotency-Key", "block-" + user);
        assertThat(first.statusCode()).isEqualTo(204).isEqualTo(again.statusCode());
        assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");

        var body = "{\"login\":\"once-" + user + "@x.example\",\"displayName\":\"Once\",\"roles\":[\"KAM\"]}";
        var made = post("/api/v1/users", token, body, "Idempotency-Key", "make-" + user);
        var replayed = post("/api/v1/users", token, body, "Idempotency-Key", "make-" + user);
        assertThat(made.statusCode()).isEqualTo(201).isEqualTo(replayed.statusCode());
        assertThat(replayed.headers().firstValue("Location"))
                .isEqualTo(made.headers().firstValue("Location"));
        assertThat(withoutLink(replayed)).isEqualTo(withoutLink(made));
        assertThat(replayed.body()).as("a secret is not kept").isNotEqualTo(made.body());
    }

    private static String withoutLink(HttpResponse<String> answer) {
        return answer.body().replaceAll("/welcome/[^\"]*", "");
    }

    @Test
    void refusesAKeyThatComesWithAnotherRequestAndForgetsWhatWasRefused() {
        var token = fixture.token(fixture.user(Role.ADMINISTRATOR), Right.USER_EDIT);
        var key = "mixed-" + token.substring(0, 10);
        assertProblem(post("/api/v1/users", token, "{\"login\":\"\"}", "Idempotency-Key", key), 422, "invalid");
        var body = "{\"login\":\"" + key + "@x.example\",\"displayName\":\"Second\",\"roles\":[\"KAM\"]}";
        assertThat(post("/api/v1/users", token, body, "Idempotency-Key", key).statusCode())
                .isEqualTo(201);
        assertProblem(post("/api/v1/users", token, "{\"login\":\"x\"}", "Idempotency-Key", key), 422, "invalid");
    }

    @Test
    void describesItself() {
        var browser = Browser.at(port);
        browser.signIn(fixture.user(Role.KAM), SecurityFixture.PASSWORD);
        assertThat(browser.get("/api/v1/openapi").body())
                .contains("\"openapi\":\"3.1.0\"", "/api/v1/audit/verification")
                .doesNotContain("standsInFor");
        assertThat(JsonPath.<List<Object>>read(
                        browser.get("/api/v1/openapi").body(), "$.paths.*[?(!@.summary || !@.tags)].operationId"))
                .as("operations nobody explains")
                .isEmpty();
        assertThat(JsonPath.<List<String>>read(
                        browser.get("/api/v1/openapi").body(), "$.paths.*.*.parameters[?(!@.description)].name"))
                .as("parameters nobody explains")
                .isEmpty();
        assertThat(browser.get("/api/v1/swagger-ui/index.html")
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElseThrow())
                .contains("script-src 'self';", "style-src 'self' 'unsafe-inline'");
    }

    @Test
    void aListTakesTheParametersThatItsDescriptionNames() {
        var browser = Browser.at(port);
        browser.signIn(fixture.user(Role.COMMERCIAL_DIRECTOR), SecurityFixture.PASSWORD);
        var described = JsonPath.<List<String>>read(
                browser.get("/api/v1/openapi").body(), "$.paths['/api/v1/clients'].get.parameters[*].name");
        assertThat(described).contains("q", "sort", "size");
        assertThat(browser.get("/api/v1/clients?q=a&sort=-name&size=5").statusCode())
                .isEqualTo(200);
        assertThat(browser.get("/api/v1/clients?limit=5").statusCode()).isEqualTo(422);
    }

    private HttpResponse<String> get(String path, String token) {
        return Browser.api(port, "GET", path, token, "");
    }

    private HttpResponse<String> post(String path, String token, String body, String... headers) {
        return Browser.api(port, "POST", path, token, body, headers);
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String kind) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("urn:caposaldo:problem:" + kind).doesNotContain("Exception");
    }
}
