package caposaldo.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caposaldo.analytics.reconciliation.Posting.Kind;
import caposaldo.kernel.Invalid;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements of account by UBL are read whole, or refused with place and reason. */
class UblStatementTests {

    private static final LocalDate DAY = LocalDate.of(2026, 8, 20);
    private static final int MUTATIONS = 3_000;

    private static final String GOOD = UblFiles.statement(
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

    /** Whatever is changed in a file: it is read, or refused by a reason of ours; nothing else happens. */
    @Test
    void readsOrRefusesWhateverIsSent() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var good = GOOD.getBytes(StandardCharsets.UTF_8);
        var read = 0;
        for (var n = 0; n < MUTATIONS; n++) {
            var bytes = mutated(good, random);
            try {
                var ledger = UblStatement.read(new ByteArrayInputStream(bytes));
                assertThat(ledger.lines()).allMatch(line -> line.amount().compareTo(BigDecimal.ZERO) != 0);
                read++;
            } catch (Invalid why) {
                assertThat(why.problems().getFirst().messageKey())
                        .as("seed %d, mutation %d", seed, n)
                        .matches("(reconciliation\\.refused|exchange\\.xml)\\..+");
            }
        }
        assertThat(read).as("some survive, seed %d", seed).isPositive();
    }

    private static byte[] mutated(byte[] good, Random random) {
        var bytes = good.clone();
        switch (random.nextInt(4)) {
            case 0 -> bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            case 1 -> {
                for (var n = 0; n < 5; n++) {
                    bytes[random.nextInt(bytes.length)] = (byte) (' ' + random.nextInt(95));
                }
            }
            case 2 -> bytes = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
            default -> {
                var from = random.nextInt(bytes.length);
                var until = from + random.nextInt(Math.min(400, bytes.length - from));
                var cut = new byte[bytes.length - (until - from)];
                System.arraycopy(bytes, 0, cut, 0, from);
                System.arraycopy(bytes, until, cut, from, bytes.length - until);
                bytes = cut;
            }
        }
        return bytes;
    }
}
