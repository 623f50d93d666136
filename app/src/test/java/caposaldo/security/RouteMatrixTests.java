package caposaldo.security;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.kernel.Right;
import caposaldo.kernel.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every address of the application stands in {@code routes.csv} with who may come there, and answers each role, and
 * nobody, accordingly. The third column: {@code public}; {@code signed-in}; a right, or several ({@code A+B} both,
 * {@code A|B} either), without which the answer is 403 or 404; {@code own} where the record decides, so that with an unknown number it is 403 or 404.
 */
@CaposaldoTest
@Tag("once")
@Import(SecurityFixture.class)
class RouteMatrixTests {

    private static final String MATRIX = "/caposaldo/routes.csv";
    private static final String UNKNOWN = "999999999";

    /** What cannot be asked for without. */
    private static final Map<String, String> QUERIES = Map.of(
            "/api/v1/search",
            "?q=x",
            "/sales/document",
            "?no=" + UNKNOWN,
            "/api/v1/sales/document",
            "?no=" + UNKNOWN,
            "/clients/merging",
            "?id=999999998&id=" + UNKNOWN,
            "/api/v1/receivables/ageing",
            "?asOf=2026-10-31",
            "/api/v1/clients/{id:\\d+}/receivables/proposal",
            "?amount=1",
            "/mails/new",
            "?of=/orders/" + UNKNOWN,
            "/api/v1/mails/proposal",
            "?of=/orders/" + UNKNOWN,
            "/mails/of",
            "?paper=/orders/" + UNKNOWN,
            "/api/v1/mails/of",
            "?paper=/orders/" + UNKNOWN);

    private record Route(String method, String path) implements Comparable<Route> {

        boolean isApi() {
            return path.startsWith("/api/");
        }

        boolean isRead() {
            return method.equals("GET");
        }

        /** With a number nobody has in the place of each variable. */
        String filled() {
            var filled = path.replaceAll("\\{[^/]*\\}", UNKNOWN);
            return filled + QUERIES.getOrDefault(path, "");
        }

        /** Whether it may be that what it names is not there. */
        boolean namesARecord() {
            return path.contains("{") || QUERIES.containsKey(path);
        }

