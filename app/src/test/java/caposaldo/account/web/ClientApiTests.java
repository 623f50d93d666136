package caposaldo.account.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import caposaldo.CaposaldoTest;
import caposaldo.account.AccountFixture;
import caposaldo.account.FindDuplicates;
import caposaldo.security.AccessScopes;
import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@CaposaldoTest
class ClientApiTests {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private FindDuplicates find;

    @Autowired
    private AccessScopes scopes;

    @Autowired
    private DSLContext sql;

    private AccountFixture house;
    private String casa = "";

    @BeforeEach
    void found() {
        house = new AccountFixture(sql, scopes);
        casa = "/api/v1" + house.client("Casa Nova").path();
    }

    private MvcTestResult send(String who, HttpMethod method, String path, String body, String... headers) {
        var request = mvc.method(method).uri(path).with(user(house.login(who)));
        if (method != HttpMethod.GET) {
            request =
                    request.with(csrf()).contentType(MediaType.APPLICATION_JSON).content(body);
        }
        for (var i = 0; i < headers.length; i += 2) {
            request = request.header(headers[i], headers[i + 1]);
        }
        return request.exchange();
    }

    private MvcTestResult get(String who, String path) {
        return send(who, HttpMethod.GET, path, "");
    }

    private MvcTestResult post(String who, String path, String body) {
        return send(who, HttpMethod.POST, path, body);
    }

    private static <T> T read(MvcTestResult answer, String path) throws UnsupportedEncodingException {
        return JsonPath.read(answer.getResponse().getContentAsString(), path);
    }

    @Test
    void changesAClientOnlyInTheVersionThatWasRead() {
        var read = get("Elena", casa);
        assertThat(read).hasStatusOk().hasHeader("ETag", "\"1\"");
        var body = "{\"name\":\"Casa Nova\",\"country\":\"IT\",\"segment\":\"Horeca\"}";
        assertThat(send("Elena", HttpMethod.PUT, casa, body)).as("no version").hasStatus(422);
        assertThat(send("Elena", HttpMethod.PUT, casa, body, "If-Match", "\"1\""))
                .hasStatusOk()
                .hasHeader("ETag", "\"2\"")
                .bodyJson()
                .hasPathSatisfying("$.segment", s -> s.assertThat().isEqualTo("Horeca"));
        assertThat(send("Elena", HttpMethod.PUT, casa, body, "If-Match", "\"1\""))
                .hasStatus(409);
    }

    @Test
    void addsAProspectAndNamesEveryFieldThatCannotStand() {
        var wrong = post("Elena", "/api/v1/clients", "{\"country\":\"ITA\",\"email\":\"x\"}");
        assertThat(wrong)
                .hasStatus(422)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactly("name", "country", "email");
        var added = post(
                "Elena",
                "/api/v1/clients",
                "{\"name\":\"Nuova\",\"country\":\"it\",\"taxNumber\":\"IT 00743110157\",\"portfolioId\":%d}"
                        .formatted(house.portfolio("elena")));
        assertThat(added).hasStatus(201);
        var location = Objects.requireNonNull(added.getResponse().getHeader("Location"));
        assertThat(get("Elena", location))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.taxNumber", t -> t.assertThat().isEqualTo("00743110157"));
        assertThat(get("Luca", location)).hasStatus(404);
    }

