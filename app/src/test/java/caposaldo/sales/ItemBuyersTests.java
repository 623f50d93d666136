package caposaldo.sales;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.catalog.ItemId;
import caposaldo.db.AccessScope;
import caposaldo.exchange.ImportRun;
import caposaldo.exchange.Imports;
import caposaldo.kernel.Role;
import caposaldo.security.Browser;
import caposaldo.security.SecurityFixture;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** Who buys a product, on its record and for programs. */
@CaposaldoTest
@Import(SecurityFixture.class)
class ItemBuyersTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Imports imports;

    @Autowired
    private SecurityFixture security;

    @Autowired
    private ItemBuyers buyers;

    @Autowired
    private TestClock clock;

    @Autowired
    private DSLContext sql;

    private SalesFixture fixture;
    private AccessScope support;
    private ImportRun run;
    private ItemId lamp;

    @BeforeEach
    void twoClientsBuyLamps() {
        clock.moveTo(TestClock.TODAY);
        fixture = new SalesFixture(imports, sql);
        support = security.scope(security.user(Role.SALES_SUPPORT));
        run = fixture.load(support, SalesFixture.TWO_CLIENTS);
        lamp = new ItemId(Objects.requireNonNull(sql.fetchSingle("select id from catalog.item where code = 'RG-1'")
                .get(0, Long.class)));
    }

    @AfterEach
    void asBefore() {
        imports.undo(support, run.id());
    }

    @Test
    void fortyLampsOfTheOneAndTwelveOfTheOtherAreWhatTheMonthsSumTo() {
        var director = security.scope(security.user(Role.COMMERCIAL_DIRECTOR));
        var found = buyers.of(director, lamp, 10);
        assertThat(found)
                .extracting(ItemBuyers.Buyer::client)
                .containsExactly(fixture.client("RM-1"), fixture.client("RM-2"));
        assertThat(found.getFirst().revenue()).isEqualByComparingTo("500");
        assertThat(found.getFirst().margin()).isEqualByComparingTo("180");
        assertThat(found.getLast().quantity()).isEqualByComparingTo("12");
        assertThat(buyers.months(director, lamp).stream()
                        .map(SalesFigures.Month::revenue)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("650");
    }

    @Test
    void whoSeesOneClientOnlySeesOneBuyerAndItsMonths() {
        var all = security.scope(security.user(Role.COMMERCIAL_DIRECTOR));
        long portfolio = sql.fetchSingle(
                        "insert into security.portfolio (code, name) values ('RMB', 'RMB') returning id")
                .get(0, Long.class);
        sql.execute("update account.client set portfolio_id = ? where code = 'RM-2'", portfolio);
        var one = new AccessScope(
                all.userId(),
                all.personId(),
                Role.KAM.rights(),
                Set.of(),
                Set.of(portfolio),
                java.util.Map.of(),
                all.date());
        assertThat(buyers.of(one, lamp, 10))
                .extracting(ItemBuyers.Buyer::client)
                .containsExactly(fixture.client("RM-2"));
        assertThat(buyers.months(one, lamp).stream()
                        .map(SalesFigures.Month::revenue)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("150");
        sql.execute("update account.client set portfolio_id = null where code = 'RM-2'");
        sql.execute("delete from security.portfolio where id = ?", portfolio);
    }

    @Test
    void theRecordItsListAndTheApiSayTheSameAndWithoutTheRightNoMargin() {
        var director = signedIn(Role.COMMERCIAL_DIRECTOR);
        assertThat(director.get(lamp.path() + "/sales").body()).contains("Adige Market", "€\u00a0650", "Margin");
        assertThat(director.get(lamp.path() + "/clients").body()).contains("Adige Market", "Brenta Casa");
        assertThat(director.get(lamp.path() + "/lines").statusCode()).isEqualTo(200);
        assertThat(director.get("/api/v1" + lamp.path() + "/clients").body()).contains("\"margin\":180");
        assertThat(director.get("/api/v1" + lamp.path() + "/sales/months").body())
                .contains("\"margin\":");
        assertThat(director.get("/api/v1/sales/returns").body()).contains("\"code\":\"RG-2\"");

        var blind = signedIn(Role.SALES_SUPPORT);
        assertThat(blind.get(lamp.path() + "/sales").body())
                .contains("Adige Market")
                .doesNotContain("Margin");
        assertThat(blind.get("/api/v1" + lamp.path() + "/clients").body())
                .contains("Adige Market")
                .doesNotContain("margin");
        assertThat(blind.get("/api/v1" + lamp.path() + "/sales/months").body()).doesNotContain("\"margin\":5");
        assertThat(signedIn(Role.MERCHANDISER).get(lamp.path() + "/sales").statusCode())
                .isEqualTo(403);
    }

    private Browser signedIn(Role role) {
        var browser = Browser.at(port);
        browser.signIn(security.user(role), SecurityFixture.PASSWORD);
        return browser;
    }
}
