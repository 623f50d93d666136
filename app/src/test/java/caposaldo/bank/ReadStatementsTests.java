package caposaldo.bank;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.bank.BankStatement.Booking;
import caposaldo.bank.BankStatement.Nature;
import caposaldo.kernel.Invalid;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What banks send is read to the cent, or refused with place and reason. */
class ReadStatementsTests {

    private static BigDecimal eur(String amount) {
        return new BigDecimal(amount);
    }

    private static String refusal(byte[] bytes) {
        return refusal(new ByteArrayInputStream(bytes));
    }

    private static String refusal(String text) {
        return refusal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String refusal(InputStream content) {
        try {
            ReadStatements.read(content);
            return "";
        } catch (Invalid why) {
            var problem = why.problems().getFirst();
            assertThat(problem.field()).isEqualTo("file");
            return problem.messageKey() + " " + problem.arguments();
        }
    }

    @Test
    void readsACamt053WithABatchAndLeavesOutWhatIsNotBooked() {
        var statement = StatementFiles.read(StatementFiles.text(StatementFiles.LOMBARDA))
                .getFirst();
        assertThat(statement.account()).isEqualTo("IT60X0542811101000000123456");
        assertThat(statement.number()).isEqualTo("IT60X0542811101000000123456-2026-224");
        assertThat(statement.opening()).isEqualTo(eur("10250.40"));
        assertThat(statement.closedOn()).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(statement.bookings())
                .extracting(Booking::signed)
                .containsExactly(eur("350.50"), eur("900.00"), eur("600.00"), eur("-75.00"), eur("-6.00"));
        var first = statement.bookings().getFirst();
        assertThat(first.payerName()).isEqualTo("BRIXIA DISTRIBUZIONE SRL");
        assertThat(first.payerIban()).isEqualTo("IT40S0542811101000000654321");
        assertThat(first.remittance()).isEqualTo("SALDO FATT. INV-2026-0007 & INV 2026 0008");
        assertThat(statement.bookings().get(1).remittance()).isEqualTo("RF18539007547034 E2E-1");
        assertThat(statement.bookings().get(1).reference()).isEqualTo("2026112000011300/1");
        assertThat(statement.bookings()).extracting(Booking::nature).endsWith(Nature.TRANSFER, Nature.FEE);
    }

    @Test
    void readsVersionEightAndAnAccountThatWasOverdrawn() {
        var statement =
                StatementFiles.read(StatementFiles.text(StatementFiles.RHEIN)).getFirst();
        assertThat(statement.opening()).isEqualTo(eur("-120.00"));
        assertThat(statement.closing()).isEqualTo(eur("30.00"));
        var first = statement.bookings().getFirst();
        assertThat(first.payerName()).isEqualTo("Müller & Söhne GmbH");
        assertThat(first.bookedOn()).isEqualTo(LocalDate.of(2026, 11, 23));
        assertThat(first.reference()).as("NONREF names nothing").isNull();
        assertThat(statement.bookings().getLast().nature()).isEqualTo(Nature.RETURN);
    }

    @Test
    void readsAnMt940InItsEnvelopeWithNumberedAndWithFreeText() {
        var statement = StatementFiles.read(StatementFiles.text(StatementFiles.NORDBANK))
                .getFirst();
        assertThat(statement.account()).isEqualTo("37040044/0532013000");
        assertThat(statement.number()).isEqualTo("2026 00011/001");
        assertThat(statement.bookings())
                .extracting(Booking::signed)
                .containsExactly(eur("350.50"), eur("-12.00"), eur("20.00"), eur("-5.25"));
        var first = statement.bookings().getFirst();
        assertThat(first.payerName()).isEqualTo("BRIXIADISTRIBUZIONESRL");
        assertThat(first.payerIban()).isEqualTo("DE02120300000000202051");
        assertThat(first.remittance()).startsWith("INV-2026-0007 INV-2026-0008");
        assertThat(first.reference()).isEqualTo("55667788");
        var third = statement.bookings().get(2);
        assertThat(third.bookedOn()).as("booked in the year after").isEqualTo(LocalDate.of(2027, 1, 2));
        assertThat(third.remittance()).contains("FATTURA 88/2026", "REF 77");
        assertThat(statement.bookings())
                .extracting(Booking::nature)
                .containsExactly(Nature.TRANSFER, Nature.FEE, Nature.TRANSFER, Nature.RETURN);
    }

    @Test
    void readsAnMt940WithNamedPartsBetweenStrokes() {
        var statement =
                StatementFiles.read(StatementFiles.text(StatementFiles.BENELUX)).getFirst();
        assertThat(statement.account()).isEqualTo("NL91ABNA0417164300");
        assertThat(statement.opening()).isEqualTo(eur("-10.00"));
        var only = statement.bookings().getFirst();
        assertThat(only.payerName()).isEqualTo("DE BOER BV");
        assertThat(only.payerIban()).isEqualTo("NL20INGB0001234567");
        assertThat(only.remittance()).startsWith("FACTUUR INV-2026-0012");
    }

    @Test
    void readsTheOldCodePageOfWesternEurope() {
        var text = StatementFiles.text(StatementFiles.BENELUX).replace("D\nE BOER BV", "CAFÉ ÉTÉ");
        assertThat(StatementFiles.read(text.getBytes(Charset.forName("windows-1252")))
                        .getFirst()
                        .bookings()
                        .getFirst()
                        .payerName())
                .isEqualTo("CAFÉ ÉTÉ");
    }

    @Test
    void refusesAStatementThatDoesNotAddUp() {
        assertThat(refusal(StatementFiles.text(StatementFiles.LOMBARDA).replace(">12019.90<", ">12019.91<")))
                .startsWith(
                        "bank.refused.balance [IT60X0542811101000000123456-2026-224, 10250.40, 12019.90, 12019.91]");
        assertThat(refusal(StatementFiles.text(StatementFiles.BENELUX).replace("EUR50,00", "EUR51,00")))
                .startsWith("bank.refused.balance [2026 24, -10.00, 50.00, 51.00]");
    }

    @Test
    void namesTheLineAndWhatIsWrongThere() {
        var camt = StatementFiles.text(StatementFiles.LOMBARDA);
        assertThat(refusal(camt.replace(">350.50<", ">350,50<"))).isEqualTo("bank.refused.amount [14, 350,50]");
        assertThat(refusal(camt.replace(">350.50<", ">350.505<"))).isEqualTo("bank.refused.amount [14, 350.505]");
        assertThat(refusal(camt.replaceFirst("<BookgDt><Dt>2026-11-20", "<BookgDt><Dt>2026-02-30")))
                .isEqualTo("bank.refused.date [13, 2026-02-30]");
        assertThat(refusal(camt.replace("camt.053.001.02", "camt.054.001.02"))).startsWith("bank.refused.document");
        assertThat(refusal(camt.replace("OPBD", "NONE"))).startsWith("bank.refused.noBalance");
        var mt = StatementFiles.text(StatementFiles.NORDBANK);
        assertThat(refusal(mt.replace("CR350,5", "CR350.5"))).startsWith("bank.refused.line [6, :61:2611231123CR350.5");
        assertThat(refusal(mt.substring(0, mt.indexOf(":62F:")))).isEqualTo("bank.refused.cut [00011/001]");
    }

    @Test
    void refusesWhatIsNoStatement() {
        assertThat(refusal("")).startsWith("bank.refused.empty");
        assertThat(refusal("date;amount\n2026-11-20;5\n")).startsWith("bank.refused.kind");
        assertThat(refusal(new byte[] {'P', 'K', 3, 4, 0, 0})).startsWith("bank.refused.binary");
        assertThat(refusal("<html><body>Sign in</body></html>")).startsWith("bank.refused.document");
        var cut = StatementFiles.file(StatementFiles.LOMBARDA);
        assertThat(refusal(java.util.Arrays.copyOf(cut, cut.length / 2))).startsWith("exchange.xml.broken");
    }

    @Test
    void opensNothingThatADocumentNames() {
        var camt = StatementFiles.text(StatementFiles.LOMBARDA);
        var body = camt.substring(camt.indexOf("<Document"));
        assertThat(refusal("<?xml version=\"1.0\"?><!DOCTYPE Document [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                        + body.replace("SALDO", "&x;")))
                .startsWith("exchange.xml.dtd");
        assertThat(refusal("<!DOCTYPE Document SYSTEM \"http://127.0.0.1:1/x.dtd\">" + body))
                .startsWith("exchange.xml.dtd");
        var laughs = new StringBuilder("<!DOCTYPE Document [<!ENTITY a0 \"ha\">");
        for (var i = 1; i < 20; i++) {
            laughs.append("<!ENTITY a%d \"&a%d;&a%d;&a%d;&a%d;\">".formatted(i, i - 1, i - 1, i - 1, i - 1));
        }
        assertThat(refusal(laughs + "]>" + body.replace("SALDO", "&a19;"))).startsWith("exchange.xml.dtd");
        assertThat(refusal(body.replace("SALDO", "&undeclared;"))).startsWith("exchange.xml");
    }

    @Test
    void refusesAHundredMegabytesOfNestingAndTextWithoutEnd() {
        var head = "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"><BkToCstmrStmt><Stmt>";
        assertThat(refusal(head + "<Ntry>".repeat(8_000_000))).startsWith("exchange.xml.deep");
        assertThat(refusal(head + "<Id>" + "x".repeat(50_000_000))).startsWith("exchange.xml.long");
        var endless = new SequenceInputStream(
                new ByteArrayInputStream(head.getBytes(StandardCharsets.UTF_8)), new InputStream() {
                    @Override
                    public int read() {
                        return ' ';
                    }

                    @Override
                    public int read(byte[] into, int from, int most) {
                        java.util.Arrays.fill(into, from, from + most, (byte) ' ');
                        return most;
                    }
                });
        assertThat(refusal(endless)).startsWith("bank.refused.size");
    }

    @Test
    void refusesBytesThatAreNoCharactersOfTheEncodingItNames() {
        var camt = StatementFiles.text(StatementFiles.RHEIN);
        assertThat(refusal(camt.getBytes(Charset.forName("windows-1252")))).startsWith("exchange.xml.broken");
        assertThat(refusal(camt.replace("UTF-8", "NO-SUCH"))).startsWith("exchange.xml.broken");
        assertThat(StatementFiles.read(camt.replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_16)))
                .hasSize(1);
    }

    @Test
    void knowsTheCheckDigitsOfCreditorReferences() {
        assertThat(CreditorReference.in("PAY RF18 5390 0754 7034 PLEASE"))
                .containsExactly(new CreditorReference("539007547034"));
        assertThat(CreditorReference.in("RF19539007547034")).isEmpty();
        assertThat(CreditorReference.of("INV-2026-0007").orElseThrow().written())
                .startsWith("RF")
                .hasSize(15);
        assertThat(CreditorReference.in(
                        CreditorReference.of("INV-2026-0007").orElseThrow().spaced()))
                .containsExactly(new CreditorReference("INV20260007"));
    }
}