        @Override
        public int compareTo(Route other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return method + "," + path;
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    SecurityFixture fixture;

    @Autowired
    TestClock clock;

    @Autowired
    @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings;

    @Test
    void everyRouteHasALineAndEveryLineARoute() {
        var matrix = matrix();
        var missing = new TreeSet<>(routes());
        missing.removeAll(matrix.keySet());
        var gone = new TreeSet<>(matrix.keySet());
        gone.removeAll(routes());
        var lines = missing.isEmpty() ? List.<String>of() : guessed(missing);
        assertThat(lines)
                .as(
                        "routes without a line; paste into src/test/resources%s after thinking about each:%n%s%n",
                        MATRIX, String.join("\n", lines))
                .isEmpty();
        assertThat(gone).as("lines without a route").isEmpty();
    }

    @Test
    void eachRoleIsAnsweredAsTheMatrixSays() {
        var wrong = new ArrayList<String>();
        var matrix = matrix();
        theDoorIsOpen();
        for (var role : Role.values()) {
            var browser = signedIn(role);
            matrix.forEach((route, who) -> {
                var may = may(who, role.rights());
                if (route.isRead() || !may || who.equals("own")) {
                    var status = answer(browser, route).statusCode();
                    if (!expected(route, who, may).contains(status)) {
                        wrong.add(role + " " + route + "," + who + ": " + status);
                    }
                }
            });
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void nobodyIsSentToTheDoor() {
        var wrong = new ArrayList<String>();
        var stranger = Browser.at(port);
        matrix().forEach((route, who) -> {
            var answer = answer(stranger, route);
            var turnedAway = route.isApi()
                    ? answer.statusCode() == 401
                    : answer.statusCode() == 302 && Browser.location(answer).equals("/sign-in");
            // The set-up is open until there is somebody, and from then on sends to the door like the rest.
            if (turnedAway == who.equals("public") && !route.path().equals("/set-up")) {
                wrong.add(route + "," + who + ": " + answer.statusCode());
            }
        });
        assertThat(wrong).isEmpty();
    }

    private static Set<Integer> expected(Route route, String who, boolean may) {
        if (!may || who.equals("own")) {
            // What is not even readable as a request is refused before anybody asks who sent it.
            return route.isRead() ? Set.of(403, 404) : Set.of(400, 403, 404, 415);
        } else if (route.path().equals("/error")) {
            return Set.of(404, 500);
        } else if (route.namesARecord()) {
            return Set.of(200, 302, 303, 404);
        } else {
            return Set.of(200, 302, 303);
        }
    }

    private static boolean may(String who, Set<Right> rights) {
        return switch (who) {
            case "public", "signed-in", "own" -> true;
            default ->
                Stream.of(who.split("\\|"))
                        .anyMatch(way ->
                                Stream.of(way.split("\\+")).map(Right::valueOf).allMatch(rights::contains));
        };
    }

    private HttpResponse<String> answer(Browser browser, Route route) {
        return browser.request(route.method(), route.filled());
    }

    private void theDoorIsOpen() {
        clock.moveTo(TestClock.TODAY);
        fixture.forgetFailures();
    }

    private Browser signedIn(Role role) {
        var browser = Browser.at(port);
        browser.signIn(fixture.user(role), SecurityFixture.PASSWORD);
        return browser;
    }

    private Map<Role, Browser> signedIn() {
        theDoorIsOpen();
        var browsers = new EnumMap<Role, Browser>(Role.class);
        for (var role : Role.values()) {
            browsers.put(role, signedIn(role));
        }
        return browsers;
    }

    /** What the answers to each role say about the right a GET needs; a question mark for what changes something. */
    private List<String> guessed(Set<Route> routes) {
        var browsers = signedIn();
        return routes.stream()
                .map(route -> route + "," + (route.isRead() ? guess(browsers, route) : "?"))
                .toList();
    }

    private String guess(Map<Role, Browser> browsers, Route route) {
        var let = EnumSet.noneOf(Role.class);
        browsers.forEach((role, browser) -> {
            if (answer(browser, route).statusCode() != 403) {
                let.add(role);
            }
        });
        if (let.size() == Role.values().length) {
            return "signed-in";
        }
        return Stream.of(Right.values())
                .filter(right -> EnumSet.allOf(Role.class).stream()
                        .allMatch(role -> let.contains(role) == role.rights().contains(right)))
                .map(Right::name)
                .findFirst()
                .orElse("? (let in: " + let + ")");
    }

    private Set<Route> routes() {
        var routes = new TreeSet<Route>();
        mappings.getHandlerMethods().keySet().stream()
                .filter(mapping -> !isStream(mapping))
                .forEach(mapping -> methods(mapping)
                        .forEach(method ->
                                mapping.getPatternValues().forEach(path -> routes.add(new Route(method, path)))));
        return routes;
    }

    /** Answers only as long as it has something to tell; who may listen is asked as for the page it belongs to. */
    private static boolean isStream(RequestMappingInfo mapping) {
        return mapping.getProducesCondition().getProducibleMediaTypes().contains(MediaType.TEXT_EVENT_STREAM);
    }

    private static Stream<String> methods(RequestMappingInfo mapping) {
        var methods = mapping.getMethodsCondition().getMethods();
        return methods.isEmpty() ? Stream.of("GET") : methods.stream().map(RequestMethod::name);
    }

    private static Map<Route, String> matrix() {
        try (InputStream in = Objects.requireNonNull(RouteMatrixTests.class.getResourceAsStream(MATRIX))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(",", 3))
                    .collect(toMap(cells -> new Route(cells[0], cells[1]), cells -> cells[2]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
