package caposaldo.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import caposaldo.currency.RateFixture;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Money;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A buyer's file becomes a draft. */
class TakeOrderDocumentTests extends OrderScenario {

    @Autowired
    private TakeOrderDocument take;

    @Autowired
    private MockMvcTester mvc;

    private String lampGtin = "";
    private String cartonGtin = "";
    private String gln = "";
    private String code = "";

    @BeforeEach
    void numbers() {
        lampGtin = OrderFiles.gtin(lamp.value());
        cartonGtin = OrderFiles.gtin(5_000_000 + lamp.value());
        gln = OrderFiles.gtin(700_000_000 + casa.value());
        code = sql.fetchSingle("select code from catalog.item where id = ?", lamp.value())
                .get(0, String.class);
        sql.execute("update catalog.item set gtin = ? where id = ?", lampGtin, lamp.value());
        sql.execute(
                "insert into catalog.pack (item_id, unit_code, quantity, gtin) values (?, 'CT', 12, ?)",
                lamp.value(),
                cartonGtin);
        sql.execute(
                "insert into account.site (client_id, kind, country, gln) values (?, 'LEGAL', 'IT', ?)",
                casa.value(),
                gln);
    }

    private String edifact(String number) {
        return """
                UNA:+.? '
                UNB+UNOA:3+%1$s:14+5013546107732:14+261120:1237+2722'
                UNH+1+ORDERS:D:96A:UN:EAN008'
                BGM+220+%2$s+9'
                DTM+2:20261210:102'
                NAD+BY+%1$s::9++CASA NOVA'
                CUX+2:EUR:9'
                LIN+1++%3$s:EN'
                QTY+21:24'
                PRI+AAA:11.25'
                LIN+2++%4$s:EN'
                QTY+21:2'
                PRI+AAA:120.00'
                LIN+3'
                PIA+5+%5$s:SA'
                QTY+21:3'
                UNS+S'
                UNT+16+1'
                UNZ+1+2722'
                """.formatted(gln, number, lampGtin, cartonGtin, code);
    }

    private String ubl(String number, String item) {
        return OrderFiles.ubl(number, gln, item);
    }

    private TakeOrderDocument.Taken take(String text) {
        return take.take(
                elena,
                Optional.empty(),
                ReadOrder.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                        .getFirst()
                        .document());
    }

    private Invalid refused(String text) {
        return Objects.requireNonNull(catchThrowableOfType(Invalid.class, () -> take(text)));
    }

    @Test
    void becomesADraftAtOurPricesWithTheBuyersNumber() {
        var taken = take(edifact("PO-" + casa.value()));
        var order = get(taken.order());
        assertThat(taken.fresh()).isTrue();
        assertThat(order.client()).isEqualTo(casa);
        assertThat(order.customerReference()).isEqualTo("PO-" + casa.value());
        assertThat(order.requestedOn()).hasToString("2026-12-10");
        assertThat(order.lines())
                .extracting(line -> line.quantity().intValueExact())
                .as("the second line is of two cartons of twelve")
                .containsExactly(24, 24, 3);
        assertThat(order.lines()).allSatisfy(line -> assertThat(line.item()).isEqualTo(lamp));
        assertThat(taken.otherPrices())
                .as("a carton for 120.00, which is 135.00 with us")
                .containsExactly(new TakenOrder.OtherPrice(2, new BigDecimal("120.00"), new BigDecimal("135")));
    }

    @Test
    void theSameOrderAgainIsTheSameDraft() {
        var first = take(ubl("AGAIN", lampGtin));
        var second = take(ubl("AGAIN", lampGtin));
        assertThat(second.fresh()).isFalse();
        assertThat(second.order()).isEqualTo(first.order());
        assertThat(get(first.order()).lines()).hasSize(1);
        assertThat(take(ubl("ANOTHER", "0" + lampGtin)).order())
                .as("a GTIN of 14 digits")
                .isNotEqualTo(first.order());
    }

    @Test
    void everyUnknownProductIsNamedAndThenNothingIsTaken() {
        var before = sql.fetchCount(caposaldo.db.ordering.Tables.SALES_ORDER);
        var why = refused(edifact("X").replace(lampGtin, "4006381333931").replace(code, "NO-SUCH"));
        assertThat(why.problems())
                .extracting(Invalid.Problem::messageKey)
                .containsExactly("ordering.document.item", "ordering.document.item");
        assertThat(why.problems().getFirst().arguments().toString()).contains("1", "4006381333931");
        assertThat(sql.fetchCount(caposaldo.db.ordering.Tables.SALES_ORDER)).isEqualTo(before);
    }

    @Test
    void aBuyerNobodyKnowsOrWhomThePersonDoesNotSeeIsNotGuessed() {
        assertThat(refused(ubl("Y", lampGtin).replace(gln, "4006381333931"))
                        .problems()
                        .getFirst()
                        .messageKey())
                .isEqualTo("ordering.document.buyer");
        elena = fixture.scope("Luca");
        assertThat(refused(ubl("Y", lampGtin)).problems().getFirst().messageKey())
                .isEqualTo("ordering.document.buyer");
    }

