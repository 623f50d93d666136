package caposaldo.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@CaposaldoTest
class CatalogApiTests {

    private static final String GTIN = "6291041500213";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private DSLContext sql;

    private CatalogFixture range;

    @BeforeEach
    void stock() {
        range = new CatalogFixture(sql);
    }

    @Test
    void writesAProductAndReadsItBackWithItsVersion() throws UnsupportedEncodingException {
        sql.execute("update catalog.item set gtin = null where gtin = ?", GTIN);
        var body = "{\"code\":\"%s-NEW\",\"name\":\"Cedrata 24\",\"gtin\":\"6 291041 500213\"}".formatted(range.mark());
        var added = send(HttpMethod.POST, "Sam", "/api/v1/products", body);
        assertThat(added).hasStatus(201).bodyJson().extractingPath("$.gtin").isEqualTo(GTIN);
        var at = java.util.Objects.requireNonNull(added.getResponse().getHeader("Location"));
        assertThat(get("Elena", at)).hasStatusOk().hasHeader("ETag", "\"1\"");

        var change = "{\"code\":\"%s-NEW\",\"name\":\"Cedrata 24 × 0.33\",\"version\":%d}";
        assertThat(send(HttpMethod.PUT, "Sam", at, change.formatted(range.mark(), 1)))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.version")
                .isEqualTo(2);
        assertThat(send(HttpMethod.PUT, "Sam", at, change.formatted(range.mark(), 1)))
                .hasStatus(409)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(send(HttpMethod.PUT, "Elena", at, change.formatted(range.mark(), 2)))
                .hasStatus(403);
        assertThat(send(HttpMethod.POST, "Sam", at + "/withdrawal", "{\"version\":2}"))
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("WITHDRAWN");
        assertThat(get("Elena", "/api/v1/products/999999999")).hasStatus(404);
        assertThat(get("Elena", "/products/0")).hasStatus(404);
        assertThat(get("Irene", at)).as("staff records see no products").hasStatus(403);
    }

    @Test
    void saysWhichFieldOfAProductIsWrong() {
        var body = "{\"code\":\"%s-BAD\",\"name\":\"Bad\",\"gtin\":\"6291041500214\"}".formatted(range.mark());
        assertThat(send(HttpMethod.POST, "Sam", "/api/v1/products", body))
                .hasStatus(422)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .hasPathSatisfying(
                        "$.errors[0].field", field -> field.assertThat().isEqualTo("gtin"))
                .hasPathSatisfying(
                        "$.errors[0].detail",
                        said -> said.assertThat().asString().contains("should be 3"));
        assertThat(send(HttpMethod.POST, "Sam", "/api/v1/products", "{\"name\":\"No code\"}"))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("code");
    }

    /** Of Sam, who sees no margin, the cost is kept on the page, in the list, in files, in the API, and from sorting. */
    @Test
    void hidesTheCostFromWhoMayNotSeeIt() throws UnsupportedEncodingException {
        var id = range.item("Chinotto", null);
        var list = "/products?q=" + range.mark();
        var csv = "/products.csv?q=" + range.mark();
        var api = "/api/v1/products?q=" + range.mark();
        for (var path : List.of(list, csv, api, id.path(), id.path() + "/prices")) {
            assertThat(text("Elena", path)).as(path).contains("9.1");
            assertThat(text("Sam", path)).as(path).contains("12.5").doesNotContain("9.1");
        }
        assertThat(text("Sam", list)).doesNotContain(">Cost<");
        assertThat(text("Elena", list)).contains(">Cost");
        for (var path : List.of(list + "&sort=cost", list + "&cost.from=1", api + "&sort=-cost")) {
            assertThat(get("Sam", path)).as(path).hasStatus(422);
            assertThat(get("Elena", path)).as(path).hasStatusOk();
        }
        assertThat(get("Sam", "/api/v1" + id.path() + "/costs")).hasStatus(403);
        assertThat(send(
                        HttpMethod.PUT,
                        "Sam",
                        "/api/v1" + id.path() + "/costs/2026-11-23",
                        "{\"amount\":1,\"version\":1}"))
                .hasStatus(403);
    }

    @Test
    void pagesThroughTheRangeOnceWithoutAGapInTheOrderOfPrices() throws UnsupportedEncodingException {
        var all = new ArrayList<Long>();
        for (var name : List.of("Acqua", "Birra", "Cola", "Dattero", "Erba", "Fico", "Grano")) {
            all.add(range.item(name, null).value());
        }
        for (var sort : List.of("name", "-price", "cost", "available", "expectedOn", "group")) {
            var seen = new ArrayList<Long>();
            var cursor = "";
            do {
                var page = text(
                        "Elena", "/api/v1/products?size=3&q=" + range.mark() + "&sort=" + sort + "&after=" + cursor);
                JsonPath.<List<Integer>>read(page, "$.items[*].id").forEach(i -> seen.add(i.longValue()));
                var next = JsonPath.<String>read(page, "$.next");
                cursor = next == null ? "" : next;
            } while (!cursor.isEmpty());
            assertThat(seen).as(sort).containsExactlyInAnyOrderElementsOf(all);
        }
    }

