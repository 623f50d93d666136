package caposaldo.ubl;

import static caposaldo.ubl.OurBillFixture.bill;
import static caposaldo.ubl.OurBillFixture.invoice;
import static caposaldo.ubl.OurBillFixture.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import caposaldo.kernel.Invalid;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.SAXException;

/** A bill of ours keeps every rule; whatever is broken in it is found by the rule of its publisher. */
class RulesTests {

    private static UblDocument read(String text) {
        return UblDocument.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(UblDocument document) {
        return new String(document.written(), StandardCharsets.UTF_8);
    }

    @Test
    void anInvoiceAndACreditNoteOfOursKeepEveryRuleAndTheSchema() throws IOException, SAXException {
        var note = bill(UblType.CREDIT_NOTE, "13.73", line(1, "1", "11.25", "22"));
        for (var document : new UblDocument[] {invoice(), note}) {
            assertThat(Rules.broken(document)).isEmpty();
            assertThat(UblSchema.against(document.type().element(), document.written()))
                    .isEmpty();
            assertThat(read(text(document)).lines())
                    .usingRecursiveComparison()
                    .ignoringFields("place")
                    .isEqualTo(document.lines());
        }
        assertThat(text(invoice()))
                .contains("PayableAmount currencyID=\"EUR\">160.13<", "<cbc:ID>IT60X0542811101000000123456<")
                .contains("<cbc:ID schemeID=\"0160\">8012345678901<", "Lamp &amp; shade");
        assertThat(Rules.of(UblType.INVOICE)).hasSizeGreaterThan(150).doesNotHaveDuplicates();
    }

    @Test
    void whatTheLedgerSaysOtherwiseByACentStandsAsTheRounding() {
        var credit = bill(UblType.CREDIT_NOTE, "13.72", line(1, "1", "11.25", "22"));
        assertThat(Rules.broken(credit)).isEmpty();
        assertThat(text(credit)).contains("PayableRoundingAmount currencyID=\"EUR\">-0.01<");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <cbc:IssueDate>2026-11-24</cbc:IssueDate><cbc:DueDate>2026-12-24</cbc:DueDate> | <cbc:IssueDate>2026-11-24</cbc:IssueDate> | BR-CO-25
            <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode> |                       | BR-04
            InvoiceTypeCode>380<       | InvoiceTypeCode>999<                      | PEPPOL-EN16931-P0100
            RegistrationName>Brenta Forniture SpA< | RegistrationName><            | BR-06
            RegistrationName>Casa Nova Srl<        | RegistrationName><            | BR-07
            <cbc:StreetName>Via Brenta 12</cbc:StreetName> |                       | IT-R-002
            <cbc:CityName>Padova</cbc:CityName>    |                               | IT-R-003
            <cbc:PostalZone>35129</cbc:PostalZone> |                               | IT-R-004
            schemeID="0211">IT12345670017<         | schemeID="0211">IT12345670018< | PEPPOL-COMMON-R047
            schemeID="0211">IT12345670017<         | schemeID="4711">IT12345670017< | PEPPOL-EN16931-CL008
            schemeID="0211">IT12345670017<         | >IT12345670017<               | BR-62
            schemeID="0211">IT01114601006<         | schemeID="0088">8012345678900< | PEPPOL-COMMON-R040
            CompanyID>IT12345670017<   | CompanyID>12345670017<                    | BR-CO-09
            PO-77</cbc:ID>             | </cbc:ID>                                 | PEPPOL-EN16931-R003
            <cbc:ID>IT60X0542811101000000123456</cbc:ID> | <cbc:Name>x</cbc:Name>  | BR-61
            LineExtensionAmount currencyID="EUR">112.50< | LineExtensionAmount currencyID="EUR">112.51< | BR-CO-10
            LineExtensionAmount currencyID="EUR">112.50< | LineExtensionAmount currencyID="EUR">112.60< | PEPPOL-EN16931-R120
            TaxExclusiveAmount currencyID="EUR">134.50<  | TaxExclusiveAmount currencyID="EUR">134.51<  | BR-CO-13
            TaxTotal><cbc:TaxAmount currencyID="EUR">25.63< | TaxTotal><cbc:TaxAmount currencyID="EUR">25.64< | BR-CO-14
            TaxInclusiveAmount currencyID="EUR">160.13<  | TaxInclusiveAmount currencyID="EUR">160.14<  | BR-CO-15
            PayableAmount currencyID="EUR">160.13<       | PayableAmount currencyID="EUR">160.00<       | BR-CO-16
            PayableAmount currencyID="EUR">160.13<       | PayableAmount currencyID="EUR">160.131<      | BR-DEC-18
            PayableAmount currencyID="EUR">160.13<       | PayableAmount currencyID="SEK">160.13<       | PEPPOL-EN16931-R051
            TaxAmount currencyID="EUR">24.75<            | TaxAmount currencyID="EUR">26.75<            | BR-CO-17
            TaxAmount currencyID="EUR">24.75<            | TaxAmount currencyID="EUR">26.75<            | BR-S-09
            TaxableAmount currencyID="EUR">112.50<       | TaxableAmount currencyID="EUR">114.50<       | BR-S-08
            <cbc:Percent>22</cbc:Percent>                | <cbc:Percent>0</cbc:Percent>                 | BR-S-05
            PriceAmount currencyID="EUR">11.25<          | PriceAmount currencyID="EUR">-11.25<         | BR-27
            unitCode="EA">10<                            | unitCode="">10<                              | BR-23
            billing:01:1.0                               | billing:1                                    | PEPPOL-EN16931-R007
            #compliant#                                  | #                                            | PEPPOL-EN16931-R004
            <cbc:ID schemeID="0160">                     | <cbc:ID>                                     | BR-64
            """)
    void findsWhatIsBroken(String right, String wrong, String rule) {
        var whole = text(invoice());
        var broken = whole.replace(right, wrong == null ? "" : wrong);
        assertThat(broken).as("something was broken").isNotEqualTo(whole);
        assertThat(OurBillFixture.breach(read(broken), rule)).as(rule).isPresent();
    }

    @Test
    void inAnotherCurrencyItTellsTheTaxInThatOfOurBooksTooAndKeepsEveryRule() throws IOException, SAXException {
        var document = OurBillFixture.invoiceInDollars();
        assertThat(Rules.broken(document)).isEmpty();
        assertThat(UblSchema.against("Invoice", document.written())).isEmpty();
        assertThat(text(document))
                .contains("DocumentCurrencyCode>USD</", "TaxCurrencyCode>EUR</")
                .contains("PayableAmount currencyID=\"USD\">160.13<", "TaxAmount currencyID=\"USD\">25.63<")
                .as("25.63 at 1.20")
                .contains("<cac:TaxTotal><cbc:TaxAmount currencyID=\"EUR\">21.36</cbc:TaxAmount></cac:TaxTotal>");
        assertThat(text(invoice())).doesNotContain("TaxCurrencyCode");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <cbc:TaxCurrencyCode>EUR</cbc:TaxCurrencyCode> |                             | PEPPOL-EN16931-R054
            TaxCurrencyCode>EUR<         | TaxCurrencyCode>USD<                          | PEPPOL-EN16931-R005
            TaxCurrencyCode>EUR<         | TaxCurrencyCode>EUX<                          | BR-CL-05
            DocumentCurrencyCode>USD<    | DocumentCurrencyCode>US<                      | BR-CL-04
            PayableAmount currencyID="USD"> | PayableAmount currencyID="US$">            | BR-CL-03
            TaxAmount currencyID="EUR">  | TaxAmount currencyID="GBP">                   | BR-53
            >21.36<                      | >-21.36<                                      | PEPPOL-EN16931-R055
            >21.36<                      | >21.361<                                      | BR-DEC-15
            <cac:TaxTotal><cbc:TaxAmount currencyID="EUR">21.36</cbc:TaxAmount></cac:TaxTotal> | | BR-53
            """)
    void findsWhatIsBrokenOfTheTaxInOurBooks(String right, String wrong, String rule) {
        var whole = text(OurBillFixture.invoiceInDollars());
        var broken = whole.replace(right, wrong == null ? "" : wrong);
        assertThat(broken).as("something was broken").isNotEqualTo(whole);
        assertThat(OurBillFixture.breach(read(broken), rule)).as(rule).isPresent();
    }

    @Test
    void aLineWithoutARateIsRefusedWithWhereToWriteIt() {
        var bill = bill(UblType.INVOICE, "112.50", line(1, "10", "11.25", ""));
        var why = Objects.requireNonNull(catchThrowableOfType(Invalid.class, () -> Rules.require(bill)));
        assertThat(why.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.messageKey()).isEqualTo("ubl.toDo.rate");
            assertThat(problem.arguments()).first().isEqualTo("BR-CO-04");
        });
        assertThat(Rules.broken(bill(UblType.INVOICE, "11.25", line(1, "1", "11.25", "0"))))
                .as("a rate of nothing is one")
                .isEmpty();
    }

    /** Whatever lines there are: sums and taxes of a bill of ours come out by every rule. */
    @Test
    void itsSumsComeOutWhateverIsBilled() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        for (var round = 0; round < 200; round++) {
            var lines = IntStream.rangeClosed(1, 1 + random.nextInt(12))
                    .mapToObj(no -> line(
                            no,
                            BigDecimal.valueOf(1 + random.nextInt(90_000), 3).toPlainString(),
                            BigDecimal.valueOf(random.nextInt(900_000), 4).toPlainString(),
                            new String[] {"22", "10", "5.5", "4", "0"}[random.nextInt(5)]))
                    .toArray(Billed.Line[]::new);
            var amount = BigDecimal.valueOf(random.nextInt(10_000_000), 2).setScale(2, RoundingMode.UNNECESSARY);
            var bill = OurBillFixture.bill(UblType.INVOICE, amount.toPlainString(), lines);
            assertThat(Rules.broken(bill)).as("seed %d, round %d", seed, round).isEmpty();
        }
    }
}
