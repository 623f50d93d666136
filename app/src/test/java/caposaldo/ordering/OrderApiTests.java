package caposaldo.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The same over the API, and by the forms of the pages. */
class OrderApiTests extends OrderScenario {

    @Autowired
    private MockMvcTester mvc;

    private MvcTestResult send(HttpMethod method, String given, String path, String body, String... key) {
        var request = mvc.method(method)
                .uri(path)
                .with(user(fixture.range().login(given)))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON);
        return (key.length == 0 ? request : request.header("Idempotency-Key", key[0]))
                .content(body)
                .exchange();
    }

    private static int read(MvcTestResult answer, String path) throws UnsupportedEncodingException {
        return JsonPath.<Integer>read(answer.getResponse().getContentAsString(), path);
    }

    private String newOrder() {
        return """
                {"clientId": %d, "customerReference": "PO 77", "lines": [{"item": %d, "quantity": 10}]}""".formatted(casa.value(), lamp.value());
    }

    @Test
    void entersSubmitsAndAnswersAnOrder() throws UnsupportedEncodingException {
        var entered = send(HttpMethod.POST, "Elena", "/api/v1/orders", newOrder(), "once-" + lamp.value());
        assertThat(entered).hasStatus(201);
        var again = send(HttpMethod.POST, "Elena", "/api/v1/orders", newOrder(), "once-" + lamp.value());
        assertThat(read(again, "$.id")).isEqualTo(read(entered, "$.id"));
        var path = "/api/v1/orders/" + read(entered, "$.id");
        assertThat(send(
                        HttpMethod.POST,
                        "Elena",
                        path + "/submission",
                        "{\"version\": %d}".formatted(read(entered, "$.version"))))
                .bodyJson()
                .extractingPath("$.result")
                .isEqualTo("SUBMITTED");
        var version = read(send(HttpMethod.GET, "Elena", path, ""), "$.version");
        var answers = """
                {"version": %d, "lines": [{"no": 1, "confirmed": 4, "on": "%s", "refusal": "OUT_OF_STOCK"}]}""".formatted(version, TODAY);
        assertThat(send(HttpMethod.POST, "Elena", path + "/answer", answers)).hasStatus(403);
        var answered = send(HttpMethod.POST, "Sam", path + "/answer", answers);
        assertThat(answered).bodyJson().extractingPath("$.responseCode").isEqualTo("CA");
        assertThat(answered).bodyJson().extractingPath("$.lines[0].response").isEqualTo(3);
        assertThat(send(HttpMethod.POST, "Sam", path + "/answer", answers)).hasStatus(409);
        assertThat(send(HttpMethod.GET, "Luca", path, "")).hasStatus(404);
    }

    private String atOnce(String key, java.time.LocalDate on) {
        return """
                {"clientId": %d, "lines": [{"item": %d, "quantity": 10}], "source": "phone", "key": "%s", "confirmOn": "%s"}""".formatted(casa.value(), lamp.value(), key, on);
    }

    @Test
    void takesAnOrderOnTheTelephoneAndConfirmsItAtOnce() throws UnsupportedEncodingException {
        limit(casa, "1000");
        var body = atOnce("at-once-" + lamp.value(), TODAY);
        assertThat(send(HttpMethod.POST, "Elena", "/api/v1/orders", body)).hasStatus(403);
        var taken = send(HttpMethod.POST, "Sam", "/api/v1/orders", body);
        assertThat(taken).hasStatus(201);
        assertThat(taken).bodyJson().extractingPath("$.state").isEqualTo("CONFIRMED");
        assertThat(taken)
                .bodyJson()
                .extractingPath("$.lines[0].confirmedQuantity")
                .isEqualTo(10.0);
        assertThat(taken)
                .bodyJson()
                .extractingPath("$.events[*].to")
                .asArray()
                .containsExactlyInAnyOrder("SUBMITTED", "CONFIRMED");
        var again = send(HttpMethod.POST, "Sam", "/api/v1/orders", body);
        assertThat(read(again, "$.id")).isEqualTo(read(taken, "$.id"));
        assertThat(send(
                        HttpMethod.POST,
                        "Sam",
                        "/api/v1/orders",
                        atOnce("yesterday-" + lamp.value(), TODAY.minusDays(1))))
                .hasStatus(422);
    }

    @Test
    void confirmsNothingAtOnceThatHasToBeAskedFor() throws UnsupportedEncodingException {
        limit(casa, "50");
        var body = atOnce("held-" + lamp.value(), TODAY);
        assertThat(send(HttpMethod.POST, "Sam", "/api/v1/orders", body)).hasStatus(422);
        // The reason is heard; above this man there is nobody who could let it go.
        var asked = atOnce("asked-" + lamp.value(), TODAY)
                .replace("\"clientId\"", "\"reason\": \"The fair\", \"clientId\"");
        assertThat(send(HttpMethod.POST, "Sam", "/api/v1/orders", asked))
                .bodyJson()
                .extractingPath("$.errors[0].code")
                .isEqualTo("approval.invalid.nobody");
        limit(casa, "1000");
        assertThat(send(HttpMethod.POST, "Sam", "/api/v1/orders", body))
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("CONFIRMED");
    }

    @Test
    void changesADraftUnderTheVersionThatWasRead() throws UnsupportedEncodingException {
        var entered = send(HttpMethod.POST, "Elena", "/api/v1/orders", newOrder());
        var path = "/api/v1/orders/" + read(entered, "$.id");
        var changed = mvc.put()
                .uri(path)
                .with(user(fixture.range().login("Elena")))
                .with(csrf())
                .header("If-Match", "\"" + read(entered, "$.version") + "\"")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"lines\": [{\"item\": %d, \"quantity\": 0}]}".formatted(lamp.value()))
                .exchange();
        assertThat(changed).hasStatus(422);
        assertThat(changed).bodyJson().extractingPath("$.errors[0].field").isEqualTo("quantity-1");
    }

    private MvcTestResult form(String given, String path, Map<String, String> values) {
        var request =
                mvc.post().uri(path).with(user(fixture.range().login(given))).with(csrf());
        for (var value : values.entrySet()) {
            request = request.param(value.getKey(), value.getValue());
        }
        return request.exchange();
    }

    private String page(String given, String path) {
        var answer =
                mvc.get().uri(path).with(user(fixture.range().login(given))).exchange();
        assertThat(answer).hasStatusOk();
        try {
            return answer.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void isTypedByTheFormsOfThePages() {
        limit(casa, "1000");
        var code = get(draft(of(lamp, "1", "0"))).lines().getFirst().code();
        var id = draft();
        assertThat(page("Elena", id.path())).contains("1\u00a0000.00", "Wholesale", "Take the lines");
        assertThat(page("Elena", id.path() + "/price?item=" + code + "&quantity=3"))
                .contains("11.25", "Wholesale");
        assertThat(form(
                        "Elena",
                        id.path() + "/lines",
                        Map.of("version", "" + get(id).version(), "item", code, "quantity", "10", "then", "save")))
                .hasStatus3xxRedirection();
        assertThat(page("Elena", id.path())).contains("112.50", "137.25", "862.75");
        assertThat(form(
                        "Elena",
                        id.path() + "/lines",
                        Map.of("version", "" + get(id).version(), "quantity-1", "8", "then", "submit")))
                .hasStatus3xxRedirection();
        assertThat(get(id).state()).isEqualTo(OrderState.SUBMITTED);
        assertThat(page("Sam", "/orders/queue")).contains("Casa Nova", "SO-2026-");
        assertThat(page("Sam", id.path())).contains("Answer line by line", "Ask back");
        assertThat(form(
                        "Sam",
                        id.path() + "/answer",
                        Map.of("version", "" + get(id).version(), "confirmed-1", "8", "on-1", TODAY.toString())))
                .hasStatus3xxRedirection();
        assertThat(page("Elena", id.path())).contains("confirmed", "accepted", "What happened");
        assertThat(page("Elena", "/orders")).contains("confirmed");
        assertThat(page("Elena", casa.path() + "/orders")).contains("SO-2026-");
        assertThat(page("Elena", casa.path() + "/history")).contains("An order: confirmed");
    }

    @Test
    void isConfirmedAtOnceByTheFormOfWhoMayAnswer() {
        limit(casa, "1000");
        var id = draft(of(lamp, "10", "0"));
        assertThat(page("Elena", id.path())).contains("Submit").doesNotContain("Submit and confirm");
        assertThat(page("Sam", id.path())).contains("Submit and confirm");
        assertThat(form(
                        "Sam",
                        id.path() + "/lines",
                        Map.of("version", "" + get(id).version(), "quantity-1", "9", "then", "confirm")))
                .hasStatus3xxRedirection();
        var order = get(id);
        assertThat(order.state()).isEqualTo(OrderState.CONFIRMED);
        assertThat(order.lines().getFirst().confirmedQuantity()).isEqualByComparingTo("9");
        assertThat(order.lines().getFirst().confirmedOn()).isEqualTo(TODAY);
    }

    @Test
    void saysBesideTheFieldWhatCannotBe() {
        var id = draft(of(lamp, "10", "0"));
        var refused = form(
                "Elena",
                id.path() + "/lines",
                Map.of("version", "" + get(id).version(), "quantity-1", "10", "discount-1", "101", "then", "save"));
        assertThat(refused).hasStatusOk();
        assertThat(refused).bodyText().contains("a discount is from 0 to 100", "value=\"101\"");
        assertThat(form("Elena", id.path() + "/rows", Map.of("version", "" + get(id).version(), "rows", "nonsense")))
                .bodyText()
                .contains("Row 1: no code and quantity.");
        assertThat(form(
                        "Elena",
                        id.path() + "/lines",
                        Map.of(
                                "version",
                                "" + get(id).version(),
                                "quantity-1",
                                "10",
                                "discount-1",
                                "30",
                                "then",
                                "submit")))
                .as("without a reason")
                .bodyText()
                .contains("Reason");
        assertThat(get(id).state()).isEqualTo(OrderState.DRAFT);
    }

    private SalesOrderId confirmedOrder() {
        var id = draft(of(lamp, "10", "0"));
        submit(id);
        confirm(id);
        return id;
    }

    @Test
    void deliversSignsForAndInvoicesOverTheApi() throws UnsupportedEncodingException {
        var id = confirmedOrder();
        var leaves = """
                {"version": %d, "carrier": "Adige Trasporti", "lines": [{"no": 1, "quantity": 10}]}""".formatted(get(id).version());
        var path = "/api/v1" + id.path() + "/deliveries";
        assertThat(send(HttpMethod.POST, "Elena", path, leaves)).hasStatus(403);
        var left = send(HttpMethod.POST, "Sam", path, leaves);
        assertThat(left).hasStatus(201);
        assertThat(send(HttpMethod.POST, "Sam", path, leaves)).hasStatus(409);
        var note = "/api/v1/deliveries/" + read(left, "$.id");
        var receipt = """
                {"version": 1, "signedBy": "R. Bianchi", "lines": [{"no": 1, "accepted": 8, "difference": "SHORT"}]}""";
        assertThat(send(HttpMethod.POST, "Sam", note + "/proof", receipt))
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("SIGNED");
        assertThat(send(HttpMethod.POST, "Sam", note + "/invoice", "{\"version\": 2}"))
                .hasStatus(403);
        var invoiced = send(HttpMethod.POST, "Fiona", note + "/invoice", "{\"version\": 2}");
        assertThat(invoiced).bodyJson().extractingPath("$.gross").isEqualTo(109.80);
        assertThat(invoiced)
                .bodyJson()
                .extractingPath("$.invoiceNumber")
                .asString()
                .startsWith("INV-2026-");
        assertThat(send(HttpMethod.GET, "Luca", note, "")).hasStatus(404);
        assertThat(page("Sam", "/api/v1/deliveries")).contains("DN-2026-");
        assertThat(page("Sam", "/api/v1/deliveries/waiting")).doesNotContain(get(id).called());
    }

    @Test
    void deliversSignsForAndInvoicesByTheFormsOfThePages() {
        var id = confirmedOrder();
        assertThat(page("Sam", "/deliveries/waiting")).contains("Casa Nova", "137.25");
        assertThat(page("Sam", id.path())).contains("Issue the delivery note", "Back order");
        assertThat(page("Elena", id.path())).doesNotContain("Issue the delivery note");
        var version = "" + get(id).version();
        assertThat(form(
                        "Sam",
                        id.path() + "/deliveries",
                        Map.of("version", version, "deliver-1", "11", "deliveredOn", TODAY.toString())))
                .bodyText()
                .contains("at most 10 is confirmed and has not left");
        var left = form(
                "Sam",
                id.path() + "/deliveries",
                Map.of("version", version, "deliver-1", "10", "deliveredOn", TODAY.toString()));
        assertThat(left).hasStatus3xxRedirection();
        var note = java.util.Objects.requireNonNull(left.getResponse().getRedirectedUrl());
        assertThat(page("Sam", note)).contains("Proof of delivery", "DN-2026-");
        assertThat(form(
                        "Sam",
                        note + "/proof",
                        Map.of(
                                "version",
                                "1",
                                "accepted-1",
                                "8",
                                "signedBy",
                                "R. Bianchi",
                                "signedOn",
                                TODAY.toString())))
                .bodyText()
                .contains("less needs a reason");
        assertThat(form(
                        "Sam",
                        note + "/proof",
                        Map.of(
                                "version",
                                "1",
                                "accepted-1",
                                "8",
                                "difference-1",
                                "DAMAGED",
                                "signedBy",
                                "R. Bianchi",
                                "signedOn",
                                TODAY.toString())))
                .hasStatus3xxRedirection();
        assertThat(page("Fiona", note)).contains("Invoice what was accepted", "109.80", "damaged");
        assertThat(form("Fiona", note + "/invoice", Map.of("version", "2"))).hasStatus3xxRedirection();
        assertThat(page("Elena", note)).contains("INV-2026-", "invoiced");
        assertThat(page("Elena", id.path())).contains("DN-2026-", "invoiced");
        assertThat(page("Elena", "/deliveries")).contains("DN-2026-", "Casa Nova");
    }

    @Test
    void asksWhatFitsAndSendsTheRestToADraft() throws UnsupportedEncodingException {
        limit(casa, "100");
        var path = "/api/v1/orders/" + draft(of(lamp, "10", "0")).value();
        var fit = send(HttpMethod.GET, "Elena", path + "/fit", "");
        assertThat(fit).bodyJson().extractingPath("$.held").isEqualTo(true);
        assertThat(read(fit, "$.lines[0].goes")).isEqualTo(7);
        assertThat(mvc.get()
                        .uri(path.substring(7) + "/fit")
                        .with(user(fixture.range().login("Elena"))))
                .hasStatusOk()
                .bodyText()
                .contains("Keep what fits", "less of it");
        assertThat(send(HttpMethod.POST, "Fiona", path + "/fit", "{\"version\": 2}"))
                .hasStatus(403);
        var rest = send(HttpMethod.POST, "Elena", path + "/fit", "{\"version\": 2}");
        assertThat(rest).hasStatus(201);
        assertThat(send(HttpMethod.GET, "Elena", "/api/v1/orders/" + read(rest, "$.id"), ""))
                .bodyJson()
                .extractingPath("$.lines[0].quantity")
                .isEqualTo(3.0);
        assertThat(send(HttpMethod.POST, "Elena", path + "/fit", "{\"version\": 2}"))
                .hasStatus(422);
    }
}
