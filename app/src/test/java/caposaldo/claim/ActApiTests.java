package caposaldo.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import caposaldo.ordering.DeliveryNote.Difference;
import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The same over the API, and by the forms of the pages. */
class ActApiTests extends ClaimScenario {

    private static final String DRAFT = """
            {"place": "Brescia", "commission": [{"name": "R. Bianchi", "role": "storekeeper"}],
             "lines": [{"no": 1, "kind": "DAMAGE", "quantity": %s}]}""";

    @Autowired
    private MockMvcTester mvc;

    private MvcTestResult send(HttpMethod method, String given, String path, String body) {
        return mvc.method(method)
                .uri(path)
                .with(user(fixture.range().login(given)))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static <T> T read(MvcTestResult answer, String path) throws UnsupportedEncodingException {
        return JsonPath.<T>read(answer.getResponse().getContentAsString(), path);
    }

    @Test
    void drawsUpSignsAndCreditsAnAct() throws UnsupportedEncodingException {
        var note = invoiced();
        var left = send(HttpMethod.GET, "Elena", "/api/v1" + note.path() + "/acts/proposal", "");
        assertThat(JsonPath.<Double>read(left.getResponse().getContentAsString(), "$.left[0].leftLater"))
                .isEqualTo(10.0);
        assertThat(send(HttpMethod.POST, "Elena", "/api/v1" + note.path() + "/acts", DRAFT.formatted("11")))
                .hasStatus(422);
        var drawn = send(HttpMethod.POST, "Elena", "/api/v1" + note.path() + "/acts", DRAFT.formatted("4"));
        assertThat(drawn).hasStatus(201);
        var path = "/api/v1/acts/" + ActApiTests.<Integer>read(drawn, "$.id");
        assertThat(send(
                        HttpMethod.POST,
                        "Elena",
                        path + "/signatures",
                        "{\"version\": 1, \"signedBy\": \"E. Riva\", \"unsignedReason\": \"Nobody there\"}"))
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("SIGNED");
        assertThat(send(HttpMethod.POST, "Elena", path + "/credit", "{\"version\": 2}"))
                .hasStatus(403);
        var credited = send(HttpMethod.POST, "Fiona", path + "/credit", "{\"version\": 2}");
        assertThat(credited).bodyJson().extractingPath("$.settlement.how").isEqualTo("CREDIT");
        assertThat(credited).bodyJson().extractingPath("$.settlement.amount").isEqualTo(54.9);
        assertThat(send(HttpMethod.POST, "Fiona", path + "/credit", "{\"version\": 2}"))
                .hasStatus(409);
        assertThat(send(HttpMethod.GET, "Luca", path, "")).hasStatus(404);
    }

    @Test
    void refusesAProductThatIsNoneOfOursAndACommissionWithoutNames() {
        var path = "/api/v1" + invoiced().path() + "/acts";
        assertThat(send(
                        HttpMethod.POST,
                        "Elena",
                        path,
                        DRAFT.formatted("1")
                                .replace(
                                        "\"no\": 1, \"kind\": \"DAMAGE\"",
                                        "\"kind\": \"SURPLUS\", \"item\": 999999999")))
                .hasStatus(422);
        assertThat(send(HttpMethod.POST, "Elena", path, DRAFT.formatted("1").replace("\"name\": \"R. Bianchi\",", "")))
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("name-1");
    }

    private MvcTestResult form(String given, String path, Map<String, String> values) {
        var request =
                mvc.post().uri(path).with(user(fixture.range().login(given))).with(csrf());
        for (var value : values.entrySet()) {
            request = request.param(value.getKey(), value.getValue());
        }
        return request.exchange();
    }

    private String page(String given, String path) throws UnsupportedEncodingException {
        var answer =
                mvc.get().uri(path).with(user(fixture.range().login(given))).exchange();
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsString();
    }

    @Test
    void isTypedByTheFormsOfThePages() throws UnsupportedEncodingException {
        var note = delivered(List.of(lamp), "10", "8", Difference.SHORT);
        invoice(note);
        assertThat(page("Elena", note.path())).contains("Draw up an act", note.path() + "/acts/new");
        assertThat(page("Elena", note.path() + "/acts/new")).contains("at the handing over", "value=\"2\"");
        assertThat(form("Elena", note.path() + "/acts", Map.of("kind-3", "DAMAGE", "line-3", "1", "quantity-3", "1")))
                .as("neither day nor place nor commission")
                .bodyText()
                .contains("id=\"f-quantity-1\"", "value=\"1\"");
        var drawn = form(
                "Elena",
                note.path() + "/acts",
                Map.of(
                        "kind-3",
                        "DAMAGE",
                        "line-3",
                        "1",
                        "discovered-3",
                        "LATER",
                        "quantity-3",
                        "1",
                        "drawnOn",
                        TODAY.toString(),
                        "place",
                        "Brescia",
                        "name-2",
                        "R. Bianchi",
                        "role-2",
                        "storekeeper"));
        assertThat(drawn).hasStatus3xxRedirection();
        var path = Objects.requireNonNull(drawn.getResponse().getRedirectedUrl());
        assertThat(page("Elena", path)).contains("Both sides sign", "damage", "R. Bianchi", "13.73");
        assertThat(page("Elena", path + "/edit")).contains("Brescia", "storekeeper");
        assertThat(form(
                        "Elena",
                        path + "/signatures",
                        Map.of(
                                "version",
                                "1",
                                "signedBy",
                                "E. Riva",
                                "signedOn",
                                TODAY.toString(),
                                "unsignedReason",
                                "Nobody")))
                .hasStatus3xxRedirection();
        assertThat(page("Fiona", path)).contains("Post the credit note", "The other side did not sign: Nobody");
        assertThat(form("Fiona", path + "/credit", Map.of("version", "2"))).hasStatus3xxRedirection();
        assertThat(page("Elena", path)).contains("settled", "CN-2026-");
        assertThat(page("Elena", "/acts")).contains("ACT-2026-", "credit note");
        assertThat(page("Elena", casa.path() + "/acts")).contains("ACT-2026-");
        assertThat(page("Elena", note.path())).contains("ACT-2026-");
    }

    @Test
    void servesAPhotographAsAPictureAndTakesNothingElse() throws UnsupportedEncodingException {
        var act = drawn(invoiced(), damaged("1"));
        assertThat(upload(act, "photo.png", "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8)))
                .bodyText()
                .contains("A photograph is a JPEG or a PNG.");
        assertThat(upload(act, "photo.html", ActRulesTests.picture("jpeg", 30))).hasStatus3xxRedirection();
        var photo = get(act).photos().getFirst();
        assertThat(page("Elena", act.path())).contains("<img src=\"" + act.path() + "/photos/" + photo.id());
        var shown = mvc.get()
                .uri(act.path() + "/photos/" + photo.id())
                .with(user(fixture.range().login("Elena")))
                .exchange();
        assertThat(shown).hasContentType(MediaType.IMAGE_JPEG);
        assertThat(shown).headers().hasValue("X-Content-Type-Options", "nosniff");
    }

    private MvcTestResult upload(ActId act, String name, byte[] content) {
        return mvc.post()
                .uri(act.path() + "/photos")
                .multipart()
                .file(new MockMultipartFile("photo", name, "text/html", content))
                .param("version", Integer.toString(get(act).version()))
                .with(user(fixture.range().login("Elena")))
                .with(csrf())
                .exchange();
    }
}
