package caposaldo.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caposaldo.analytics.reconciliation.Posting.Kind;
import caposaldo.kernel.Invalid;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements of account by UBL are read whole, or refused with place and reason. */
class UblStatementTests {

    private static final LocalDate DAY = LocalDate.of(2026, 8, 20);

    static final String GOOD = UblFiles.statement(
            "EUR",
            "100.00",
            "-150.25",
            List.of(
                    new UblFiles.Row(DAY, Kind.INVOICE, "INV-1", "-300.50"),
                    new UblFiles.Row(DAY.plusDays(1), Kind.PAYMENT, "BONIFICO 7", "60.25"),
                    new UblFiles.Row(DAY.plusDays(2), Kind.CREDIT_NOTE, "CN-1", "10.00"),
                    new UblFiles.Row(DAY.plusDays(3), Kind.OTHER, "", "-20.00")));

    private static TheirLedger read(String file) {
        return UblStatement.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void readsLinesWithWhatTheyAreAndBothBalances() {
        var ledger = read(GOOD);
        assertThat(ledger.currency()).isEqualTo("EUR");
        assertThat(ledger.opening()).isEqualByComparingTo("100.00");
        assertThat(ledger.closing()).isEqualByComparingTo("-150.25");
        assertThat(ledger.lines())
                .extracting(line -> line.on() + " " + line.kind() + " " + line.number() + " " + line.amount())
                .containsExactly(
                        "2026-08-20 INVOICE INV-1 -300.50",
                        "2026-08-21 PAYMENT BONIFICO 7 60.25",
                        "2026-08-22 CREDIT_NOTE CN-1 10.00",
                        "2026-08-23 OTHER  -20.00");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            300.50<     | 3OO.50<         | reconciliation.refused.amount
            300.50<     | 300.505<        | reconciliation.refused.amount
            300.50<     | 1e3<            | reconciliation.refused.amount
            2026-08-20< | 2026-02-30<     | reconciliation.refused.date
            2026-08-20< | <               | reconciliation.refused.date
            2026-08-20< | 20.08.2026<     | reconciliation.refused.date
            >EUR<       | >Euro<          | reconciliation.refused.currency
            currencyID="EUR">300.50 | currencyID="USD">300.50 | reconciliation.refused.currency
            Statement-2 | Invoice-2       | reconciliation.refused.document
            </Statement>| <               | exchange.xml.broken
            """)
    void refusesWithPlaceAndReason(String from, String to, String reason) {
        var file = GOOD.replace(from.strip(), to == null ? "" : to.strip());
        assertThatThrownBy(() -> read(file)).isInstanceOfSatisfying(Invalid.class, why -> {
            assertThat(why.problems()).extracting(Invalid.Problem::messageKey).containsExactly(reason);
            assertThat(why.problems().getFirst().arguments()).as("where").isNotEmpty();
        });
    }

    @Test
    void refusesWhatIsNoStatementAndWhatAnXmlFileMayHide() {
        assertThat(problem("")).isEqualTo("reconciliation.refused.empty");
        assertThat(problem(UblFiles.statement("EUR", "", "", List.of()))).isEqualTo("reconciliation.refused.none");
        var entity = "<!DOCTYPE Statement [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
        assertThat(problem(GOOD.replace("<Statement ", entity + "<Statement ").replace(">INV-1<", ">&x;<")))
                .isEqualTo("exchange.xml.dtd");
        var deep = "<a>".repeat(70) + "</a>".repeat(70);
        assertThat(problem(GOOD.replace("<cac:AccountingSupplierParty/>", deep)))
                .isEqualTo("exchange.xml.deep");
        assertThat(problem(GOOD.replace("INV-1", "x".repeat(200_000)))).isEqualTo("exchange.xml.long");
    }

    private static String problem(String file) {
        try {
            read(file);
            return "";
        } catch (Invalid why) {
            return why.problems().getFirst().messageKey();
        }
    }
}
