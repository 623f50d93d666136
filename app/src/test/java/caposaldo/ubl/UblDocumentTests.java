package caposaldo.ubl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import caposaldo.exchange.Xml.Element;
import caposaldo.kernel.Invalid;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.SAXException;

/** Documents as others write them: read, shown, and written again with nothing lost, or refused by the rule they break. */
class UblDocumentTests {

    /** What we write ourselves. */
    private static final Set<UblType> WRITTEN = EnumSet.of(
            UblType.ORDER_RESPONSE,
            UblType.DESPATCH_ADVICE,
            UblType.INVOICE,
            UblType.CREDIT_NOTE,
            UblType.REMINDER,
            UblType.STATEMENT);

    private static final Set<String> FOLDERS = Set.of(
            "order",
            "orderresponse",
            "orderresponsesimple",
            "despatchadvice",
            "receiptadvice",
            "invoice",
            "creditnote",
            "reminder",
            "statement",
            "peppol_bis3_examples");

    /** As the library of tests brings them. */
    static byte[] example(String path) {
        try (var in = Objects.requireNonNull(
                UblDocumentTests.class.getResourceAsStream("/external/test-ubl/" + path), path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static UblDocument read(byte[] content) {
        return UblDocument.read(new ByteArrayInputStream(content));
    }

    private static String refused(String text) {
        try {
            read(text.getBytes(StandardCharsets.UTF_8));
            return "";
        } catch (Invalid why) {
            return why.problems().getFirst().messageKey();
        }
    }

    /** Without the places in the file. */
    private static Element bare(Element of) {
        return new Element(
                of.name(),
                of.text(),
                of.attributes(),
                of.children().stream().map(UblDocumentTests::bare).toList(),
                0);
    }

    /** Read, written, read: the same; and as valid as it came. */
    private static UblDocument again(byte[] content) throws IOException, SAXException {
        var document = read(content);
        var written = document.written();
        var second = read(written);
        assertThat(bare(second.whole())).isEqualTo(bare(document.whole()));
        assertThat(second)
                .usingRecursiveComparison()
                .ignoringFields("whole")
                .ignoringFieldsMatchingRegexes(".*place")
                .isEqualTo(document);
        if (WRITTEN.contains(document.type())) {
            var type = document.type().element();
            assertThat(UblSchema.against(type, written)).isEqualTo(UblSchema.against(type, content));
        }
        return document;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            order/UBL-Order-2.1-Example.xml                           | ORDER                 | 34              | 2 | 0
            orderresponse/UBL-OrderResponse-2.1-Example.xml           | ORDER_RESPONSE        | 7               | 2 | 0
            orderresponsesimple/UBL-OrderResponseSimple-2.1-Example.xml | ORDER_RESPONSE_SIMPLE | 7             | 0 | 0
            despatchadvice/UBL-DespatchAdvice-2.0-Example.xml         | DESPATCH_ADVICE       | 565899          | 1 | 2
            receiptadvice/UBL-ReceiptAdvice-2.0-Example.xml           | RECEIPT_ADVICE        | 658398          | 1 | 0
            invoice/UBL-Invoice-2.1-Example.xml                       | INVOICE               | TOSL108         | 5 | 1
            invoice/UBL-Invoice-2.0-Enveloped.xml                     | INVOICE               | A00095678       | 1 | 1
            creditnote/UBL-CreditNote-2.0-Example.xml                 | CREDIT_NOTE           | CN758494        | 1 | 1
            reminder/UBL-Reminder-2.1-Example.xml                     | REMINDER              | 12              | 1 | 0
            statement/UBL-Statement-2.0-Example.xml                   | STATEMENT             | JUL2005-07758990 | 1 | 0
            """)
    void readsEachTypeAndWritesItAgainWithNothingLost(String path, UblType type, String number, int lines, int broken)
            throws IOException, SAXException {
        var document = again(example(path));
        assertThat(document.type()).isEqualTo(type);
        assertThat(document.number()).isEqualTo(number);
        assertThat(document.lines()).hasSize(lines);
        assertThat(document.parties()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(Rules.broken(document).size()).isGreaterThanOrEqualTo(broken);
    }

    @Test
    void saysWhatAnInvoiceSays() {
        var invoice = read(example("invoice/UBL-Invoice-2.1-Example.xml"));
        assertThat(invoice.currency()).isEqualTo("EUR");
        assertThat(invoice.issuedOn()).hasToString("2009-12-15");
        assertThat(invoice.references()).contains(new UblDocument.Reference("OrderReference", "123"));
        assertThat(invoice.parties().getFirst().name()).isEqualTo("The Sellercompany Incorporated");
        assertThat(invoice.parties().getFirst().numbers()).contains(new UblDocument.Number("DKVAT", "DK12345"));
        var line = invoice.lines().getFirst();
        assertThat(line.name()).isEqualTo("Labtop computer");
        assertThat(line.codes()).containsExactly("1234567890124", "JB007");
        assertThat(line.price().orElseThrow()).isEqualByComparingTo("1273");
        assertThat(line.amount().orElseThrow()).isEqualByComparingTo("1273");
        assertThat(invoice.totals())
                .extracting(total -> total.kind() + " " + total.amount())
                .contains("PayableAmount 729");
    }

    /** The folder of documents that a company or a judge has at hand: each is read or refused by a rule. */
    @Test
    void everyDocumentAtHandIsReadOrRefusedByTheRuleItBreaks() throws IOException, SAXException {
        var folder = Optional.ofNullable(System.getenv("CAPOSALDO_DATASETS")).map(at -> Path.of(at, "documents"));
        assumeTrue(
                folder.filter(Files::isDirectory).isPresent(),
                "CAPOSALDO_DATASETS holds no documents: the real files are not tried");
        var read = 0;
        for (var file : documents(folder.orElseThrow())) {
            var content = Files.readAllBytes(file);
            var name = file.getFileName().toString();
            if (name.equals("CENBII-Order-minimal.xml")) {
                assertThat(refused(new String(content, StandardCharsets.UTF_8))).isEqualTo("ubl.refused.missing");
                continue;
            }
            var document = again(content);
            read++;
            if (name.startsWith("ERR-")) {
                assertThat(Rules.broken(document)).as(name).isNotEmpty();
            } else if (file.toString().contains("/peppol_bis3_examples/") && !name.startsWith("GR-")) {
                assertThat(Rules.broken(document)).as(name).isEmpty();
            }
        }
        assertThat(read).isGreaterThan(50);
    }

    private static List<Path> documents(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".xml"))
                    .filter(file ->
                            FOLDERS.stream().anyMatch(in -> file.toString().contains("/" + in + "/")))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <cbc:ID>INV-2026-7</cbc:ID>        |                                        | ubl.refused.missing
            IssueDate>2026-11-24<              | IssueDate>24.11.2026<                  | ubl.refused.day
            IssueDate>2026-11-24<              | IssueDate>2026-02-30<                  | ubl.refused.day
            unitCode="EA">10<                  | unitCode="EA">ten<                     | ubl.refused.number
            unitCode="EA">10<                  | unitCode="EA">1e900000000<             | ubl.refused.number
            PayableAmount currencyID="EUR"     | PayableAmount                          | ubl.refused.missing
            schema:xsd:Invoice-2               | schema:xsd:Invoice-9                   | ubl.refused.type
            </Invoice>                         | <                                      | exchange.xml.broken
            """)
    void refusesWithTheRuleAndThePlace(String right, String wrong, String why) {
        var whole = new String(OurBillFixture.invoice().written(), StandardCharsets.UTF_8);
        var broken = whole.replace(right, wrong == null ? "" : wrong);
        assertThat(broken).isNotEqualTo(whole);
        assertThat(refused(broken)).isEqualTo(why);
    }

    @Test
    void refusesWhatAnXmlFileMayHide() {
        var whole = new String(OurBillFixture.invoice().written(), StandardCharsets.UTF_8);
        var entity = "<!DOCTYPE Invoice [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Invoice ";
        assertThat(refused(whole.replace("<Invoice ", entity).replace("PO-77", "&x;")))
                .isEqualTo("exchange.xml.dtd");
        var deep = "<cbc:ID>" + "<a>".repeat(70) + "</a>".repeat(70);
        assertThat(refused(whole.replaceFirst("<cbc:ID>", deep))).isEqualTo("exchange.xml.deep");
        assertThat(refused(whole.replace("PO-77", "x".repeat(200_000)))).isEqualTo("exchange.xml.long");
        assertThat(refused("")).isEqualTo("ubl.refused.empty");
    }
}
