package caposaldo.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import caposaldo.kernel.Invalid;
import caposaldo.kernel.Money;
import caposaldo.ordering.DeliveryNote.Difference;
import caposaldo.receivable.BillDocuments;
import caposaldo.receivable.LedgerItem;
import caposaldo.receivable.LedgerItemId;
import caposaldo.receivable.PostDocument;
import caposaldo.ubl.Rules;
import caposaldo.ubl.UblDocument;
import caposaldo.ubl.UblSchema;
import caposaldo.ubl.UblType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.xml.sax.SAXException;

/** What goes to the client's system of a delivery and its invoice, and the proof that comes back from it. */
class DeliveryDocumentTests extends DeliveryScenario {

    @Autowired
    private BillDocuments bills;

    @Autowired
    private DespatchAdvices advices;

    @Autowired
    private TakeReceiptAdvice receipts;

    @Autowired
    private PostDocument post;

    @Autowired
    private MockMvcTester mvc;

    @BeforeEach
    void client() {
        sql.execute("update account.client set tax_number = 'IT01114601006' where id = ?", casa.value());
        sql.execute(
                "insert into account.site (client_id, kind, street_name, city_name, postal_zone, country)"
                        + " values (?, 'LEGAL', 'Corso Italia 1', 'Verona', '37121', 'IT')",
                casa.value());
    }

    private DeliveryNoteId left(String reference) {
        var id = keep.begin(elena, casa, null);
        keep.save(
                elena,
                id,
                1,
                new KeepOrder.Head(reference.isEmpty() ? null : reference, null, null),
                List.of(
                        new KeepOrder.Wanted(lamp, new BigDecimal("10"), BigDecimal.ZERO, "A10"),
                        new KeepOrder.Wanted(fixture.item("Chair"), new BigDecimal("4"), BigDecimal.ZERO, "A20")));
        submit(id);
        confirm(id);
        return left(id, "10", "4");
    }

    private LedgerItemId invoiced(String reference) {
        var note = left(reference);
        sign(
                note,
                new SignDelivery.Accepted(1, new BigDecimal("8"), Difference.DAMAGED),
                new SignDelivery.Accepted(2, BigDecimal.ZERO, Difference.REFUSED));
        return invoice(note);
    }

    private static String keepsTheSchema(UblDocument document) throws IOException, SAXException {
        assertThat(UblSchema.against(document.type().element(), document.written()))
                .isEmpty();
        return new String(document.written(), StandardCharsets.UTF_8);
    }

    private static List<String> todo(ThrowingCallable attempt) {
        return Objects.requireNonNull(catchThrowableOfType(Invalid.class, attempt)).problems().stream()
                .map(Invalid.Problem::messageKey)
                .toList();
    }

    @Test
    void anInvoiceSaysWhatWasAcceptedAndKeepsTheRulesOfPeppol() throws IOException, SAXException {
        var document = bills.of(fiona, invoiced("PO & 77"), "");
        assertThat(document.type()).isEqualTo(UblType.INVOICE);
        assertThat(Rules.broken(document)).isEmpty();
        assertThat(keepsTheSchema(document))
                .contains("PO &amp; 77", "InvoicedQuantity unitCode=\"EA\">8<", "<cbc:LineID>A10<")
                .contains("PayableAmount currencyID=\"EUR\">109.80<", "schemeID=\"0211\">IT01114601006<")
                .doesNotContain("A20");
    }

    @Test
    void whatIsMissingIsNamedWithTheRuleAndMayBeSaidOnTheWay() {
        var item = invoiced("");
        assertThat(todo(() -> bills.of(fiona, item, ""))).containsExactly("ubl.toDo.reference");
        assertThat(new String(bills.of(fiona, item, "COST-7").written(), StandardCharsets.UTF_8))
                .contains("BuyerReference>COST-7<");
        sql.execute("update account.client set tax_number = null where id = ?", casa.value());
        assertThat(todo(() -> bills.of(fiona, item, "COST-7"))).containsExactly("ubl.toDo.buyer");
        var typed = post.post(
                fiona,
                new PostDocument.Document(
                        casa, LedgerItem.Kind.INVOICE, null, TODAY, null, null, null, Money.of("50", "EUR"), null));
        assertThat(todo(() -> bills.of(fiona, typed, ""))).containsExactly("ubl.toDo.lines");
        assertThat(get("Fiona", "/receivables/items/" + item.value() + "/ubl"))
                .hasStatusOk()
                .bodyText()
                .contains("PEPPOL-EN16931-R010", "name=\"buyerReference\"");
        assertThat(get("Fiona", "/api/v1/receivables/items/" + item.value() + "/ubl"))
                .hasStatus(422);
    }