    @Test
    void keepsPeopleSitesKeysAndAssignments() throws UnsupportedEncodingException {
        var anna = post("Elena", casa + "/contacts", """
                {"givenName":"Anna","familyName":"Ferri","role":"BUYER","channels":[{"kind":"EMAIL","value":"a@casa.example"}]}
                """);
        assertThat(anna).hasStatus(201);
        var contact = Objects.requireNonNull(anna.getResponse().getHeader("Location"));
        assertThat(send("Elena", HttpMethod.PUT, contact, "{\"familyName\":\"Gatti\",\"version\":1}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.channels")
                .asArray()
                .isEmpty();
        assertThat(send("Elena", HttpMethod.PUT, contact, "{\"familyName\":\"Gatti\",\"version\":1}"))
                .hasStatus(409);
        assertThat(post("Elena", contact + "/leaving", "{}")).hasStatusOk();

        var shop = post("Elena", casa + "/sites", """
                {"site":{"kind":"DELIVERY","streetName":"Via Volta 3","cityName":"Lecco","country":"IT","openingHours":"Mo-Fr 08:00-18:00"}}
                """);
        assertThat(shop).hasStatus(201);
        var site = Objects.requireNonNull(shop.getResponse().getHeader("Location"));
        assertThat(send("Elena", HttpMethod.DELETE, site, "")).hasStatus(204);
        assertThat(get("Elena", site)).hasStatus(404);
        assertThat(post("Elena", site + "/restoring", "")).hasStatusOk();

        var key = post("Elena", casa + "/keys", "{\"source\":\"crm%s\",\"key\":\"7\"}".formatted(house.login("")));
        assertThat(key).hasStatus(201);
        int id = read(key, "$.id");
        assertThat(send("Elena", HttpMethod.DELETE, casa + "/keys/" + id, "")).hasStatus(204);

        var assigned = post(
                "Marta",
                casa + "/assignments",
                "{\"portfolioId\":%d,\"from\":\"2026-11-23\",\"why\":\"region\"}".formatted(house.portfolio("luca")));
        assertThat(assigned).hasStatus(201);
        assertThat(get("Elena", casa + "/history")).as("no longer hers").hasStatus(404);
        assertThat(get("Luca", casa + "/history?what=PEOPLE"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[*].table")
                .asArray()
                .contains("account.contact", "account.contact_channel");
    }

    @Test
    void mergesAPairAndUndoesIt() throws UnsupportedEncodingException {
        find.searchNow(Optional.empty());
        var queue = get("Marta", "/api/v1/clients/duplicates?size=500");
        List<Integer> pairs = read(queue, "$.items[?(@.left=='Casa Nova')].id");
        var pair = "/api/v1/clients/duplicates/" + pairs.getLast();
        assertThat(get("Elena", pair)).hasStatusOk();
        assertThat(get("Luca", pair)).as("sees neither").hasStatus(404);

        var left = house.client("Casa Nova").value();
        var right = house.client("Casa Nova snc").value();
        var wanted = "{\"keptId\":%d,\"keptVersion\":1,\"mergedId\":%d,\"mergedVersion\":1,\"take\":[\"name\"]}"
                .formatted(left, right);
        assertThat(post("Luca", "/api/v1/clients/merges", wanted)).hasStatus(404);
        assertThat(post("Carla", "/api/v1/clients/merges", wanted)).hasStatus(403);
        var made = post("Elena", "/api/v1/clients/merges", wanted);
        assertThat(made).hasStatus(201);
        var merge = Objects.requireNonNull(made.getResponse().getHeader("Location"));
        assertThat(post("Elena", "/api/v1/clients/merges", wanted)).hasStatus(409);
        assertThat(get("Elena", casa))
                .bodyJson()
                .hasPathSatisfying("$.name", n -> n.assertThat().isEqualTo("Casa Nova snc"));
        assertThat(get("Elena", "/api/v1/clients/" + right)).hasStatus(307).hasHeader("Location", casa);
        assertThat(get("Luca", "/api/v1/clients/" + right)).hasStatus(404);
        assertThat(get("Luca", merge)).hasStatus(404);
        assertThat(post("Luca", merge + "/undoing", "")).hasStatus(404);

        assertThat(post("Elena", merge + "/undoing", "")).hasStatusOk();
        assertThat(get("Elena", "/api/v1/clients/" + right)).hasStatusOk();
        assertThat(post("Elena", merge + "/undoing", "")).hasStatus(409);
    }

    @Test
    void anotherManagersClientIsNotThereAnywhere() {
        for (var path :
                List.of("", "/contacts", "/sites", "/keys", "/assignments", "/history", "/contacts/1", "/sites/1")) {
            assertThat(get("Luca", casa + path)).as(path).hasStatus(404);
        }
        var page = house.client("Casa Nova").path();
        for (var path : List.of(
                "", "/edit", "/people", "/sites/new", "/portfolio", "/history", "/history/recent", "/people/1")) {
            assertThat(get("Luca", page + path)).as(path).hasStatus(404);
        }
        var two = house.client("Casa Nova").value() + "&id="
                + house.client("Adige Alimentari").value();
        assertThat(get("Luca", "/clients/merging?id=" + two)).hasStatus(404);
        for (var path : List.of("/contacts", "/sites", "/keys", "/assignments")) {
            var body = "{\"site\":{\"kind\":\"LEGAL\",\"cityName\":\"Lecco\",\"country\":\"IT\"},\"familyName\":\"A\","
                    + "\"source\":\"a\",\"key\":\"b\",\"portfolioId\":1,\"from\":\"2026-11-23\",\"why\":\"x\"}";
            assertThat(post(path.equals("/assignments") ? "Pietro" : "Luca", casa + path, body))
                    .as(path)
                    .hasStatus(path.equals("/assignments") ? 422 : 404);
        }
    }
}
