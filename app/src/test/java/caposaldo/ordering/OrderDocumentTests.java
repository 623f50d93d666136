package caposaldo.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import caposaldo.kernel.Invalid;
import caposaldo.ordering.OrderDocument.Format;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders as buyers' systems write them: the examples of OASIS and CEN, and what is broken in every way. */
class OrderDocumentTests {

    static final String EDIFACT = """
            UNA:+.? '
            UNB+UNOA:3+5400110000009:14+5013546107732:14+261120:1237+2722'
            UNH+1+ORDERS:D:96A:UN:EAN008'
            BGM+220+C1441747+9'
            DTM+137:20261120:102'
            DTM+2:20261210:102'
            FTX+PUR+1++RING AT THE BACK ?+ WAIT'
            NAD+BY+5400110000009::9++CASA NOVA'
            RFF+VA:IT01234567890'
            NAD+SU+5013546107732::9'
            CUX+2:EUR:9'
            LIN+1++5400111864181:EN'
            PIA+1+8641800:BP'
            QTY+21:288'
            QTY+59:12'
            PRI+AAA:12.80'
            LIN+2'
            PIA+5+LAMP-7:SA'
            QTY+21:5.5'
            UNS+S'
            UNT+18+1'
            UNZ+1+2722'
            """;

    private static OrderDocument read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static OrderDocument read(byte[] content) {
        return ReadOrder.of(new ByteArrayInputStream(content)).getFirst().document();
    }

