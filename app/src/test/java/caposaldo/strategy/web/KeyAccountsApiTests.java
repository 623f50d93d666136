package caposaldo.strategy.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.exchange.Imports;
import caposaldo.kernel.Role;
import caposaldo.strategy.StrategyFixture;
import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Key accounts for programs, and who gets which part of them. */
@CaposaldoTest
class KeyAccountsApiTests {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private DSLContext sql;

    @Autowired
    private Imports imports;

    @Autowired
    private TestClock clock;

    private StrategyFixture company;

    @BeforeEach
    void aCompanyThatSells() {
        clock.moveTo(TestClock.TODAY);
        company = new StrategyFixture(sql, imports);
    }

    @Test
    void pagesThroughTheWholeRankingAndItsFootIsTheSnapshotsTotal() throws UnsupportedEncodingException {
        var login = company.people.login("Carla");
        var ranks = new ArrayList<Integer>();
        var sum = 0.0;
        var next = "";
        do {
            var page = json(get(
                    login,
                    "/api/v1/key-accounts/margin/latest/ranking?size=25"
                            + (next == null || next.isEmpty() ? "" : "&after=" + next)));
            ranks.addAll(JsonPath.<List<Integer>>read(page, "$.items[*].rank"));
            sum += JsonPath.<List<Number>>read(page, "$.items[*].value").stream()
                    .mapToDouble(Number::doubleValue)
                    .sum();
            next = JsonPath.read(page, "$.next");
        } while (next != null);
        var whole = json(get(login, "/api/v1/key-accounts"));
        assertThat(ranks)
                .doesNotHaveDuplicates()
                .hasSize(JsonPath.read(whole, "$.snapshot.clients"))
                .isSorted();
        var total = JsonPath.<Number>read(whole, "$.snapshot.total").doubleValue()
                + JsonPath.<Number>read(whole, "$.snapshot.negative").doubleValue();
        assertThat(sum).isCloseTo(total, org.assertj.core.api.Assertions.within(0.005));
        var shown = java.util.Objects.requireNonNull(get(login, "/key-accounts/margin/latest/ranking/foot")
                .getResponse()
                .getContentAsString());
        assertThat(shown).contains(ranks.size() + " ", "100.0\u00a0%");
    }

    @Test
    void givesEachOnlyWhatHeMaySee() throws UnsupportedEncodingException {
        var elena = company.people.login("Elena");
        var foreign = company.client(2);
        assertThat(get(elena, "/api/v1/clients/" + company.client(1) + "/standing"))
                .hasStatusOk();
        assertThat(get(elena, "/api/v1/clients/" + foreign + "/standing")).hasStatus(404);
        assertThat(get(elena, "/clients/" + foreign + "/strategy")).hasStatus(404);
        var hers = JsonPath.<List<Integer>>read(
                json(get(elena, "/api/v1/key-accounts/margin/latest/ranking?size=500")), "$.items[*].id");
        assertThat(hers).isNotEmpty().doesNotContain((int) foreign);
        assertThat(get(company.people.login("Irene"), "/api/v1/key-accounts")).hasStatus(403);
    }

    @Test
    void keepsMarginsFromWhoMayNotKnowThem() throws UnsupportedEncodingException {
        var support = company.user(Role.SALES_SUPPORT);
        var whole = json(get(support, "/api/v1/key-accounts"));
        assertThat(JsonPath.<String>read(whole, "$.snapshot.metric")).isEqualTo("REVENUE");
        for (var path : List.of(
                "/api/v1/key-accounts?metric=margin",
                "/api/v1/key-accounts/margin/latest/ranking",
                "/key-accounts?metric=margin",
                "/key-accounts/margin/latest/ranking",
                "/key-accounts/margin/latest/ranking.csv",
                "/clients/" + company.client(1) + "/strategy?metric=margin",
                "/api/v1/clients/" + company.client(1) + "/standing?metric=margin")) {
            assertThat(get(support, path)).as(path).hasStatus(403);
        }
        assertThat(get(support, "/key-accounts"))
                .hasStatusOk()
                .bodyText()
                .contains("by revenue")
                .doesNotContain("metric=margin");
        assertThat(get(support, "/key-accounts/revenue/latest/ranking.csv")).hasStatusOk();
        assertThat(get(support, "/key-accounts/revenue/2001-01-31/ranking")).hasStatusOk();
        assertThat(get(support, "/key-accounts?asOf=2001-01-31")).hasStatus(404);
        assertThat(get(support, "/key-accounts?metric=profit")).hasStatus(404);
    }

    @Test
    void changesTheRulesByVersionWithAReasonOrNotAtAll() throws UnsupportedEncodingException {
        var planner = company.user(Role.PLANNING);
        var rules = json(get(planner, "/api/v1/key-accounts/rules"));
        var changed = rules.replace("\"individualFrom\":0.1,", "\"individualFrom\":0.05,");
        assertThat(changed).isNotEqualTo(rules);
        var effect = json(send(HttpMethod.POST, planner, "/api/v1/key-accounts/rules/preview", changed));
        var before = JsonPath.<Integer>read(json(get(planner, "/api/v1/key-accounts")), "$.snapshot.keyAccounts");
        assertThat(JsonPath.<Integer>read(effect, "$.keyNow")).isEqualTo(before);

        assertThat(send(HttpMethod.PUT, company.people.login("Elena"), "/api/v1/key-accounts/rules", changed))
                .hasStatus(403);
        var silent = JsonPath.parse(changed).set("$.why", " ").jsonString();
        assertThat(send(HttpMethod.PUT, planner, "/api/v1/key-accounts/rules", silent))
                .hasStatus(422)
                .bodyJson()
                .hasPathSatisfying(
                        "$.errors[0].field", field -> field.assertThat().isEqualTo("why"));
        var wrong =
                JsonPath.parse(changed).set("$.rules.scorecard[0].weight", 0.9).jsonString();
        assertThat(send(HttpMethod.PUT, planner, "/api/v1/key-accounts/rules", wrong))
                .hasStatus(422);
        assertThat(send(HttpMethod.PUT, planner, "/api/v1/key-accounts/rules", changed))
                .hasStatusOk();
        assertThat(send(HttpMethod.PUT, planner, "/api/v1/key-accounts/rules", changed))
                .hasStatus(409);
        var after = JsonPath.<Integer>read(json(get(planner, "/api/v1/key-accounts")), "$.snapshot.keyAccounts");
        assertThat(after).isEqualTo(JsonPath.<Integer>read(effect, "$.keyThen"));
        var versions = JsonPath.<List<Map<String, Object>>>read(
                json(get(planner, "/api/v1/key-accounts/rules/versions")), "$");
        assertThat(versions).hasSize(2);
    }

    private MvcTestResult send(HttpMethod method, String login, String path, String body) {
        return mvc.method(method)
                .uri(path)
                .with(user(login))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult get(String login, String path) {
        return mvc.get().uri(java.net.URI.create(path)).with(user(login)).exchange();
    }

    private static String json(MvcTestResult answer) throws UnsupportedEncodingException {
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsString();
    }
}
