package caposaldo.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import caposaldo.collection.SendLetter.Outcome;
import caposaldo.kernel.Invalid;
import caposaldo.ubl.UblDocument;
import caposaldo.ubl.UblSchema;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.xml.sax.SAXException;

/** A dunning letter as the client's system reads it. */
class RemindersTests extends CollectionScenario {

    @Autowired
    private SendLetter send;

    @Autowired
    private WithdrawLetter withdraw;

    @Autowired
    private DunningLetters letters;

    @Autowired
    private Reminders reminders;

    @Autowired
    private MockMvcTester mvc;

    @Test
    void aReminderNamesWhatIsOpenOfWhat() throws IOException, SAXException {
        overdue(brixia, "A & 1", 12, "100.00");
        overdue(brixia, "B-2", 20, "50.50");
        var letter = letters.get(finance, ((Outcome.Sent) send.send(finance, euros(brixia))).letter());
        var written = reminders.of(finance, letter.id()).written();
        assertThat(UblSchema.against("Reminder", written)).isEmpty();
        var reminder = UblDocument.read(new ByteArrayInputStream(written));
        assertThat(reminder.number()).isEqualTo(letter.number());
        assertThat(reminder.lines())
                .extracting(line -> line.document() + " " + line.amount().orElseThrow())
                .containsExactly(ledger.number("B-2") + " 50.50", ledger.number("A & 1") + " 100.00");
        assertThat(reminder.totals())
                .extracting(total -> total.kind() + " " + total.amount())
                .containsExactly("PayableAmount 150.50");
        var path = letter.id().path() + "/ubl";
        var fiona = user(ledger.login("Elena"));
        assertThat(mvc.perform(mvc.get().uri(path).with(fiona))).hasStatusOk();
        assertThat(mvc.perform(mvc.get().uri("/api/v1" + path).with(fiona))).hasStatusOk();
        withdraw.withdraw(finance, letter.id(), letter.version(), "Paid in cash");
        assertThatThrownBy(() -> reminders.of(finance, letter.id())).isInstanceOf(Invalid.class);
        assertThat(mvc.perform(mvc.get().uri("/api/v1" + path).with(fiona))).hasStatus(422);
    }
}
