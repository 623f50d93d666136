package caposaldo.ordering;

import static caposaldo.web.paper.PdfText.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.web.paper.Enclosure;
import caposaldo.web.paper.Papers;
import caposaldo.web.paper.PdfText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Orders, deliveries and invoices of Casa Nova as it gets them, each in the language of its country. */
class OrderPaperTests extends DeliveryScenario {

    @Autowired
    private Papers papers;

    private String text(AccessScope scope, String path) {
        return PdfText.of(papers.pdf(papers.paper(scope, path)).content());
    }

    private void movesTo(String country) {
        sql.execute("update account.client set country = ? where id = ?", country, casa.value());
    }

    @Test
    void anOrderIsConfirmedOnPaperLineByLineWithWhatIsRefusedAndWhy() {
        movesTo("IT");
        var id = draft(of(lamp, "10", "0"), of(fixture.item("Candle"), "4", "0"));
        assertThat(text(elena, id.path())).contains("Ordine #" + id.value());
        assertThatThrownBy(() -> papers.checkMayLeave(elena, id.path())).isInstanceOf(Invalid.class);
        submit(id);
        var order = get(id);
        answer.answer(
                sam,
                id,
                order.version(),
                List.of(
                        new AnswerOrder.Answer(1, new BigDecimal("8"), TODAY, LineResponse.Refusal.OUT_OF_STOCK),
                        new AnswerOrder.Answer(2, BigDecimal.ZERO, null, LineResponse.Refusal.DISCONTINUED)),
                null);
        var confirmed = get(id);
        var said = text(elena, id.path());
        assertThat(said).contains("Conferma d’ordine " + confirmed.number(), "Totale con IVA");
        confirmed.lines().forEach(line -> assertThat(said).contains(line.code()));
        assertThat(said)
                .contains(
                        "10 8",
                        "11,25",
                        "90,00",
                        plain("€ " + confirmed.confirmed().amount().toString().replace('.', ',')));
        papers.checkMayLeave(elena, id.path());
    }

    @Test
    void theAnswerForItsSystemGoesAlongWhereItCanBeWritten() {
        assertThat(papers.enclosures(sam, confirmed(of(lamp, "10", "0")).path()))
                .as("nothing is known of its system")
                .extracting(Enclosure::mediaType)
                .containsExactly(Enclosure.PDF);
        sql.execute("update account.client set tax_number = 'IT01114601006' where id = ?", casa.value());
        var id = keep.begin(elena, casa, null);
        keep.save(elena, id, 1, new KeepOrder.Head("PO & 77", null, null), List.of(of(lamp, "10", "0")));
        submit(id);
        confirm(id);
        var both = papers.enclosures(sam, id.path());
        assertThat(both).extracting(Enclosure::mediaType).containsExactly(Enclosure.PDF, "application/xml");
        assertThat(PdfText.of(both.getFirst().content())).contains("PO & 77");
        assertThat(new String(both.getLast().content(), StandardCharsets.UTF_8))
                .contains("OrderResponse", "PO &amp; 77");
    }

    @Test
    void aDeliveryNoteAndItsInvoiceSayEveryLineAndTheTotalInThreeLanguages() {
        var id = confirmed(of(lamp, "10", "0"));
        var note = left(id, "10");
        signWhole(note);
        var invoiced = invoice(note);
        var number = note(note).number();
        var total = note(note).totals().gross().toPlainString();
        var bill = note(note).invoice().orElseThrow().number();
        for (var in : List.of(
                List.of("DE", "Delivery note " + number, "Total with VAT", total, "Invoice " + bill),
                List.of("IT", "Totale con IVA", total.replace('.', ',')),
                List.of("RU", total.replace('.', ','), "Принял: R. Bianchi"))) {
            movesTo(in.getFirst());
            var both = text(sam, note.path()) + text(fiona, invoiced.path());
            assertThat(both)
                    .contains(number, bill, note(note).lines().getFirst().code(), "10", "R. Bianchi");
            assertThat(both).contains(in.subList(1, in.size()));
        }
    }

    @Test
    void nobodyPrintsTheOrderOfAnothersClient() {
        var id = confirmed(of(lamp, "1", "0"));
        assertThatThrownBy(() -> papers.paper(fixture.scope("Luca"), id.path())).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> papers.paper(elena, "/orders/12x")).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> papers.paper(elena, "/no-such/1")).isInstanceOf(Missing.class);
    }
}
