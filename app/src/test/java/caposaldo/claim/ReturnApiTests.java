package caposaldo.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import caposaldo.ordering.DeliveryNote.Difference;
import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Returns over the API, and by the forms of the pages. */
class ReturnApiTests extends ClaimScenario {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Reasons reasons;

    private long defect() {
        return reasons.all(elena).stream()
                .filter(reason -> reason.code().equals("DEFECT"))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private MvcTestResult post(String given, String path, String body) {
        return mvc.post()
                .uri(path)
                .with(user(fixture.range().login(given)))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
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
    void asksAgreesCountsAndCredits() throws UnsupportedEncodingException {
        var note = "/api/v1" + invoiced().path() + "/returns";
        assertThat(post("Elena", note, "{\"lines\": [{\"no\": 1, \"quantity\": 4}]}"))
                .as("without a reason")
                .hasStatus(422);
        var asked =
                post("Elena", note, "{\"lines\": [{\"no\": 1, \"quantity\": 4, \"reason\": %d}]}".formatted(defect()));
        assertThat(asked).hasStatus(201);
        var path =
                "/api/v1/returns/" + JsonPath.<Integer>read(asked.getResponse().getContentAsString(), "$.id");
        assertThat(post("Elena", path + "/agreement", "{\"version\": 1}")).hasStatus(403);
        assertThat(post("Sam", path + "/agreement", "{\"version\": 1}")).hasStatusOk();
        assertThat(post("Sam", path + "/receipt", "{\"version\": 2, \"lines\": [{\"no\": 1, \"quantity\": 3}]}"))
                .bodyJson()
                .extractingPath("$.amount")
                .isEqualTo(41.18);
        assertThat(post("Fiona", path + "/credit", "{\"version\": 3}"))
                .bodyJson()
                .extractingPath("$.credited")
                .isEqualTo(41.17);
        assertThat(post("Fiona", path + "/credit", "{\"version\": 3}")).hasStatus(409);
    }

    @Test
    void isTypedByTheFormsOfThePages() throws UnsupportedEncodingException {
        var note = delivered(List.of(lamp), "10", "8", Difference.REFUSED);
        invoice(note);
        assertThat(page("Elena", note.path())).contains(note.path() + "/returns/new", note.path() + "/refusals/new");
        assertThat(page("Elena", note.path() + "/refusals/new")).contains("value=\"2\"", "Quality · defect");
        assertThat(form("Elena", note.path() + "/refusals", Map.of("quantity-1", "2")))
                .bodyText()
                .contains("Give a reason why");
        assertThat(form(
                        "Elena",
                        note.path() + "/refusals",
                        Map.of("quantity-1", "2", "reason-1", Long.toString(defect()))))
                .hasStatus3xxRedirection();
        assertThat(page("Elena", note.path() + "/returns/new")).contains("Comes back");
        var asked = form(
                "Elena",
                note.path() + "/returns",
                Map.of("quantity-1", "5", "reason-1", Long.toString(defect()), "remark", "Scratched"));
        var path = Objects.requireNonNull(asked.getResponse().getRedirectedUrl());
        assertThat(form("Sam", path + "/agreement", Map.of("version", "1"))).hasStatus3xxRedirection();
        assertThat(page("Sam", path)).contains("Keep what came", "Scratched", "value=\"5\"");
        assertThat(form("Sam", path + "/receipt", Map.of("version", "2", "received-1", "6")))
                .bodyText()
                .contains("between 0 and 5");
        assertThat(form("Sam", path + "/receipt", Map.of("version", "2", "received-1", "5")))
                .hasStatus3xxRedirection();
        assertThat(form("Fiona", path + "/credit", Map.of("version", "3"))).hasStatus3xxRedirection();
        assertThat(page("Elena", path)).contains("credited", "CN-2026-");
        assertThat(page("Elena", "/returns")).contains("RET-2026-", "refused at the handing over");
        assertThat(page("Elena", casa.path() + "/returns")).contains("RET-2026-");
        assertThat(page("Elena", note.path())).contains("RET-2026-");
    }

    @Test
    void theTreeOfReasonsIsKeptOnItsPages() throws UnsupportedEncodingException {
        var code = "ODD " + fixture.range().mark();
        assertThat(page("Dario", "/returns/reasons/new")).contains("Commercial");
        assertThat(form(
                        "Dario",
                        "/returns/reasons",
                        Map.of("group", "QUALITY", "code", code, "name", "Odd", "validFrom", TODAY.toString())))
                .hasStatus3xxRedirection();
        assertThat(page("Dario", "/returns/reasons")).contains("ODD_");
        var odd = reasons.all(elena).stream()
                .filter(reason -> reason.code().equals(code.replace(' ', '_')))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(form("Dario", "/returns/reasons/" + odd + "/ending", Map.of("validUntil", TODAY.toString())))
                .hasStatus3xxRedirection();
        assertThat(page("Elena", "/returns/reasons/" + odd))
                .contains("Quality · Odd")
                .doesNotContain("Last day</label>");
    }
}