    @Test
    void inAnotherCurrencyItIsPricedInThatWhereItsWorthIsKnown() {
        RateFixture.keep(sql);
        fixture.priced("USD", lamp, "13.50");
        var taken = take(edifact("USD").replace("EUR", "USD"));
        assertThat(get(taken.order()).net()).as("51 lamps").isEqualTo(Money.of("688.50", "USD"));
        assertThat(taken.otherPrices())
                .as("the buyer reckoned with 11.25 and 120.00 dollars")
                .extracting(TakenOrder.OtherPrice::line)
                .containsExactly(1, 2);
        assertThat(get(take(ubl("USD", lampGtin).replace("EUR", "USD")).order()).net())
                .isEqualTo(Money.of("81.00", "USD"));
        fixture.priced("KWD", lamp, "4");
        for (var currency : List.of(
                "KES currency.invalid.missing currency",
                "QQQ ordering.document.currency file",
                "KWD ordering.invalid.cents currency")) {
            var said = currency.split(" ");
            assertThat(refused(edifact("Z").replace("EUR", said[0])).problems())
                    .as("nobody knows what it is worth")
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.field()).isEqualTo(said[2]);
                        assertThat(problem.messageKey()).isEqualTo(said[1]);
                    });
        }
    }

    @Test
    void theSameOrderAgainIsTheSameDraftAlsoWhereNobodyKnowsItsWorthAnyMore() {
        fixture.priced("LKR", lamp, "3500");
        sql.execute(
                "insert into currency.exchange_rate (currency, day, units, source) values ('LKR', ?, 350, 'TYPED')",
                TODAY);
        var first = take(ubl("LKR", lampGtin).replace("EUR", "LKR"));
        sql.execute("delete from currency.exchange_rate where currency = 'LKR'");
        assertThat(take(ubl("LKR", lampGtin).replace("EUR", "LKR")).order()).isEqualTo(first.order());
        assertThat(get(first.order()).value()).as("six lamps").isEqualTo(Money.of("73.20", "EUR"));
    }

    private MvcTestResult upload(String path, String text) {
        return mvc.perform(mvc.post()
                .uri(path)
                .multipart()
                .file(new MockMultipartFile("file", "o.xml", "text/xml", text.getBytes(StandardCharsets.UTF_8)))
                .with(user(fixture.range().login("Elena")))
                .with(csrf()));
    }

    @Test
    void comesByThePageAndByTheApi() {
        assertThat(upload("/api/v1/orders/documents", ubl("API", lampGtin))).hasStatus(201);
        assertThat(upload("/api/v1/orders/documents", ubl("API", lampGtin))).hasStatus(200);
        assertThat(upload("/api/v1/orders/documents", "no order")).hasStatus(422);
        assertThat(upload("/orders/documents", ubl("PAGE", lampGtin))).hasStatus3xxRedirection();
        assertThat(upload("/orders/documents", ubl("PAGE2", "4006381333931")))
                .hasStatusOk()
                .bodyText()
                .contains("no product is known by: 4006381333931");
    }

    private static MockMultipartFile file(String name, String text) {
        return new MockMultipartFile("file", name, "text/xml", text.getBytes(StandardCharsets.UTF_8));
    }

    private MvcTestResult uploadThree(String path, String mark) {
        return mvc.perform(mvc.post()
                .uri(path)
                .multipart()
                .file(file("first.xml", ubl(mark + "-1", lampGtin)))
                .file(file("second.xml", ubl(mark + "-2", "4006381333931")))
                .file(file("third.edi", edifact(mark + "-3")))
                .with(user(fixture.range().login("Elena")))
                .with(csrf()));
    }

    @Test
    void whereAllAreRefusedEachReasonNamesItsFile() {
        var answer = mvc.perform(mvc.post()
                .uri("/api/v1/orders/documents")
                .multipart()
                .file(file("first.xml", "no order"))
                .file(file("second.xml", "no order either"))
                .with(user(fixture.range().login("Elena")))
                .with(csrf()));
        assertThat(answer)
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactly("first.xml", "second.xml");
    }

    private int known(String number) {
        return sql.fetchCount(
                caposaldo.db.ordering.Tables.SALES_ORDER,
                caposaldo.db.ordering.Tables.SALES_ORDER.CUSTOMER_REFERENCE.eq(number));
    }

    @Test
    void severalAreTakenEachOnItsOwnAndOfEachIsSaidWhatBecame() {
        var mark = "ALL-" + casa.value();
        var answer = uploadThree("/api/v1/orders/documents", mark);
        assertThat(answer)
                .hasStatus(201)
                .bodyJson()
                .extractingPath("$[*].number")
                .asArray()
                .containsExactly(mark + "-1", mark + "-2", mark + "-3");
        assertThat(answer).bodyJson().extractingPath("$[1].file").isEqualTo("second.xml");
        assertThat(answer).bodyJson().extractingPath("$[1].order").isNull();
        assertThat(answer)
                .bodyJson()
                .extractingPath("$[1].problems[0]")
                .asString()
                .contains("4006381333931");
        assertThat(known(mark + "-1")).isEqualTo(1);
        assertThat(known(mark + "-2")).as("nothing of what is refused").isZero();
        assertThat(uploadThree("/orders/documents", mark))
                .hasStatusOk()
                .bodyText()
                .contains("second.xml", "no product is known by: 4006381333931", "This order was here already");
        assertThat(known(mark + "-3")).as("sent twice, here once").isEqualTo(1);
    }
}
