package caposaldo.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Stale;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Clause 2.14: what leaves has a place it leaves from. */
class WarehouseTests extends DeliveryScenario {

    @Autowired
    private Warehouses warehouses;

    @Autowired
    private MockMvcTester mvc;

    private String north = "";

    @BeforeEach
    void another() {
        north = "N-" + fixture.range().mark();
        warehouses.add(sam, " " + north.toLowerCase(Locale.ROOT), "North");
    }

    @AfterEach
    void allAreOpen() {
        sql.execute("update ordering.warehouse set valid_until = null");
    }

    private Warehouse named(String code) {
        return warehouses.open(sam, TODAY).stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private DeliveryNote leaves(SalesOrderId order, @Nullable String warehouse) {
        var despatch =
                new DeliverOrder.Despatch(TODAY, null, warehouse, List.of(new DeliverOrder.Line(1, BigDecimal.ONE)));
        var outcome = deliver.deliver(sam, order, get(order).version(), despatch);
        return note(((DeliverOrder.Outcome.Delivered) outcome).note());
    }

    private static String refused(Runnable act) {
        var why = Objects.requireNonNull(catchThrowableOfType(Invalid.class, act::run));
        return why.problems().getFirst().messageKey();
    }

    @Test
    void goodsLeaveFromWhereTheClientsLatestGoodsLeft() {
        var order = confirmed(of(lamp, "10", "0"));
        assertThat(leaves(order, null).warehouse().code())
                .as("the first that is open")
                .isEqualTo("MAIN");
        assertThat(leaves(order, north.toLowerCase(Locale.ROOT)).warehouse().name())
                .isEqualTo("North");
        assertThat(leaves(order, null).warehouse().code()).isEqualTo(north);
        assertThat(refused(() -> leaves(order, "NOWHERE"))).isEqualTo("ordering.warehouses.invalid.unknown");
    }

    @Test
    void nothingLeavesFromAWarehouseThatIsClosedAndWhatLeftStays() {
        var order = confirmed(of(lamp, "10", "0"));
        var left = leaves(order, north);
        sql.execute("update ordering.warehouse set valid_until = ? where code = ?", TODAY.minusDays(1), north);

        assertThat(leaves(order, null).warehouse().code()).isEqualTo("MAIN");
        assertThat(refused(() -> leaves(order, north))).isEqualTo("ordering.warehouses.invalid.unknown");
        assertThat(note(left.id()).warehouse().code()).isEqualTo(north);
    }

    private void until(String code, @Nullable LocalDate day) {
        var one = named(code);
        warehouses.change(sam, one.id(), one.version(), one.name(), day);
    }

    @Test
    void oneStaysOpenWithoutEndAndWhatWasClosedIsOpenedAgain() {
        sql.execute("update ordering.warehouse set valid_until = ? where code not in ('MAIN', ?)", TODAY, north);
        assertThat(refused(() -> until(north, TODAY.minusDays(1)))).isEqualTo("ordering.invalid.past");
        until(north, TODAY.plusDays(5));
        assertThat(named(north).until()).isEqualTo(TODAY.plusDays(5));
        assertThat(refused(() -> until("MAIN", TODAY))).isEqualTo("ordering.warehouses.invalid.last");
        until(north, null);
        until("MAIN", TODAY);
        assertThat(named(north).until()).isNull();
        until("MAIN", null);
    }

    @Test
    void ofTwoWhoChangeOneTheSecondIsTold() {
        var read = named(north);
        warehouses.change(sam, read.id(), read.version(), "Far north", null);
        assertThat(named(north).name()).isEqualTo("Far north");
        assertThat(catchThrowableOfType(
                        Stale.class, () -> warehouses.change(sam, read.id(), read.version(), "South", null)))
                .isNotNull();
    }

    @Test
    void eachHasACodeOfItsOwnAndSupportKeepsThem() {
        assertThat(refused(() -> warehouses.add(sam, north, "Again"))).isEqualTo("ordering.warehouses.invalid.taken");
        assertThat(refused(() -> warehouses.add(sam, "a b", "Blank"))).isEqualTo("ordering.warehouses.invalid.code");
        assertThat(refused(() -> warehouses.add(sam, north + "2", " "))).isEqualTo("ordering.warehouses.invalid.name");
        assertThat(catchThrowableOfType(Forbidden.class, () -> warehouses.add(elena, north + "3", "Mine")))
                .isNotNull();
    }

    private String page(String path) {
        var answer =
                mvc.get().uri(path).with(user(fixture.range().login("Sam"))).exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private MvcTestResult form(String path, Map<String, String> values) {
        var request =
                mvc.post().uri(path).with(user(fixture.range().login("Sam"))).with(csrf());
        values.forEach(request::param);
        return request.exchange();
    }

    private MvcTestResult send(HttpMethod method, String path, String body) {
        return mvc.method(method)
                .uri(path)
                .with(user(fixture.range().login("Sam")))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    @Test
    void thePagesKeepThemAndAskWhereGoodsLeaveFrom() {
        var south = north.replace("N-", "S-");
        assertThat(page("/deliveries/warehouses/new")).contains("Capital letters", "Code");
        assertThat(form("/deliveries/warehouses", Map.of("code", south, "name", "South")))
                .hasStatus3xxRedirection();
        assertThat(form("/deliveries/warehouses", Map.of("code", south, "name", "South")))
                .bodyText()
                .contains("There is a warehouse " + south + " already.");
        assertThat(page("/deliveries/warehouses")).contains("South");
        var order = confirmed(of(lamp, "10", "0"));
        assertThat(page(order.path())).contains("As the last time", "<option value=\"" + south + "\"");
        var values = Map.of(
                "version", "" + get(order).version(), "deliver-1", "3", "deliveredOn", TODAY + "", "warehouse", south);
        var left = form(order.path() + "/deliveries", values).getResponse().getRedirectedUrl();
        assertThat(page(Objects.requireNonNull(left))).contains("Warehouse", "South");
        assertThat(page("/deliveries?warehouse.is=" + south)).contains("DN-");
        var path = named(south).path();
        assertThat(form(path, Map.of("version", "1", "name", "South", "validUntil", TODAY.minusDays(1) + "")))
                .bodyText()
                .contains("Last day");
        assertThat(form(path, Map.of("version", "1", "name", "Deep south", "validUntil", TODAY + "")))
                .hasStatus3xxRedirection();
        assertThat(page(path)).contains("Deep south", TODAY + "", "what left from it");
    }

    @Test
    void programsKeepThemAndSayWhereGoodsLeaveFrom() {
        var list = "/api/v1/deliveries/warehouses";
        var added = send(HttpMethod.POST, list, "{\"code\": \"%s9\", \"name\": \"Ninth\"}".formatted(north));
        assertThat(added).hasStatus(201);
        assertThat(send(HttpMethod.POST, list, "{\"name\": \"Ninth\"}")).hasStatus(422);
        assertThat(page(list)).contains("Ninth");
        var order = confirmed(of(lamp, "10", "0"));
        var body = """
                {"version": %d, "warehouse": "%s9", "lines": [{"no": 1, "quantity": 2}]}""";
        assertThat(send(
                        HttpMethod.POST,
                        "/api/v1" + order.path() + "/deliveries",
                        body.formatted(get(order).version(), north)))
                .hasStatus(201)
                .bodyJson()
                .extractingPath("$.warehouse")
                .isEqualTo(north + "9");
        var one = Objects.requireNonNull(added.getResponse().getHeader("Location"));
        var change = "{\"version\": 1, \"name\": \"Ninth\", \"validUntil\": \"%s\"}";
        assertThat(send(HttpMethod.PUT, one, change.formatted(LocalDate.EPOCH))).hasStatus(422);
        assertThat(send(HttpMethod.PUT, one, change.formatted(TODAY)))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.validUntil")
                .isEqualTo(TODAY + "");
        assertThat(send(HttpMethod.PUT, one, change.formatted(TODAY))).hasStatus(409);
        assertThat(page(one)).contains("\"version\":2");
    }
}
