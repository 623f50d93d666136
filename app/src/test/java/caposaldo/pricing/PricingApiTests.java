package caposaldo.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.catalog.ItemId;
import caposaldo.security.AccessScopes;
import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Prices on pages and for programs. */
@CaposaldoTest
class PricingApiTests {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private KeepPriceList keep;

    @Autowired
    private PriceLists lists;

    @Autowired
    private ColumnRules rules;

    @Autowired
    private AccessScopes scopes;

    @Autowired
    private DSLContext sql;

    private PricingFixture fixture;
    private PriceListId list;
    private ItemId lamp;
    private String client;

    @BeforeEach
    void stock() {
        fixture = new PricingFixture(sql, scopes, keep, lists, rules);
        list = fixture.list();
        lamp = fixture.item("Lamp");
        client = fixture.range().client("Casa Nova").path();
        fixture.rule(fixture.column(list, "WHO"), "Wholesale " + fixture.segment());
        fixture.inSegment("Casa Nova");
    }

    @Test
    void buildsAListByTheApiAndReadsWhatEachColumnSays() throws UnsupportedEncodingException {
        var body = "{\"code\":\"%s-N\",\"name\":\"New\",\"currency\":\"eur\",\"from\":\"2026-01-01\"}"
                .formatted(fixture.range().mark());
        var added = send(HttpMethod.POST, "Sam", "/api/v1/prices", body);
        assertThat(added).hasStatus(201).bodyJson().extractingPath("$.currency").isEqualTo("EUR");
        assertThat(send(HttpMethod.POST, "Sam", "/api/v1/prices", body))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[0].code")
                .isEqualTo("pricing.invalid.code.taken");
        assertThat(send(HttpMethod.POST, "Elena", "/api/v1/prices", body)).hasStatus(403);
        var at = java.util.Objects.requireNonNull(added.getResponse().getHeader("Location"));
        send(HttpMethod.POST, "Sam", at + "/columns", "{\"code\":\"A\",\"name\":\"A\",\"version\":1}");
        var column = JsonPath.<Integer>read(text("Sam", at), "$.columns[0].id");
        assertThat(send(
                        HttpMethod.PUT,
                        "Sam",
                        at + "/columns/" + column + "/formulas/2026-02-01",
                        "{\"percent\":-12,\"roundTo\":1,\"ending\":0.99,\"version\":2}"))
                .hasStatusOk();
        assertThat(send(
                        HttpMethod.PUT,
                        "Sam",
                        at + "/columns/" + column + "/formulas/2026-02-01",
                        "{\"roundTo\":1,\"ending\":1,\"version\":3}"))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("ending");
        assertThat(get("Elena", at + "/items?q=" + fixture.range().mark()))
                .bodyJson()
                .extractingPath("$.items[0].prices[0].price")
                .isEqualTo(10.99);
        assertThat(send(
                        HttpMethod.PUT,
                        "Sam",
                        at + "/columns/" + column + "/items/" + lamp.value(),
                        "{\"from\":\"2026-03-01\",\"price\":9.95}"))
                .hasStatus(204);
        assertThat(get("Elena", at + "/typed"))
                .bodyJson()
                .extractingPath("$.items[0].price")
                .isEqualTo(9.95);
        assertThat(get("Elena", at + "/items?on=2026-02-28&q=" + fixture.range().mark()))
                .bodyJson()
                .extractingPath("$.items[0].prices[0].price")
                .isEqualTo(10.99);
    }

    @Test
    void explainsThePriceOfManyProductsToAProgram() throws UnsupportedEncodingException {
        var chair = fixture.item("Chair");
        var answer = text(
                "Elena",
                "/api/v1" + client + "/prices?item=" + lamp.value() + "&item=" + chair.value() + "&quantity=10");
        assertThat(JsonPath.<List<Double>>read(answer, "$.items[*].price")).containsExactly(11.25, 11.25);
        assertThat(JsonPath.<List<String>>read(answer, "$.items[0].steps[*].what"))
                .containsExactly("LIST_PRICE", "COMPUTED", "COMPUTED");
        assertThat(JsonPath.<List<String>>read(
                        answer, "$.items[0].rules[?(@.name == 'Wholesale " + fixture.segment() + "')].outcome"))
                .containsExactly("FIRED");
        assertThat(get("Luca", "/api/v1" + client + "/prices?item=" + lamp.value()))
                .hasStatus(404);
        assertThat(get("Elena", "/api/v1" + client + "/prices?item=" + lamp.value() + "&quantity=0"))
                .hasStatus(422);
    }

