package caposaldo.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.kernel.AmountInWords;
import caposaldo.receivable.ClientLedger;
import caposaldo.web.paper.Papers;
import caposaldo.web.paper.PdfText;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ReconciliationPaperTests extends ReconciliationScenario {

    @Autowired
    private Papers papers;

    private String text(ReconciliationId id) {
        return PdfText.of(papers.pdf(papers.paper(finance, id.path())).content());
    }

    @Test
    void anActIsPrintedWithBothBalancesEveryDocumentAndTheClosingOneInWords() {
        invoice("A-1", FROM.minusDays(9), "1000.00");
        invoice("A-2", FROM.plusDays(3), "1230.50");
        invoice("A-3", FROM.plusDays(40), "75.25");
        var drafted = drafted();
        assertThat(text(drafted)).contains("role, name, signature, date");
        var text = text(signed(drafted));
        assertThat(text).containsPattern("A-2\\S* 1 230.50").containsPattern("A-3\\S* 75.25");
        assertThat(text)
                .contains(
                        "Act of reconciliation " + get(drafted).number(),
                        "Opening balance 1 000.00",
                        "Turnovers 1 305.75",
                        "Closing balance 2 305.75",
                        "€ 2 305.75",
                        "Head of finance, Fiona Ferri",
                        "Chief accountant, Bruno Bassi")
                .contains(AmountInWords.of(get(drafted).balance().closing(), Locale.ENGLISH));
    }

    @Test
    void anActIsPrintedInItsOwnLanguage() {
        var words = Map.of("it", "milleduecentotrenta", "ru", "одна тысяча двести тридцать");
        words.forEach((language, said) -> {
            var of = ledger.client(language.equals("it") ? "Casa Nova" : "Garda Market");
            ledger.invoice(of, "B-" + language, FROM.plusDays(3), UNTIL, "1230.50");
            var act = draft.draft(
                    finance,
                    new ClientLedger(of, Currency.getInstance("EUR")),
                    new Reconciliations.Days(FROM, UNTIL),
                    Locale.of(language));
            assertThat(text(act).toLowerCase(Locale.ROOT)).contains(said, "1 230,50", "b-" + language);
        });
    }
}
