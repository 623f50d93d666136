package caposaldo.claim;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.receivable.BillDocuments;
import caposaldo.receivable.LedgerItemId;
import caposaldo.ubl.Rules;
import caposaldo.ubl.UblDocument;
import caposaldo.ubl.UblSchema;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.xml.sax.SAXException;

/** What goes to the client's system of a credit note: the goods of an act or a return, and the invoice they were on. */
class CreditNoteDocumentTests extends ClaimScenario {

    @Autowired
    private BillDocuments bills;

    @Autowired
    private RequestReturn request;

    @Autowired
    private HandleReturn handle;

    @Autowired
    private GoodsReturns returns;

    @Autowired
    private Reasons reasons;

    @BeforeEach
    void client() {
        sql.execute("update account.client set tax_number = 'IT01114601006' where id = ?", casa.value());
    }

    private long defect() {
        return reasons.all(elena).stream()
                .filter(reason -> reason.code().equals("DEFECT"))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private String written(LedgerItemId credit) throws IOException, SAXException {
        UblDocument document = bills.of(fiona, credit, "COST-7");
        assertThat(Rules.broken(document)).isEmpty();
        assertThat(UblSchema.against("CreditNote", document.written())).isEmpty();
        return new String(document.written(), StandardCharsets.UTF_8);
    }

    @Test
    void ofAnActItSaysWhatWasDamaged() throws IOException, SAXException {
        var note = invoiced();
        var act = signed(note, damaged("2"));
        settle.credit(fiona, act, get(act).version());
        var credit = ((Act.Settlement.Credited) get(act).settlement().orElseThrow()).note();
        assertThat(written(credit))
                .contains("CreditedQuantity unitCode=\"EA\">2<", "PayableAmount currencyID=\"EUR\">27.45<")
                .contains("<cbc:ID>"
                        + notes.get(fiona, note).invoice().orElseThrow().number() + "</cbc:ID>");
    }

    @Test
    void ofAReturnItSaysWhatCameAndTheCentOfTheLedgerAsItsRounding() throws IOException, SAXException {
        var id = request.request(
                elena,
                invoiced(),
                GoodsReturn.Kind.RETURN,
                null,
                List.of(new RequestReturn.Line(1, new BigDecimal("4"), defect())));
        handle.agree(sam, id, returns.get(fiona, id).version());
        handle.receive(sam, id, returns.get(fiona, id).version(), Map.of(1, new BigDecimal("3")));
        handle.credit(fiona, id, returns.get(fiona, id).version());
        var credit = returns.get(fiona, id).credit().orElseThrow().note();
        assertThat(written(credit))
                .contains("CreditedQuantity unitCode=\"EA\">3<", "TaxInclusiveAmount currencyID=\"EUR\">41.18<")
                .contains("PayableRoundingAmount currencyID=\"EUR\">-0.01<", "PayableAmount currencyID=\"EUR\">41.17<");
    }
}
