package caposaldo.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import caposaldo.ubl.UblSchema;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.xml.sax.SAXException;

/** Our side of an act as the client's system reads it: what we would read of theirs. */
class StatementsTests extends ReconciliationScenario {

    @Autowired
    private Statements statements;

    @Autowired
    private MockMvcTester mvc;

    @Test
    void aStatementIsReadAgainWithEveryDocumentAndBothBalances() throws IOException, SAXException {
        invoice("S-1", FROM.minusDays(20), "1000.00");
        invoice("S & 2", FROM, "250.50");
        ledger.creditNote(brixia, "S-3", UNTIL, "50.50");
        ledger.pay(brixia, "600.00", UNTIL.minusDays(9));
        var id = drafted();
        var written = statements.of(finance, id).written();
        assertThat(UblSchema.against("Statement", written)).isEmpty();
        var read = UblStatement.read(new ByteArrayInputStream(written));
        assertThat(read.opening()).isEqualByComparingTo("1000.00");
        assertThat(read.closing()).isEqualByComparingTo("600.00");
        assertThat(read.lines())
                .extracting(line -> line.on() + " " + line.kind() + " " + line.amount())
                .containsExactly(
                        "2026-07-01 INVOICE 250.50", "2026-09-21 PAYMENT -600.00", "2026-09-30 CREDIT_NOTE -50.50");
        assertThat(read.lines().getFirst().number()).isEqualTo(ledger.number("S & 2"));
        var fiona = user(ledger.login("Elena"));
        assertThat(mvc.perform(mvc.get().uri(id.path() + "/ubl").with(fiona))).hasStatusOk();
        refuse.withdraw(finance, id, get(id).version(), "Drawn up for the wrong quarter");
        assertThat(problem(() -> statements.of(finance, id))).isEqualTo("reconciliation.ubl.withdrawn");
        assertThat(mvc.perform(mvc.get().uri("/api/v1" + id.path() + "/ubl").with(fiona)))
                .hasStatus(422);
    }
}
