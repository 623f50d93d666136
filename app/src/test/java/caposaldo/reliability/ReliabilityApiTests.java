package caposaldo.reliability;

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
class ReliabilityApiTests extends ReliabilityScenario {

    private static final String STATEMENT = """
            {"finding": "AUDITED", "foundOn": "%s", "source": "Bilancio 2025", "statement": {"fiscalYear": 2025, "currency": "EUR",
            "items": {"WORKING_CAPITAL": 200000, "RETAINED_EARNINGS": 150000, "EBIT": 100000%s,
            "TOTAL_ASSETS": 1000000, "TOTAL_LIABILITIES": 600000}, "tangibleNetWorth": 900000}}""";

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

    private MvcTestResult post(String given, String path, String... fields) {
        var request = mvc.post().uri(path).with(user(ledger.login(given))).with(csrf());
        for (var i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    private String api() {
        return "/api/v1" + brixia.path() + "/reliability";
    }

    /** @param lines more of them */
    private void brings(String lines) {
        assertThat(send(HttpMethod.POST, "Elena", api() + "/evidence", STATEMENT.formatted(TODAY, lines)))
                .hasStatus(201);
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

    @Test
    void tellsWhatOtherFirmsSayOfTheStatementAndWhichLinesTheyAskFor() {
        brings(", \"BOOK_VALUE_OF_EQUITY\": 400000");
        assertThat(send(HttpMethod.GET, "Elena", api(), ""))
                .bodyJson()
                .extractingPath("$.secondOpinion.missing")
                .asArray()
                .containsExactly("SALES", "SALES_BEFORE", "OPERATING_PROFIT", "FINANCIAL_EXPENSES");
        assertThat(page("Elena", brixia.path() + "/reliability"))
                .contains("does not say enough", "Sales of the year before is missing.");
        var before = reliability.of(elena, brixia).recommendation();
        brings(", \"BOOK_VALUE_OF_EQUITY\": 400000, \"SALES\": 500000, \"SALES_BEFORE\": 1000000,"
                + " \"OPERATING_PROFIT\": -200000, \"FINANCIAL_EXPENSES\": 30000");
        assertThat(send(HttpMethod.GET, "Elena", api(), ""))
                .bodyJson()
                .hasPathSatisfying(
                        "$.secondOpinion.doubts", doubts -> assertThat(doubts).isEqualTo(true))
                .extractingPath("$.secondOpinion.ratios[?(@.ratio == 'SALES_GROWTH')].measure")
                .asArray()
                .containsExactly(0.5);
        assertThat(page("Elena", brixia.path() + "/reliability"))
                .contains("doubts it", "Sales ÷ sales of the year before", "3,254 Polish firms");
        assertThat(reliability.of(elena, brixia).recommendation())
                .as("it changes nothing")
                .isEqualTo(before);
    }

    @Test
    void refusesZWhileAnItemIsMissingAndTellsItOnceItIsThere() {
        brings("");
        assertThat(send(HttpMethod.GET, "Elena", api(), ""))
                .bodyJson()
                .extractingPath("$.altman.missing")
                .asArray()
                .containsExactly("BOOK_VALUE_OF_EQUITY");
        assertThat(page("Elena", brixia.path() + "/reliability"))
                .contains("There is no score", "Book value of equity is missing.");
        brings(", \"BOOK_VALUE_OF_EQUITY\": 400000");
        assertThat(send(HttpMethod.GET, "Elena", api(), ""))
                .bodyJson()
                .extractingPath("$.altman.zone")
                .isEqualTo("SAFE");
        assertThat(page("Elena", brixia.path() + "/reliability")).contains("3.17", "safe", "26 of 30");
        assertThat(send(HttpMethod.GET, "Luca", api(), "")).hasStatus(404);
    }

    @Test
    void asksForTheRecommendedLimitAndKeepsTheCheck() throws UnsupportedEncodingException {
        bringAll("900000");
        assertThat(send(HttpMethod.PUT, "Elena", api() + "/forecast", "{\"monthlySales\": 10000, \"version\": 0}"))
                .hasStatus(204);
        var wanted =
                "{\"amount\": 16266.67, \"reviewOn\": \"%s\", \"reason\": \"Sound\"}".formatted(TODAY.plusMonths(6));
        assertThat(send(HttpMethod.GET, "Elena", api(), ""))
                .bodyJson()
                .extractingPath("$.limit")
                .isEqualTo(16266.67);
        var given = send(HttpMethod.POST, "Marta", api() + "/limit", wanted);
        assertThat(given).hasStatus(201);
        var number = JsonPath.<Integer>read(given.getResponse().getContentAsString(), "$.check");
        assertThat(send(HttpMethod.GET, "Elena", api() + "/checks/" + number, ""))
                .bodyJson()
                .extractingPath("$.check.card[0].points")
                .isEqualTo(26);
        assertThat(page("Elena", brixia.path() + "/reliability/checks/" + number))
                .contains("16\u00a0266.67", "given");
        assertThat(page("Elena", brixia.path() + "/history")).contains("A check was kept: class A");
        assertThat(page("Elena", brixia.path() + "/credit")).contains("Reliability");
    }

    @Test
    void listsWhoWasNeverCheckedAndWhoIsDueTheLargestExposureFirst() {
        ledger.invoice(brixia, "B", TODAY.minusDays(3), TODAY.plusDays(27), "500.00");
        ledger.invoice(ledger.client("Casa Nova"), "C", TODAY.minusDays(3), TODAY.plusDays(27), "900.00");
        assertThat(mvc.get().uri("/api/v1/reliability").with(user(ledger.login("Elena"))))
                .bodyJson()
                .extractingPath("$.items[*].client")
                .asArray()
                .containsExactly("Casa Nova", "Brixia Distribuzione");
        bringAll("900000");
        foresee("10000");
        ask.ask(as("Marta"), brixia, terms("16266.67"));
        assertThat(mvc.get().uri("/api/v1/reliability").with(user(ledger.login("Elena"))))
                .bodyJson()
                .extractingPath("$.items[*].state")
                .asArray()
                .containsExactly("NEVER");
        assertThat(page("Elena", "/reliability")).contains("Casa Nova", "never checked");
    }

    @Test
    void takesEvidenceByTheFormOfEachStepAndKeepsWhatWasTypedWhenItIsRefused() {
        var steps = brixia.path() + "/reliability/evidence/";
        assertThat(page("Elena", steps + "STATEMENTS")).contains("Working capital", "Tangible net worth");
        assertThat(post("Elena", steps + "COURTS", "finding", "CASES", "foundOn", TODAY.toString(), "source", "RG 7"))
                .bodyText()
                .contains("Give an amount above 0.", "RG 7");
        assertThat(post(
                        "Elena",
                        steps + "COURTS",
                        "finding",
                        "CASES",
                        "foundOn",
                        TODAY.toString(),
                        "courtDebt",
                        "60 000",
                        "source",
                        "RG 7"))
                .hasStatus3xxRedirection();
        assertThat(page("Elena", brixia.path() + "/reliability"))
                .contains("Courts were asked to make it pay more than our bound.", "60\u00a0000.00 in court");
        assertThat(post("Elena", steps + "PAYMENT", "finding", "GOOD")).hasStatus(404);
    }

    @Test
    void changesTheScoringByItsFormOnlyForWhoMay() throws UnsupportedEncodingException {
        assertThat(page("Elena", "/reliability/scoring"))
                .contains("1.1 = 12; 1.85 = 18; 2.6 = 26; 5.85 = 30")
                .doesNotContain("Put in force");
        assertThat(post("Elena", "/reliability/scoring", "version", "1")).hasStatus(403);
        assertThat(page("Dario", "/reliability/scoring")).contains("Put in force");
        assertThat(post("Dario", "/reliability/scoring", "version", "1", "otherwise.ALTMAN", "0"))
                .bodyText()
                .contains("Write measures");
        var versions = send(HttpMethod.GET, "Dario", "/api/v1/reliability/scoring", "")
                .getResponse()
                .getContentAsString();
        var current = JsonPath.<Integer>read(versions, "$[0].number");
        var body = mvc.get()
                .uri("/api/v1/reliability/scoring/" + current)
                .with(user(ledger.login("Dario")))
                .exchange()
                .getResponse()
                .getContentAsString();
        var same = body.substring(body.indexOf("\"scoring\":"), body.length() - 1);
        assertThat(send(
                        HttpMethod.POST,
                        "Dario",
                        "/api/v1/reliability/scoring",
                        "{\"version\": " + current + ", \"why\": \"Looked at again\", " + same + "}"))
                .hasStatus(204);
        assertThat(page("Elena", "/reliability/scoring")).contains("Looked at again");
    }
}
