package caposaldo.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import caposaldo.kernel.Invalid;
import caposaldo.ordering.LineResponse.Refusal;
import caposaldo.ubl.Seller;
import caposaldo.ubl.Traders;
import caposaldo.ubl.UblSchema;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.xml.sax.SAXException;

/** What a buyer's system is told of its order. */
class OrderResponseTests extends OrderScenario {

    private static final Seller NOBODY = new Seller("", "not an address", null, null, null, null, null, null);

    @Autowired
    private OrderResponses responses;

    @Autowired
    private Traders traders;

    private SalesOrderId ordered() {
        sql.execute("update account.client set tax_number = 'IT01114601006' where id = ?", casa.value());
        var id = keep.begin(elena, casa, null);
        keep.save(
                elena,
                id,
                1,
                new KeepOrder.Head("PO & 77", null, null),
                List.of(
                        new KeepOrder.Wanted(lamp, new BigDecimal("10"), BigDecimal.ZERO, "10"),
                        new KeepOrder.Wanted(fixture.item("Chair <old>"), new BigDecimal("4"), BigDecimal.ZERO, "20")));
        submit(id);
        return id;
    }

    private String written(SalesOrderId id) throws IOException, SAXException {
        var document = responses.of(elena, id).written();
        assertThat(UblSchema.against("OrderResponse", document)).isEmpty();
        return new String(document, StandardCharsets.UTF_8);
    }

    @Test
    void keepsTheSchemaAndRefersToTheBuyersNumbersWithTheCodesOfPeppol() throws IOException, SAXException {
        var id = ordered();
        assertThat(written(id))
                .contains("<cbc:OrderResponseCode>AB<", "PO &amp; 77", "schemeID=\"0211\">IT12345670017<")
                .contains("IT01114601006")
                .doesNotContain("OrderLine>");
        answer.answer(
                sam,
                id,
                get(id).version(),
                List.of(
                        new AnswerOrder.Answer(1, new BigDecimal("6"), TODAY.plusDays(2), Refusal.OUT_OF_STOCK),
                        new AnswerOrder.Answer(2, BigDecimal.ZERO, null, Refusal.DISCONTINUED)),
                null);
        assertThat(written(id).replaceAll("<cbc:ID>[0-9]+</cbc:ID>", ""))
                .contains("<cbc:OrderResponseCode>CA<", get(id).number())
                .contains("<cbc:LineStatusCode>3</cbc:LineStatusCode><cbc:Quantity unitCode=\"EA\">6<")
                .contains("<cbc:EndDate>" + TODAY.plusDays(2) + "<", "<cbc:LineID>10<")
                .contains("<cbc:LineStatusCode>7<", "Chair &lt;old", "<cbc:LineID>20<");
    }

    @Test
    void whatIsConfirmedWholeNeedsNoLines() throws IOException, SAXException {
        var id = ordered();
        confirm(id);
        assertThat(written(id)).contains("<cbc:OrderResponseCode>AP<").doesNotContain("OrderLine>");
    }

    @Test
    void namesEverythingThatIsMissingBeforeItIsSent() {
        var draft = draft(of(lamp, "1", "0"));
        var unset = new OrderResponses(orders, traders, NOBODY);
        assertThat(Objects.requireNonNull(catchThrowableOfType(Invalid.class, () -> unset.of(elena, draft)))
                        .problems())
                .extracting(Invalid.Problem::messageKey)
                .containsExactly(
                        "ordering.response.draft",
                        "ordering.response.reference",
                        "ordering.response.seller",
                        "ordering.response.buyer");
    }
}
