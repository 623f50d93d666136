package caposaldo.security;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.kernel.Role;
import caposaldo.web.SecurityHeaders;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Over whatever pages there are, of all rooms. */
@CaposaldoTest
@Import(SecurityFixture.class)
class EveryPageTests {

    @LocalServerPort
    int port;

    @Autowired
    SecurityFixture fixture;

    @Autowired
    TestClock clock;

    @Autowired
    @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings;

    @Test
    void sendsTheContentSecurityPolicyAndBreaksForNobody() {
        clock.moveTo(TestClock.TODAY);
        fixture.forgetFailures();
        var browser = Browser.at(port);
        browser.signIn(fixture.user(Role.values()), SecurityFixture.PASSWORD);
        for (var path : paths()) {
            var answer = browser.get(path);
            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .as(path)
                    .contains(SecurityHeaders.CSP);
            assertThat(answer.headers().firstValue("X-Content-Type-Options"))
                    .as(path)
                    .contains("nosniff");
            assertThat(answer.statusCode()).as(path).isLessThan(500);
        }
    }

    @Test
    void sendsWhoIsNotSignedInToTheDoor() {
        var stranger = Browser.at(port);
        for (var path : paths()) {
            var answer = stranger.get(path);
            var open = path.equals("/sign-in") || path.equals("/set-up") || path.equals("/error");
            if (path.startsWith("/api/")) {
                assertThat(answer.statusCode()).as(path).isEqualTo(401);
            } else if (!open) {
                assertThat(Browser.location(answer)).as(path).isEqualTo("/sign-in");
            }
        }
    }

    /** Every address that answers a GET without a name of something in it. */
    private TreeSet<String> paths() {
        var paths = new TreeSet<String>();
        mappings.getHandlerMethods().keySet().stream()
                .filter(EveryPageTests::readable)
                .forEach(m -> paths.addAll(m.getPatternValues()));
        paths.removeIf(p -> p.contains("{") || p.contains("*") || p.startsWith("/api/v1/openapi.yaml"));
        assertThat(paths).contains("/sign-in", "/me", "/users", "/audit", "/api/v1/me");
        return paths;
    }

    private static boolean readable(RequestMappingInfo mapping) {
        var methods = mapping.getMethodsCondition().getMethods();
        var streams = mapping.getProducesCondition().getProducibleMediaTypes().contains(MediaType.TEXT_EVENT_STREAM);
        return !streams && (methods.isEmpty() || methods.contains(RequestMethod.GET));
    }
}