    @Test
    void aDespatchAdviceSaysWhatLeft() throws IOException, SAXException {
        var note = left("PO-8");
        var document = advices.of(sam, note);
        assertThat(document.number()).isEqualTo(note(note).number());
        assertThat(keepsTheSchema(document))
                .contains("DeliveredQuantity unitCode=\"EA\">10<", "Adige Trasporti", "<cbc:LineID>A20<");
        assertThat(keepsTheSchema(advices.of(sam, left(""))))
                .as("an order without a number of theirs is a warning of Peppol's")
                .doesNotContain("OrderReference>");
        sql.execute("update account.client set tax_number = null where id = ?", casa.value());
        assertThat(todo(() -> advices.of(sam, note))).containsExactly("ubl.toDo.buyer");
        sql.execute("update account.client set tax_number = 'IT01114601006' where id = ?", casa.value());
        assertThat(get("Sam", note(note).id().path() + "/ubl"))
                .hasStatusOk()
                .headers()
                .hasValue(
                        "Content-Disposition",
                        "attachment; filename=\"despatch-advice-" + document.number() + ".xml\"");
        assertThat(get("Sam", "/api/v1" + note(note).id().path() + "/ubl")).hasStatusOk();
    }

    private MvcTestResult get(String login, String path) {
        return mvc.perform(mvc.get().uri(path).with(user(fixture.range().login(login))));
    }

    private static String receipt(String note, String lines) {
        return """
                <ReceiptAdvice xmlns="urn:oasis:names:specification:ubl:schema:xsd:ReceiptAdvice-2"
                    xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
                    xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
                  <cbc:ID>RA-5</cbc:ID><cbc:IssueDate>%s</cbc:IssueDate>
                  <cac:DespatchDocumentReference><cbc:ID>%s</cbc:ID></cac:DespatchDocumentReference>
                  <cac:DeliveryCustomerParty><cac:Party><cac:PartyName><cbc:Name>Casa Nova</cbc:Name></cac:PartyName></cac:Party>
                  </cac:DeliveryCustomerParty><cac:DespatchSupplierParty/>
                  %s
                </ReceiptAdvice>
                """.formatted(TODAY, note, lines);
    }

    private static String line(String no, String quantities, String reference) {
        return "<cac:ReceiptLine><cbc:ID>" + no + "</cbc:ID>" + quantities + reference + "</cac:ReceiptLine>\n";
    }

    private static String quantity(String name, String quantity) {
        return "<cbc:%1$sQuantity unitCode=\"C62\">%2$s</cbc:%1$sQuantity>".formatted(name, quantity);
    }

    private static String ours(int line) {
        return "<cac:DespatchLineReference><cbc:LineID>%d</cbc:LineID></cac:DespatchLineReference>".formatted(line);
    }

    private static String theirs(String line) {
        return "<cac:OrderLineReference><cbc:LineID>%s</cbc:LineID></cac:OrderLineReference>".formatted(line);
    }

