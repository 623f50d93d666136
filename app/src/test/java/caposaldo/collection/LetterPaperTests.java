package caposaldo.collection;

import static caposaldo.web.paper.PdfText.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caposaldo.kernel.Invalid;
import caposaldo.web.paper.Papers;
import caposaldo.web.paper.PdfText;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LetterPaperTests extends CollectionScenario {

    @Autowired
    private SendLetter send;

    @Autowired
    private WithdrawLetter withdraw;

    @Autowired
    private DunningLetters letters;

    @Autowired
    private Papers papers;

    @Test
    void aLetterIsPrintedInTheClientsLanguageWithEveryDocumentAndTheSum() {
        Map.of("DE", "600.00", "IT", "600,00", "RU", "600,00").forEach((country, sum) -> {
            var client = ledger.client(Map.of("DE", "Garda Market", "IT", "Brixia Distribuzione", "RU", "Casa Nova")
                    .getOrDefault(country, ""));
            sql.execute("update account.client set country = ? where id = ?", country, client.value());
            overdue(client, "A-" + country, 25, "500.00");
            overdue(client, "B-" + country, 12, "100.00");
            var letter = letters.get(finance, ((SendLetter.Outcome.Sent) send.send(finance, euros(client))).letter());
            var text = PdfText.of(
                    papers.pdf(papers.paper(finance, letter.id().path())).content());
            assertThat(text).contains(letter.number(), "A-" + country, "B-" + country, sum);
            assertThat(text).contains(plain(letter.text().subject()), letter.clientName());
            letter.text().body().lines().forEach(line -> assertThat(text).contains(plain(line)));
        });
    }

    @Test
    void aLetterThatIsWithdrawnMayNotLeaveAnyMore() {
        overdue(brixia, "A", 25, "500.00");
        var letter = letters.get(finance, ((SendLetter.Outcome.Sent) send.send(finance, euros(brixia))).letter());
        papers.checkMayLeave(finance, letter.id().path());
        withdraw.withdraw(finance, letter.id(), letter.version(), "Paid in cash");
        assertThatThrownBy(() -> papers.checkMayLeave(finance, letter.id().path()))
                .isInstanceOf(Invalid.class);
    }
}
