package caposaldo.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.exchange.ImportRun;
import caposaldo.exchange.Imports;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.kernel.Role;
import caposaldo.security.Browser;
import caposaldo.security.SecurityFixture;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** What the room says of two clients whose every order is known. */
@CaposaldoTest
@Import(SecurityFixture.class)
class SalesRoomTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Imports imports;

    @Autowired
    private SecurityFixture security;

    @Autowired
    private SalesFigures figures;

    @Autowired
    private ClientProducts products;

    @Autowired
    private OrderRhythm rhythms;

    @Autowired
    private Returns returns;

    @Autowired
    private SalesDocuments documents;

    @Autowired
    private Clients clients;

    @Autowired
    private TestClock clock;

    @Autowired
    private DSLContext sql;

    private SalesFixture fixture;
    private AccessScope director;
    private AccessScope support;
    private ImportRun run;

    @BeforeEach
    void twoClientsBuy() {
        clock.moveTo(TestClock.TODAY);
        fixture = new SalesFixture(imports, sql);
        director = security.scope(security.user(Role.COMMERCIAL_DIRECTOR));
        support = security.scope(security.user(Role.SALES_SUPPORT));
        run = fixture.load(support, SalesFixture.TWO_CLIENTS);
    }

    @AfterEach
    void asBefore() {
        imports.undo(support, run.id());
    }

    @Test
    void whoWasSilentForFiveOfItsOwnGapsIsQuietAndFortyThreeDaysLate() {
        var rhythm = rhythms.of(director, fixture.client("RM-1"), 10);
        assertThat(rhythm.days()).extracting(OrderRhythm.OrderDay::gap).containsExactly(null, 386, 10, 10, 10);
        assertThat(rhythm.medianGap()).isEqualByComparingTo("10");
        assertThat(rhythm.dueOn()).isEqualTo(LocalDate.of(2026, 10, 11));
        assertThat(rhythm.lateDays()).isEqualTo(43);
        assertThat(rhythm.silentGaps()).contains(new BigDecimal("5.3"));
        assertThat(rhythm.quiet()).isTrue();
        assertThat(figures.quiet(director, 500))
                .extracting(SalesFigures.Figure::client)
                .contains(fixture.client("RM-1"))
                .doesNotContain(fixture.client("RM-2"));
    }

    @Test
    void whoseNextOrderIsNotDueIsNotLate() {
        var rhythm = rhythms.of(director, fixture.client("RM-2"), 10);
        assertThat(rhythm.orderDays()).as("a credit note is no order day").isEqualTo(4);
        assertThat(rhythm.dueOn()).isEqualTo(LocalDate.of(2026, 11, 30));
        assertThat(rhythm.lateDays()).isZero();
        assertThat(rhythm.quiet()).isFalse();
    }

    @Test
    void revenueReturnsAndMarginStandByMonth() {
        assertThat(figures.months(director, fixture.client("RM-2"), YearMonth.of(2026, 1)))
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(java.util.List.of(
                        new SalesFigures.Month(
                                YearMonth.of(2026, 10), new BigDecimal("865"), BigDecimal.ZERO, new BigDecimal("318")),
                        new SalesFigures.Month(
                                YearMonth.of(2026, 11),
                                new BigDecimal("-220"),
                                new BigDecimal("320"),
                                new BigDecimal("-84"))));
        assertThat(sql.fetchSingle(
                                "select documents from sales.client_month where client_id = ? and month = '2026-11-01'",
                                fixture.client("RM-2").value())
                        .get(0, Integer.class))
                .isEqualTo(3);
    }

    @Test
    void aReturnNamesTheSaleItTakesBackAndItsShareOfWhatWasSold() {
        var client = fixture.client("RM-2");
        assertThat(returns.latest(director, client, 9)).singleElement().satisfies(line -> {
            assertThat(line.documentNo()).isEqualTo("CRM-1");
            assertThat(line.saleNo()).isEqualTo("RM-07");
            assertThat(line.amount()).isEqualByComparingTo("-320");
        });
        var rate = returns.of(director, client);
        assertThat(rate.sold()).as("goods, postage is none").isEqualByComparingTo("950");
        assertThat(rate.percent().orElseThrow().value()).isEqualByComparingTo("33.68");
        var credit = documents.get(director, "CRM-1");
        assertThat(credit.type()).isEqualTo(SalesDocuments.Type.CREDIT_NOTE);
        assertThat(credit.net()).isEqualByComparingTo("-320");
        assertThat(credit.lines().getFirst().returnsNo()).isEqualTo("RM-07");
    }

    @Test
    void whatIsNoLongerBoughtIsNamedByItsWorth() {
        assertThat(products.bought(director, fixture.client("RM-1"), 3, 99).stopped())
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.code()).isEqualTo("RG-9");
                    assertThat(item.revenueBefore()).isEqualByComparingTo("500");
                });
        var grid = products.grid(director, fixture.client("RM-1"), 9);
        assertThat(grid.months()).hasSize(12).endsWith(YearMonth.of(2026, 11));
        assertThat(grid.rows().getFirst().revenue().get(9)).isEqualByComparingTo("375");
    }

    @Test
    void everyTotalIsTheSumOfTheLinesItOpens() {
        var token = security.token(
                security.user(Role.COMMERCIAL_DIRECTOR),
                Right.SALES_READ,
                Right.CLIENT_READ,
                Right.ALL_CLIENTS,
                Right.MARGIN_READ);
        var october = Browser.api(
                        port,
                        "GET",
                        "/api/v1/clients/" + fixture.client("RM-2").value()
                                + "/lines?soldOn.from=2026-10-01&soldOn.to=2026-10-31",
                        token,
                        "")
                .body();
        assertThat(october.split("\"net\"", -1)).hasSize(4);
        var lamps = Browser.api(port, "GET", "/api/v1/sales/lines?clientCode.is=RM-1&code.is=RG-1", token, "")
                .body();
        assertThat(lamps.split("\"net\":125.0000", -1)).hasSize(5);
        assertThat(Browser.api(port, "GET", "/api/v1/sales/lines?clientCode.is=RM-", token, "")
                        .body())
                .contains("\"items\":[]");
        assertThat(Browser.api(port, "GET", "/api/v1/sales/products?code.is=RG-2", token, "")
                        .body())
                .contains("\"revenue\":480.0000", "\"returned\":320.0000", "\"margin\":180.0000");
        assertThat(Browser.api(
                                port,
                                "GET",
                                "/api/v1/clients/" + fixture.client("RM-2").value() + "/documents?sort=soldOn",
                                token,
                                "")
                        .body())
                .contains("\"document\":\"RM-06\"", "\"lines\":2,\"net\":815.0000", "CREDIT_NOTE");
    }

    @Test
    void whoMayNotSeeMarginsFindsNoneAnywhere() {
        var login = security.user(Role.SALES_SUPPORT);
        var token = security.token(login, Right.SALES_READ, Right.CLIENT_READ, Right.ALL_CLIENTS);
        var client = "/api/v1/clients/" + fixture.client("RM-1").value();
        for (var path : java.util.List.of(
                "/api/v1/sales/lines", "/api/v1/sales/products", client + "/lines", client + "/documents")) {
            assertThat(Browser.api(port, "GET", path, token, "").body())
                    .as(path)
                    .contains("\"items\":[{")
                    .doesNotContain("margin");
            assertThat(Browser.api(port, "GET", path + "?sort=-margin", token, "")
                            .statusCode())
                    .as(path)
                    .isEqualTo(422);
            assertThat(Browser.api(port, "GET", path + "?margin.from=1", token, "")
                            .statusCode())
                    .as(path)
                    .isEqualTo(422);
        }
        assertThat(Browser.api(port, "GET", client + "/sales", token, "").body())
                .contains("\"margin\":null");
        assertThat(Browser.api(port, "GET", "/api/v1/sales/document?no=RM-02", token, "")
                        .body())
                .contains("\"margin\":null");
        var browser = Browser.at(port);
        browser.signIn(login, SecurityFixture.PASSWORD);
        assertThat(browser.get("/sales/document?no=RM-02").body())
                .contains("RM-02")
                .doesNotContain("Margin");
        assertThat(browser.get("/clients/" + fixture.client("RM-1").value() + "/products")
                        .body())
                .as("a list of a client leads back to it")
                .contains("href=\"/clients/" + fixture.client("RM-1").value() + "\"")
                .doesNotContain("Margin");
        assertThat(browser.get("/sales/lines.csv?clientCode.is=RM-1").body())
                .contains("RM-02")
                .doesNotContain("Margin");
    }

    /** The database keeps it, the page names the number. */
    @Test
    void whoIsSilentLongerThanSoManyOfItsOwnGapsIsQuiet() {
        var client = fixture.client("RM-1");
        var silent = SalesFigures.QUIET_GAPS.multiply(BigDecimal.TEN).intValueExact();
        for (var days : java.util.List.of(silent, silent + 1, 399, 400)) {
            sql.execute("""
                    update sales.client_figure set order_days = 4, median_gap = 10, last_on = as_of - {0}::integer
                    where client_id = {1}
                    """, DSL.val(days), DSL.val(client.value()));
            assertThat(figures.of(director, client).isQuiet())
                    .as("silent for %d days", days)
                    .isEqualTo(days > silent && days < 400);
        }
        sql.execute(
                "update sales.client_figure set order_days = 3, last_on = as_of - 99 where client_id = {0}",
                DSL.val(client.value()));
        assertThat(figures.of(director, client).isQuiet()).as("no rhythm yet").isFalse();
    }

    @Test
    void whoHasAnotherPortfolioFindsNothingOfIt() {
        var stranger = new AccessScope(
                director.userId(),
                director.personId(),
                Set.of(Right.CLIENT_READ, Right.SALES_READ),
                Set.of(),
                Set.of(-1L),
                java.util.Map.of(),
                TestClock.TODAY);
        var client = fixture.client("RM-1");
        assertThatExceptionOfType(Missing.class).isThrownBy(() -> documents.get(stranger, "RM-02"));
        assertThatExceptionOfType(Missing.class).isThrownBy(() -> clients.check(stranger, client));
        assertThat(figures.months(stranger, client, YearMonth.of(2024, 1))).isEmpty();
        assertThat(figures.months(stranger, YearMonth.of(2024, 1))).isEmpty();
        assertThat(products.bought(stranger, client, 3, 99).items()).isEmpty();
        assertThat(products.grid(stranger, client, 9).rows()).isEmpty();
        assertThat(returns.latest(stranger, client, 9)).isEmpty();
        assertThat(returns.byItem(stranger, 9)).isEmpty();
        assertThat(figures.quiet(stranger, 9)).isEmpty();
        assertThat(figures.monthSoFar(stranger).clients()).isZero();
        var token = security.token(security.user(Role.KAM), Right.SALES_READ, Right.CLIENT_READ);
        assertThat(Browser.api(port, "GET", "/api/v1/clients/" + client.value() + "/sales", token, "")
                        .statusCode())
                .isEqualTo(404);
        for (var path : java.util.List.of(
                "/api/v1/sales/lines", "/api/v1/sales/products", "/api/v1/clients/" + client.value() + "/lines")) {
            assertThat(Browser.api(port, "GET", path, token, "").body()).contains("\"items\":[]");
        }
    }

    /** The user's step 5: next month's file moves every figure, and undo moves each of them back. */
    @Test
    void nextMonthMovesEveryFigureAndUndoEachBack() {
        var client = fixture.client("RM-1");
        var before = all(client);
        var next = fixture.load(support, """
                document;line;date;customer;item;quantity;price;unit cost
                RM-20;1;20/11/2026;RM-1;RG-9;2;100,00;70
                RM-21;1;22/11/2026;RM-1;RG-2;1;80,00;50
                RM-22;1;31/11/2026;RM-1;RG-2;1;80,00;50
                """);
        assertThat(next.counts()).isEqualTo(new ImportRun.Counts(2, 0, 0, 1));
        assertThat(imports.faults(support, next.id(), 9)).singleElement().satisfies(fault -> {
            assertThat(fault.line()).isEqualTo(4);
            assertThat(fault.value()).isEqualTo("31/11/2026");
        });
        var after = all(client);
        assertThat(after).isNotEqualTo(before);
        assertThat(figures.of(director, client).revenue()).isEqualByComparingTo("780");
        assertThat(figures.of(director, client).isQuiet()).isFalse();
        assertThat(products.bought(director, client, 3, 99).stopped()).isEmpty();
        imports.undo(support, next.id());
        assertThat(all(client)).isEqualTo(before);
    }

    private String all(caposaldo.account.ClientId client) {
        return figures.of(director, client) + " " + figures.monthSoFar(director) + " "
                + figures.months(director, client, YearMonth.of(2024, 1))
                + figures.months(director, YearMonth.of(2024, 1)) + rhythms.of(director, client, 99)
                + products.bought(director, client, 3, 99).items()
                + products.bought(director, client, 3, 99).stopped()
                + returns.byItem(director, 99);
    }
}
