package caposaldo.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import caposaldo.receivable.BillDocuments;
import caposaldo.ubl.Rules;
import caposaldo.ubl.UblSchema;
import caposaldo.web.paper.Papers;
import caposaldo.web.paper.PdfText;
import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.xml.sax.SAXException;

/** An order in dollars as programs, pages, lists, papers and the client's system tell it. */
class OtherCurrencyDocumentTests extends OtherCurrencyScenario {

    @Autowired
    private BillDocuments bills;

    @Autowired
    private Papers papers;

    @Autowired
    private MockMvcTester mvc;

    private MvcTestResult get(String given, String path) {
        return mvc.perform(mvc.get().uri(path).with(user(fixture.range().login(given))));
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

    @Test
    void itsInvoiceTellsTheTaxInOurCurrencyTooAndBreaksNoRule() throws IOException, SAXException {
        sql.execute("update account.client set tax_number = 'IT01114601006' where id = ?", casa.value());
        sql.execute(
                "insert into account.site (client_id, kind, street_name, city_name, postal_zone, country)"
                        + " values (?, 'LEGAL', 'Corso Italia 1', 'Verona', '37121', 'IT')",
                casa.value());
        var head = new KeepOrder.Head("PO 9", null, null, null, Currency.getInstance("USD"));
        var id = keep.enter(elena, casa, OrderKind.STANDARD, null, head, List.of(of(lamp, "10", "0")));
        submit(id);
        confirm(id);
        var note = left(id, "10");
        signWhole(note);
        var invoice = invoice(note);

        var document = bills.of(fiona, invoice, "");
        assertThat(Rules.broken(document)).isEmpty();
        assertThat(UblSchema.against("Invoice", document.written())).isEmpty();
        assertThat(new String(document.written(), StandardCharsets.UTF_8))
                .contains("DocumentCurrencyCode>USD<", "TaxCurrencyCode>EUR<")
                .contains("PayableAmount currencyID=\"USD\">164.70<", "TaxAmount currencyID=\"USD\">29.70<")
                .contains("TaxAmount currencyID=\"EUR\">24.75<");

        var paper = PdfText.of(papers.pdf(papers.paper(fiona, invoice.path())).content());
        assertThat(paper).contains("13,50", "USD").doesNotContain("€");
    }

    @Test
    void programsNameTheCurrencyAndReadRateAndValue() throws UnsupportedEncodingException {
        var order = """
                {"clientId": %d, "currency": "%s", "lines": [{"item": %d, "quantity": 10}]}""";
        var entered = post("Elena", "/api/v1/orders", order.formatted(casa.value(), "USD", lamp.value()));
        assertThat(entered).hasStatus(201);
        var body = entered.getResponse().getContentAsString();
        assertThat(JsonPath.<String>read(body, "$.currency")).isEqualTo("USD");
        assertThat(JsonPath.<Double>read(body, "$.rate")).isEqualTo(1.2);
        assertThat(JsonPath.<Double>read(body, "$.gross")).isEqualTo(164.7);
        assertThat(JsonPath.<Double>read(body, "$.value")).isEqualTo(137.25);
        assertThat(post("Elena", "/api/v1/orders", order.formatted(casa.value(), "US", lamp.value())))
                .hasStatus(422);
        var prices = "/api/v1/clients/" + casa.value() + "/prices?item=" + lamp.value();
        assertThat(get("Elena", prices + "&currency=USD"))
                .bodyJson()
                .extractingPath("$.items[0].price")
                .isEqualTo(13.5);
        assertThat(get("Elena", prices))
                .bodyJson()
                .extractingPath("$.items[0].currency")
                .isEqualTo("EUR");
    }

    @Test
    void listsAddUpValuesAndNeverTwoCurrencies() throws UnsupportedEncodingException {
        draftIn("USD", of(lamp, "10", "0"));
        draftIn("EUR", of(lamp, "10", "0"));
        var list = "/clients/" + casa.value() + "/orders";
        var rows = get("Elena", "/api/v1" + list).getResponse().getContentAsString();
        assertThat(JsonPath.<List<String>>read(rows, "$.items[*].currency")).containsExactlyInAnyOrder("USD", "EUR");
        assertThat(JsonPath.<List<Double>>read(rows, "$.items[*].gross")).containsExactlyInAnyOrder(164.7, 137.25);
        assertThat(JsonPath.<List<Double>>read(rows, "$.items[*].value")).containsExactlyInAnyOrder(137.25, 137.25);
        assertThat(get("Elena", list + "/foot")).bodyText().contains("274.50").doesNotContain("301.95");
        assertThat(get("Elena", list + ".csv")).bodyText().contains("164.70", "137.25", "USD");
    }

    @Test
    void thePageOffersTheCurrenciesOfTheClientAndPricesAnewInTheOneThatIsChosen() {
        var id = draft(of(lamp, "10", "0"));
        assertThat(get("Elena", id.path())).bodyText().contains("name=\"currency\"", ">USD</option>");
        assertThat(mvc.perform(mvc.post()
                        .uri(id.path() + "/lines")
                        .param("version", Integer.toString(get(id).version()))
                        .param("quantity-1", "10")
                        .param("currency", "USD")
                        .with(user(fixture.range().login("Elena")))
                        .with(csrf())))
                .hasStatus3xxRedirection();
        assertThat(get(id).value()).isEqualTo(eur("137.25"));
        assertThat(get("Elena", id.path())).bodyText().contains("164.70", "137.25", "1.2 USD");
        assertThat(get("Elena", "/clients/" + casa.value() + "/prices/" + lamp.value() + "?currency=USD"))
                .bodyText()
                .contains("its list is in another currency", "13.50");
        assertThat(get(
                        "Elena",
                        "/orders/" + id.value() + "/price?quantity=1&item="
                                + get(id).lines().getFirst().code()))
                .bodyText()
                .contains("13.50");
    }
}
