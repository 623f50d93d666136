package caposaldo.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The same over the API, and what a person reads on the pages. */
class CreditApiTests extends CreditScenario {

    @Autowired
    private MockMvcTester mvc;

    private MvcTestResult send(HttpMethod method, String given, String path, String body) {
        return mvc.method(method)
                .uri(path)
                .with(user(ledger.login(given)))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private String credit() {
        return "/api/v1" + brixia.path() + "/credit";
    }

    private static String newLimit(String amount) {
        return """
                {"amount": %s, "creditClass": "B", "from": "%s", "until": "%s", "reason": "Prompt for two years"}""".formatted(amount, TODAY, TODAY.plusDays(200));
    }

    @Test
    void givesALimitWithinTheRightsAndAsksForItBeyond() throws UnsupportedEncodingException {
        assertThat(send(HttpMethod.POST, "Elena", credit() + "/limits", newLimit("60000")))
                .hasStatus(202)
                .bodyJson()
                .extractingPath("$.limit")
                .isNull();
        assertThat(send(HttpMethod.POST, "Elena", credit() + "/limits", newLimit("100")))
                .as("one is waiting")
                .hasStatus(422);
        var casa = "/api/v1" + ledger.client("Casa Nova").path() + "/credit";
        var given = send(HttpMethod.POST, "Marta", casa + "/limits", newLimit("40000"));
        assertThat(given).hasStatus(201);
        var id = JsonPath.<Integer>read(given.getResponse().getContentAsString(), "$.limit");
        assertThat(send(HttpMethod.GET, "Elena", casa, ""))
                .bodyJson()
                .extractingPath("$.free")
                .isEqualTo(40000.0);
        assertThat(send(HttpMethod.POST, "Marta", casa + "/limits/" + id + "/ending", "{\"version\": 1}"))
                .hasStatus(204);
        assertThat(send(HttpMethod.GET, "Elena", casa + "/limits", ""))
                .bodyJson()
                .extractingPath("$[0].state")
                .isEqualTo("WITHDRAWN");
    }

    @Test
    void saysWhatTheRulesWouldSayToADocument() {
        limit(brixia, "1000");
        assertThat(send(HttpMethod.GET, "Elena", credit() + "/check?amount=1000.01", ""))
                .bodyJson()
                .extractingPath("$.verdicts[0].effect")
                .isEqualTo("ESCALATE");
        assertThat(send(HttpMethod.GET, "Elena", credit() + "/check?amount=700", ""))
                .bodyJson()
                .extractingPath("$.verdicts[0].effect")
                .isNull();
        assertThat(send(HttpMethod.GET, "Luca", credit() + "/check?amount=1", ""))
                .hasStatus(404);
    }

    @Test
    void listsWhoTakesUpMostOfItsLimitFirst() {
        limit(brixia, "1000");
        ledger.invoice(brixia, "A", TODAY, TODAY.plusDays(30), "1500.00");
        limit(ledger.client("Casa Nova"), "1000");
        assertThat(mvc.get().uri("/api/v1/credit").with(user(ledger.login("Elena"))))
                .bodyJson()
                .extractingPath("$.items[*].state")
                .asArray()
                .containsExactly("OVER", "WITHIN");
    }

    @Test
    void keepsTheRulesForWhoMayKeepThem() throws UnsupportedEncodingException {
        var rule = """
                {"measure": "OVERDUE_AMOUNT", "threshold": 500, "creditClass": "D", "point": "INVOICE", "effect": "WARN"}""";
        assertThat(send(HttpMethod.POST, "Elena", "/api/v1/credit/rules", rule)).hasStatus(403);
        var added = send(HttpMethod.POST, "Dario", "/api/v1/credit/rules", rule);
        assertThat(added).hasStatus(201);
        assertThat(send(HttpMethod.POST, "Dario", "/api/v1/credit/rules", rule))
                .as("once is enough")
                .hasStatus(422);
        var id = JsonPath.<Integer>read(added.getResponse().getContentAsString(), "$.id");
        assertThat(send(HttpMethod.DELETE, "Dario", "/api/v1/credit/rules/" + id, ""))
                .hasStatus(204);
        assertThat(
                        send(
                                HttpMethod.POST,
                                "Dario",
                                "/api/v1/credit/rules",
                                "{\"measure\": \"LIMIT_EXPIRED\", \"threshold\": 5, \"point\": \"ORDER\", \"effect\": \"WARN\"}"))
                .as("an expired limit has no measure")
                .hasStatus(422);
    }

    @Test
    void showsThePictureAndTheRulesOnThePages() {
        limit(brixia, "1000");
        ledger.invoice(brixia, "A", TODAY.minusDays(90), TODAY.minusDays(60), "1500.00");
        assertThat(page("Elena", brixia.path() + "/credit"))
                .contains("1\u00a0500.00", "500.00 too much", "More than 30 days overdue", "Ask for a limit")
                .doesNotContain("Take back");
        assertThat(page("Dario", brixia.path() + "/credit")).contains("Take back", "Give a limit", "Add the cover");
        assertThat(page("Elena", "/credit")).contains("Brixia Distribuzione", "over the limit");
        assertThat(page("Elena", "/credit/rules"))
                .contains("More than 100\u00a0% of the limit")
                .doesNotContain("Remove");
        assertThat(page("Dario", "/credit/rules")).contains("Remove", "50000.00");
        assertThat(page("Elena", brixia.path() + "/history")).contains("A limit of");
    }

    private String page(String given, String path) {
        var answer = mvc.get().uri(path).with(user(ledger.login(given))).exchange();
        assertThat(answer).hasStatusOk();
        try {
            return answer.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
