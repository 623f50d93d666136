package caposaldo.security;

import static caposaldo.security.Browser.location;
import static caposaldo.security.SecurityFixture.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.CaposaldoApplication;
import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.kernel.Role;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

@CaposaldoTest
@Import(SecurityFixture.class)
class SignInTests {

    @LocalServerPort
    int port;

    @Autowired
    SecurityFixture fixture;

    @Autowired
    TestClock clock;

    @Autowired
    UserRegister register;

    @Autowired
    Environment environment;

    @BeforeEach
    void begin() {
        clock.moveTo(TestClock.TODAY);
        fixture.forgetFailures();
    }

    @Test
    void opensWithThePasswordAndLeadsToTheDay() {
        var browser = Browser.at(port);
        assertThat(location(browser.signIn(fixture.user(Role.KAM), PASSWORD))).isEqualTo("/");
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void leadsBackToWhereThePersonWantedToGo() {
        var browser = Browser.at(port);
        assertThat(location(browser.get("/me/sessions"))).isEqualTo("/sign-in");
        assertThat(location(browser.signIn(fixture.user(Role.KAM), PASSWORD))).startsWith("/me/sessions");
        assertThat(browser.get("/me").statusCode()).isEqualTo(200);
    }

    @Test
    void saysTheSameOfAWrongPasswordAnUnknownLoginAndABlockedUser() {
        var known = fixture.user(Role.KAM);
        var blocked = fixture.user(Role.KAM);
        var admin = fixture.scope(fixture.user(Role.ADMINISTRATOR));
        register.block(admin, fixture.scope(blocked).userId());
        assertThat(refusal(known, "not the password"))
                .contains("do not match")
                .isEqualTo(refusal("nobody@northwind.example", PASSWORD))
                .isEqualTo(refusal(blocked, PASSWORD));
    }

    private String refusal(String login, String password) {
        fixture.forgetFailures();
        var browser = Browser.at(port);
        assertThat(location(browser.signIn(login, password))).isEqualTo("/sign-in?failed");
        return browser.get("/sign-in?failed")
                .body()
                .replace(login, "")
                .replaceAll("(name=\"csrf\" content|name=\"_csrf\" value)=\"[^\"]*\"", "");
    }

    @Test
    void makesEachFurtherTryWaitLongerAndNeverLocks() {
        var login = fixture.user(Role.KAM);
        var browser = Browser.at(port);
        for (int i = 0; i < 4; i++) {
            browser.signIn(login, "not the password");
        }
        assertThat(location(browser.signIn(login, PASSWORD))).isEqualTo("/sign-in");
        assertThat(browser.get("/sign-in").body()).contains("data-wait=\"").contains(login);
        clock.moveTo(TestClock.TODAY.plusDays(1));
        assertThat(location(browser.signIn(login, PASSWORD))).isEqualTo("/");
    }

    @Test
    void doublesTheWaitFromTwoSecondsToAQuarterOfAnHour() {
        assertThat(SignInDelay.delayAfter(3)).isZero();
        assertThat(SignInDelay.delayAfter(4)).isEqualTo(Duration.ofSeconds(2));
        assertThat(SignInDelay.delayAfter(5)).isEqualTo(Duration.ofSeconds(4));
        assertThat(SignInDelay.delayAfter(12)).isEqualTo(Duration.ofSeconds(512));
        assertThat(SignInDelay.delayAfter(13)).isEqualTo(Duration.ofMinutes(15));
        assertThat(SignInDelay.delayAfter(1_000_000)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void endsAtSignOut() {
        var browser = Browser.at(port);
        browser.signIn(fixture.user(Role.KAM), PASSWORD);
        assertThat(location(browser.post("/sign-out"))).isEqualTo("/sign-in?said=out");
        assertThat(location(browser.get("/me"))).isEqualTo("/sign-in");
    }

    @Test
    void endsAfterTwelveHoursAtTheLatest() {
        var browser = Browser.at(port);
        browser.signIn(fixture.user(Role.KAM), PASSWORD);
        clock.moveTo(TestClock.TODAY.plusDays(1));
        assertThat(location(browser.get("/me"))).isEqualTo("/sign-in?said=ended");
        assertThat(location(browser.get("/me"))).isEqualTo("/sign-in");
    }

    @Test
    void endsEverywhereWhenTheUserIsBlocked() {
        var login = fixture.user(Role.KAM);
        var browser = Browser.at(port);
        browser.signIn(login, PASSWORD);
        register.block(
                fixture.scope(fixture.user(Role.ADMINISTRATOR)),
                fixture.scope(login).userId());
        assertThat(location(browser.get("/me"))).isEqualTo("/sign-in");
    }

    @Test
    void endsElsewhereWhenThePasswordIsChanged() {
        var login = fixture.user(Role.KAM);
        var here = Browser.at(port);
        var elsewhere = Browser.at(port);
        here.signIn(login, PASSWORD);
        elsewhere.signIn(login, PASSWORD);
        var weak = here.post("/me/password", "current", PASSWORD, "password", "short");
        assertThat(weak.statusCode()).isEqualTo(422);
        var changed = here.post("/me/password", "current", PASSWORD, "password", "another four words here");
        assertThat(location(changed)).isEqualTo("/me/password");
        assertThat(here.get("/me").statusCode()).isEqualTo(200);
        assertThat(location(elsewhere.get("/me"))).isEqualTo("/sign-in");
        assertThat(location(Browser.at(port).signIn(login, "another four words here")))
                .isEqualTo("/");
    }

    @Test
    void keepsSessionsInTheDatabaseSoThatTheyAreSharedAndOutliveTheProcess() {
        var browser = Browser.at(port);
        int otherPort;
        try (var other = new SpringApplicationBuilder(CaposaldoApplication.class)
                .properties("caposaldo.demo=true")
                .run(
                        "--server.port=0",
                        given("caposaldo.db.url"),
                        given("caposaldo.db.user"),
                        given("caposaldo.db.password"),
                        given("caposaldo.db.app-user"),
                        given("caposaldo.db.app-password"))) {
            otherPort = Integer.parseInt(other.getEnvironment().getRequiredProperty("local.server.port"));
            var there = browser.movedTo(otherPort);
            there.signIn(fixture.user(Role.KAM), PASSWORD);
            assertThat(there.get("/me").statusCode()).isEqualTo(200);
            assertThat(browser.get("/me").statusCode()).isEqualTo(200);
        }
        assertThat(browser.get("/me").statusCode()).isEqualTo(200);
    }

    private String given(String property) {
        return "--" + property + "=" + environment.getRequiredProperty(property);
    }

    @Test
    void takesOneClickInADemonstrationAndOnlyForItsUsers() {
        var demo = fixture.user(true, Role.KAM);
        var real = fixture.user(Role.KAM);
        var browser = Browser.at(port);
        assertThat(browser.get("/sign-in").body()).contains(demo).doesNotContain(real);
        assertThat(browser.post("/demo/sign-in", "login", real).statusCode()).isEqualTo(404);
        assertThat(location(browser.post("/demo/sign-in", "login", demo))).isEqualTo("/");
        assertThat(browser.get("/me").body()).contains(demo);
    }

    @Test
    void letsAnInvitedUserInOnceByTheLink() {
        var admin = fixture.scope(fixture.user(Role.ADMINISTRATOR));
        var invited = register.invite(
                admin,
                new UserRegister.Invitation(
                        "new-" + admin.userId() + "@northwind.example", "New One", null, Set.of(Role.KAM)));
        var path = "/welcome/" + invited.link();
        var browser = Browser.at(port);
        assertThat(browser.get(path).body()).contains("Welcome, New One");
        assertThat(browser.post(path, "password", "short").statusCode()).isEqualTo(422);
        assertThat(location(browser.post(path, "password", PASSWORD))).isEqualTo("/");
        assertThat(browser.get("/me").statusCode()).isEqualTo(200);
        assertThat(Browser.at(port).get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void forgetsAnInvitationAfterThreeDays() {
        var admin = fixture.scope(fixture.user(Role.ADMINISTRATOR));
        var invited = register.invite(
                admin,
                new UserRegister.Invitation(
                        "late-" + admin.userId() + "@northwind.example", "Late One", null, Set.of(Role.KAM)));
        clock.moveTo(TestClock.TODAY.plusDays(3));
        assertThat(Browser.at(port).get("/welcome/" + invited.link()).statusCode())
                .isEqualTo(404);
    }
}