    @Test
    void setsPricesPacksRangeAndStock() {
        var at = "/api/v1" + range.item("Olio", null).path();
        assertThat(send(HttpMethod.PUT, "Sam", at + "/prices/2026-12-01", "{\"amount\":13.25,\"version\":1}"))
                .hasStatusOk();
        assertThat(get("Elena", at + "/prices"))
                .bodyJson()
                .extractingPath("$.items[*].amount")
                .asArray()
                .containsExactly(13.25, 12.5);
        assertThat(send(HttpMethod.POST, "Sam", at + "/packs", "{\"unitCode\":\"CT\",\"quantity\":24,\"version\":2}"))
                .hasStatus(201);
        assertThat(send(HttpMethod.PUT, "Sam", at + "/range/Retail", "{\"mustSell\":true,\"version\":3}"))
                .hasStatusOk();
        assertThat(get("Elena", at + "/range"))
                .bodyJson()
                .extractingPath("$.items[0].segment")
                .isEqualTo("Retail");
        assertThat(get("Elena", at + "/availability")).hasStatus(404);
        assertThat(send(HttpMethod.PUT, "Sam", at + "/availability", "{\"quantity\":62,\"expectedOn\":\"2026-11-28\"}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.quantity")
                .isEqualTo(62.0);
        assertThat(send(HttpMethod.DELETE, "Sam", at + "/prices/2026-12-01?version=4", ""))
                .hasStatus(204);
    }

    @Test
    void keepsTheTreeOfGroupsAndListsTheProductsOfABranch() throws UnsupportedEncodingException {
        var drinks = range.group("Drinks", null);
        var bitter = range.group("Bitter", drinks);
        var inside = range.item("Chinotto", bitter);
        range.item("Pasta", null);
        assertThat(text("Elena", "/api/v1/products/groups/" + drinks + "/items"))
                .contains("\"id\":" + inside.value());
        assertThat(text("Elena", "/products/groups/" + drinks + "/items/foot")).contains("1");
        assertThat(text("Elena", "/products/groups")).contains("Drinks", "Bitter");
        assertThat(send(
                        HttpMethod.PUT,
                        "Sam",
                        "/api/v1/products/groups/" + drinks,
                        "{\"name\":\"Drinks\",\"parentId\":" + bitter + ",\"version\":1}"))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[0].code")
                .isEqualTo("catalog.invalid.group.ring");
        assertThat(text("Elena", "/api/v1/products/groups?limit=1")).contains("\"next\":\"");
    }

    @Test
    void lendsASampleOnceAndShowsItToWhoSeesTheClient() throws UnsupportedEncodingException {
        var sample = range.sample(range.item("Macinino", null), "7");
        var body = "{\"clientId\":%d,\"dueBackOn\":\"%s\"}"
                .formatted(range.client("Casa Nova").value(), TestClock.TODAY.plusDays(7));
        var lent = send(HttpMethod.POST, "Elena", "/api/v1" + sample.path() + "/loans", body);
        assertThat(lent).hasStatus(201);
        var loan = java.util.Objects.requireNonNull(lent.getResponse().getHeader("Location"));
        assertThat(send(HttpMethod.POST, "Elena", "/api/v1" + sample.path() + "/loans", body))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[0].code")
                .isEqualTo("catalog.invalid.sample.out");
        assertThat(get("Luca", loan)).hasStatus(404);
        for (var path : List.of("/samples", "/samples.csv", "/api/v1/samples", "/samples/loans", sample.path())) {
            var asked = path.equals(sample.path())
                    ? path
                    : path + "?q=" + range.mark().toLowerCase(java.util.Locale.ROOT);
            assertThat(text("Elena", asked)).as(path).contains("Casa Nova");
            assertThat(text("Luca", asked)).as(path).doesNotContain("Casa Nova");
        }
        assertThat(text("Luca", "/api/v1/samples?client=Casa&q=" + range.mark()))
                .contains("\"items\":[]");
        assertThat(send(HttpMethod.POST, "Elena", loan + "/return", "{\"condition\":\"WORN\",\"version\":1}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.returnedCondition")
                .isEqualTo("WORN");
        assertThat(send(HttpMethod.PUT, "Elena", loan + "/outcome", "{\"outcome\":\"ACCEPTED\",\"version\":2}"))
                .hasStatusOk();
    }

    @Test
    void findsAProductByAFewLettersAndByItsCode() throws UnsupportedEncodingException {
        var id = range.item("Zwiebelmettwurst", null);
        assertThat(text("Elena", "/api/v1/search?q=zwibelmetwurst")).contains("Zwiebelmettwurst", id.path());
        assertThat(text("Elena", "/api/v1/search?q=" + range.mark() + "-zwi")).contains(id.path());
        assertThat(text("Irene", "/api/v1/search?q=Zwiebelmettwurst")).doesNotContain(id.path());
    }

    private MvcTestResult send(HttpMethod method, String who, String path, String body) {
        return mvc.method(method)
                .uri(java.net.URI.create(path))
                .with(user(range.login(who)))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult get(String who, String path) {
        return mvc.get()
                .uri(java.net.URI.create(path))
                .with(user(range.login(who)))
                .exchange();
    }

    private String text(String who, String path) throws UnsupportedEncodingException {
        var answer = get(who, path);
        assertThat(answer).as(who + " " + path).hasStatusOk();
        return answer.getResponse().getContentAsString();
    }
}