    private TakeReceiptAdvice.Taken take(String text) {
        return receipts.take(sam, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aReceiptAdviceIsTheProofOfTheDeliveryItNamesOnce() {
        var note = left("PO-9");
        var text = receipt(
                note(note).number(),
                line("1", quantity("Received", "9") + quantity("Short", "1") + quantity("Rejected", "2"), ours(1))
                        + line("2", quantity("Received", "3") + quantity("Short", "1"), theirs("A20")));
        assertThat(take(text))
                .isEqualTo(new TakeReceiptAdvice.Taken(note, note(note).number(), true));
        assertThat(note(note).state()).isEqualTo(DeliveryNote.State.SIGNED);
        assertThat(note(note).proof().orElseThrow().signedBy()).isEqualTo("Casa Nova (RA-5)");
        assertThat(note(note).lines())
                .extracting(line -> line.accepted() + " " + line.difference())
                .containsExactly("7.000 REFUSED", "3.000 SHORT");
        assertThat(take(text).fresh()).as("the same again").isFalse();
        assertThat(todo(() -> take(text.replace("RA-5", "RA-6")))).containsExactly("ordering.receipt.signed");
        assertThat(get(note(note).order()).state()).isEqualTo(OrderState.DELIVERED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Received      | 9               | 1 | A20 | ordering.receipt.sum
            Received      | 11              | 1 | A20 | ordering.receipt.surplus
            Received      | -1              | 1 | A20 | ordering.receipt.sum
            Received      | many            | 1 | A20 | ubl.refused.number
            Received      | 10              | 7 | A20 | ordering.receipt.line
            Received      | 2               | 2 | A20 | ordering.receipt.twice
            Oversupply    | 1               | 1 | A20 | ordering.receipt.surplus
            """)
    void whatCannotBeIsNamedAndThenNothingIsSigned(String kind, String quantity, int no, String theirs, String why) {
        var note = left("PO-10");
        var text = receipt(
                note(note).number(),
                line("1", quantity(kind, quantity) + quantity("Short", "2"), ours(no))
                        + line("2", quantity("Received", "4"), theirs(theirs)));
        assertThat(todo(() -> take(text))).contains(why);
        assertThat(note(note).state()).isEqualTo(DeliveryNote.State.UNDER_WAY);
    }

    @Test
    void neitherNoteNorLineIsGuessed() {
        var note = left("PO-11");
        var number = note(note).number();
        var whole = line("1", quantity("Received", "10"), ours(1));
        assertThat(todo(() -> take(receipt("DN-1999-1", whole)))).containsExactly("ordering.receipt.unknown");
        assertThat(todo(() -> take(receipt("", whole)))).containsExactly("ordering.receipt.unnamed");
        assertThat(todo(() -> take(receipt(number, whole)))).containsExactly("ordering.receipt.silent");
        assertThat(todo(() -> take(receipt(number, whole.replace("C62", "KGM")))))
                .contains("ordering.receipt.unit");
        assertThat(upload("/deliveries/receipts", receipt(number, whole)))
                .hasStatusOk()
                .bodyText()
                .contains("It says nothing of line 2");
        assertThat(upload("/api/v1/deliveries/receipts", receipt(number, whole)))
                .hasStatus(422);
        var all = whole + line("2", quantity("Received", "4"), ours(2));
        assertThat(upload("/deliveries/receipts", receipt(number, all))).hasStatus3xxRedirection();
        assertThat(upload("/api/v1/deliveries/receipts", receipt(number, all))).hasStatusOk();
    }

    @Test
    void anyDocumentMayBeLookedAtAndLeadsToWhereItIsTakenIn() {
        var text = receipt("DN-1", line("1", quantity("Received", "10"), ours(1)));
        assertThat(upload("/documents", text))
                .hasStatusOk()
                .bodyText()
                .contains("Receipt advice RA-5", "/deliveries/receipts/new", "Casa Nova");
        assertThat(upload("/api/v1/documents", text)).hasStatusOk().bodyText().contains("RECEIPT_ADVICE", "\"RA-5\"");
        assertThat(upload("/documents", "<a/>")).hasStatusOk().bodyText().contains("none of the UBL documents");
        assertThat(upload("/api/v1/documents", "<a/>")).hasStatus(422);
        var invoice = new String(bills.of(fiona, invoiced("PO-12"), "").written(), StandardCharsets.UTF_8);
        assertThat(upload("/documents", invoice.replace(">109.80<", ">109.81<")))
                .bodyText()
                .contains("BR-CO-1");
    }

    private MvcTestResult upload(String path, String text) {
        return mvc.perform(mvc.post()
                .uri(path)
                .multipart()
                .file(new MockMultipartFile("file", "r.xml", "text/xml", text.getBytes(StandardCharsets.UTF_8)))
                .with(user(fixture.range().login("Sam")))
                .with(csrf()));
    }
}