    static byte[] example(String name) {
        try (InputStream in = Objects.requireNonNull(
                OrderDocumentTests.class.getResourceAsStream("/external/test-ubl/order/" + name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            BII03 Order example 01.xml                 | 34           |     | 2
            CENBII-Order-maximal.xml                   | PM10405461   |     | 2
            UBL-Order-2.0-Example-International.xml    | AEG012345    |     | 1
            UBL-Order-2.0-Example.xml                  | AEG012345    |     | 1
            UBL-Order-2.1-Example.xml                  | 34           | SEK | 2
            """)
    void readsTheExamplesOfTheStandard(String name, String number, String currency, int lines) {
        var order = read(example(name));
        assertThat(order.format()).isEqualTo(Format.UBL);
        assertThat(order.number()).isEqualTo(number);
        assertThat(order.lines()).hasSize(lines);
        assertThat(order.lines()).allSatisfy(line -> assertThat(line.quantity()).isPositive());
        if (currency != null) {
            assertThat(order.currency()).isEqualTo(currency);
        }
    }

    @Test
    void anOrderWithoutANumberIsRefused() {
        assertThat(refused(example("CENBII-Order-minimal.xml"))
                        .problems()
                        .getFirst()
                        .messageKey())
                .isEqualTo("ordering.document.number");
    }

    @Test
    void readsWhoBuysWhatForHowMuchUntilWhen() {
        var order = read(example("UBL-Order-2.1-Example.xml"));
        assertThat(order.buyer()).contains("7300072311115", "7300070011115", "PartyID123");
        assertThat(order.buyerName()).isEqualTo("Johnssons Byggvaror AB");
        assertThat(order.requestedOn()).isEqualTo(LocalDate.of(2010, 2, 25));
        var line = order.lines().getFirst();
        assertThat(line.codes()).contains("SItemNo001");
        assertThat(line.quantity()).isEqualByComparingTo("120");
        assertThat(line.price()).isEqualByComparingTo("50");
        assertThat(order.note()).isEqualTo("Information text for the whole order");
    }

    @Test
    void readsEdifactAsEancomWritesIt() {
        var order = read(EDIFACT);
        assertThat(order.format()).isEqualTo(Format.EDIFACT);
        assertThat(order.number()).isEqualTo("C1441747");
        assertThat(order.requestedOn()).isEqualTo(LocalDate.of(2026, 12, 10));
        assertThat(order.currency()).isEqualTo("EUR");
        assertThat(order.buyer()).containsExactly("5400110000009", "IT01234567890");
        assertThat(order.buyerName()).isEqualTo("CASA NOVA");
        assertThat(order.note()).as("with what is released by a question mark").isEqualTo("RING AT THE BACK + WAIT");
        assertThat(order.lines()).hasSize(2);
        assertThat(order.lines().getFirst().codes()).containsExactly("5400111864181", "8641800");
        assertThat(order.lines().getFirst().quantity())
                .as("ordered, not per pack")
                .isEqualByComparingTo("288");
        assertThat(order.lines().getFirst().price()).isEqualByComparingTo("12.80");
        assertThat(order.lines().getLast().codes()).containsExactly("LAMP-7");
        assertThat(order.lines().getLast().quantity()).isEqualByComparingTo("5.5");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            QTY+21:288'            | QTY+21:many'        | ordering.document.amount
            QTY+21:288'            | QTY+21:1E900000000' | ordering.document.amount
            PRI+AAA:12.80'         | PRI+AAA:1E900000000'| ordering.document.amount
            QTY+21:288'            |                     | ordering.document.quantity
            DTM+2:20261210:102'    | DTM+2:20261310:102' | ordering.document.day
            BGM+220+C1441747+9'    | BGM+220'            | ordering.document.number
            ORDERS:D:96A           | INVOIC:D:96A        | ordering.document.kind
            UNA:+.? '              | STX=ANA:1           | ordering.document.kind
            UNA:+.? '              | UNAd+.? '           | ordering.document.broken
            """)
    void saysWhatIsWrongAndWhere(String right, String wrong, String why) {
        var broken = EDIFACT.replace(right, wrong == null ? "" : wrong);
        assertThat(broken).isNotEqualTo(EDIFACT);
        assertThat(refused(broken.getBytes(StandardCharsets.UTF_8))
                        .problems()
                        .getFirst()
                        .messageKey())
                .isEqualTo(why);
    }

    private static Invalid refused(byte[] content) {
        return Objects.requireNonNull(catchThrowableOfType(Invalid.class, () -> read(content)));
    }

    @Test
    void namesNothingElsewhereAndNoOtherDocument() {
        var xxe = """
                <!DOCTYPE Order [<!ENTITY x SYSTEM "file:///etc/passwd">]>
                <Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"><ID>&x;</ID></Order>""";
        assertThat(refused(xxe.getBytes(StandardCharsets.UTF_8))
                        .problems()
                        .getFirst()
                        .messageKey())
                .startsWith("exchange.xml");
        var invoice = "<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\"/>";
        assertThat(refused(invoice.getBytes(StandardCharsets.UTF_8))
                        .problems()
                        .getFirst()
                        .messageKey())
                .isEqualTo("ordering.document.kind");
    }

    /** The second cannot be read; the interchange counts its messages. */
    @Test
    void anInterchangeOfSeveralMessagesIsAnOrderEachOrSaysWhyNot() {
        var message = EDIFACT.substring(EDIFACT.indexOf("UNH"), EDIFACT.indexOf("UNZ"));
        var three = EDIFACT.replace(
                        message,
                        message
                                + message.replace("UNH+1", "UNH+2")
                                        .replace("18+1'", "18+2'")
                                        .replace("C1441747", "SECOND")
                                        .replace("QTY+21:288'", "QTY+21:many'")
                                + message.replace("UNH+1", "UNH+3")
                                        .replace("18+1'", "18+3'")
                                        .replace("C1441747", "THIRD"))
                .replace("UNZ+1", "UNZ+3");
        var orders = ReadOrder.of(new ByteArrayInputStream(three.getBytes(StandardCharsets.UTF_8)));
        assertThat(orders).extracting(ReadOrder::number).containsExactly("C1441747", "SECOND", "THIRD");
        assertThat(orders.get(0).document().lines()).isEqualTo(read(EDIFACT).lines());
        assertThat(orders.get(2).document().lines()).hasSize(2);
        var why = Objects.requireNonNull(
                catchThrowableOfType(Invalid.class, () -> orders.get(1).document()));
        assertThat(why.problems().getFirst().messageKey()).isEqualTo("ordering.document.amount");
        assertThat(why.problems().getFirst().arguments().getFirst())
                .as("the segment, counted in the whole file")
                .isEqualTo(33);
    }

    @Test
    void aPriceOfSeveralIsOfOne() {
        var text = new String(example("UBL-Order-2.0-Example.xml"), StandardCharsets.UTF_8);
        var priced = text.replace("</cbc:PriceAmount>", "</cbc:PriceAmount><cbc:BaseQuantity>4</cbc:BaseQuantity>");
        var one = Objects.requireNonNull(read(text).lines().getFirst().price());
        var ofFour = read(priced.replaceAll("<cbc:BaseQuantity unitCode[^/]*/cbc:BaseQuantity>", ""))
                .lines()
                .getFirst()
                .price();
        assertThat(ofFour).isEqualByComparingTo(one.divide(new BigDecimal(4)));
    }
}