    @Test
    void agreesAPriceByTheApiWhichPageAndProgramThenShow() throws UnsupportedEncodingException {
        var body = "{\"itemId\":%d,\"price\":10.40,\"from\":\"%s\",\"reason\":\"Second shop\"}"
                .formatted(lamp.value(), TestClock.TODAY);
        var asking = "/api/v1" + client + "/prices/asked";
        assertThat(send(HttpMethod.POST, "Luca", asking, body)).hasStatus(404);
        assertThat(send(HttpMethod.POST, "Marta", asking, body))
                .hasStatus(201)
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("AGREED");
        var id = JsonPath.<Integer>read(text("Elena", "/api/v1" + client + "/prices/agreed"), "$.items[0].id");
        assertThat(text("Elena", client + "/prices")).contains("Second shop", "10.40");
        assertThat(text("Elena", client + "/prices/" + lamp.value())).contains("Second shop", "10.40", "11.25");
        assertThat(send(
                        HttpMethod.POST,
                        "Marta",
                        "/api/v1" + client + "/prices/agreed/" + id + "/end",
                        "{\"until\":\"%s\",\"version\":1}".formatted(TestClock.TODAY)))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.version")
                .isEqualTo(2);
    }

    @Test
    void asksByTheApiAndDecidesByTheApi() throws UnsupportedEncodingException {
        var body = "{\"itemId\":%d,\"price\":9.90,\"from\":\"%s\",\"reason\":\"Third shop\"}"
                .formatted(lamp.value(), TestClock.TODAY);
        var sent = send(HttpMethod.POST, "Elena", "/api/v1" + client + "/prices/asked", body);
        assertThat(sent).hasStatus(201).bodyJson().extractingPath("$.state").isEqualTo("ASKED");
        var at = java.util.Objects.requireNonNull(sent.getResponse().getHeader("Location"));
        assertThat(text("Marta", "/api/v1/approvals?turn=MINE")).contains("Casa Nova", "pricing.price");
        assertThat(text("Marta", "/approvals?turn=MINE")).contains("Price with a client");
        assertThat(text("Marta", "/")).contains("Waits for your word");
        assertThat(text("Marta", at.replace("/api/v1", ""))).contains("Third shop", "Approve");
        assertThat(text("Elena", at.replace("/api/v1", "")))
                .contains("Withdraw")
                .doesNotContain(">Approve<");
        assertThat(send(HttpMethod.POST, "Elena", at + "/decision", "{\"approved\":true,\"version\":1}"))
                .hasStatus(403);
        assertThat(send(HttpMethod.POST, "Marta", at + "/decision", "{\"approved\":true,\"version\":1}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("APPROVED");
        assertThat(get("Elena", "/api/v1" + client + "/prices?item=" + lamp.value()))
                .bodyJson()
                .extractingPath("$.items[0].source")
                .isEqualTo("AGREED");
    }

    @Test
    void keepsDiscountRightsForTheCommercialDirector() throws UnsupportedEncodingException {
        var body =
                ("{\"role\":\"KAM\",\"measure\":\"LINE\",\"limit\":3,\"from\":\"2026-01-01\",\"until\":\"2026-01-31\","
                                + "\"segment\":\"%s\"}")
                        .formatted(fixture.segment());
        assertThat(send(HttpMethod.POST, "Marta", "/api/v1/prices/rights", body))
                .hasStatus(403);
        assertThat(send(HttpMethod.POST, "Dario", "/api/v1/prices/rights", body))
                .hasStatus(201);
        assertThat(send(HttpMethod.POST, "Dario", "/api/v1/prices/rights", body))
                .as("two for the same days")
                .hasStatus(422);
        assertThat(text("Elena", "/prices/rights")).contains(fixture.segment(), "Key account manager");
    }

    @Test
    void showsTheMarginOnlyToWhoMaySeeIt() throws UnsupportedEncodingException {
        var check =
                "/prices/check?client=" + fixture.range().client("Casa Nova").value();
        assertThat(get("Elena", check))
                .as("a client is chosen by code or words")
                .hasStatusOk();
        var why = client + "/prices/" + lamp.value();
        assertThat(text("Elena", why)).contains("cost 9.10");
        assertThat(text("Sam", why)).contains("11.25").doesNotContain("9.10", "Margin");
        assertThat(text("Sam", client + "/prices")).doesNotContain("Margin");
    }

    @Test
    void sendsOnlyTheListsOfTheHouseByPage() throws UnsupportedEncodingException {
        assertThat(text("Elena", "/prices?q=" + fixture.range().mark()))
                .contains("Standard " + fixture.range().mark());
        assertThat(text("Elena", list.path())).contains("Wholesale", "−10");
        assertThat(text("Elena", list.path() + "/items?q=" + fixture.range().mark()))
                .contains("12.50", "11.25");
        assertThat(text("Elena", "/prices/rules")).contains("Wholesale " + fixture.segment());
        assertThat(get("Irene", "/prices")).as("staff records see no prices").hasStatus(403);
        assertThat(get("Elena", "/prices/999999999")).hasStatus(404);
    }

    private MvcTestResult send(HttpMethod method, String who, String path, String body) {
        return mvc.method(method)
                .uri(URI.create(path))
                .with(user(fixture.range().login(who)))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult get(String who, String path) {
        return mvc.get()
                .uri(URI.create(path))
                .with(user(fixture.range().login(who)))
                .exchange();
    }

    private String text(String who, String path) throws UnsupportedEncodingException {
        var answer = get(who, path);
        assertThat(answer).as(who + " " + path).hasStatusOk();
        return answer.getResponse().getContentAsString();
    }
}
