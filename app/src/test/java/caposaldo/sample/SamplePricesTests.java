package caposaldo.sample;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.account.ClientId;
import caposaldo.catalog.ItemId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Role;
import caposaldo.pricing.Prices;
import caposaldo.security.AccessScopes;
import caposaldo.security.Browser;
import caposaldo.security.SecurityFixture;
import caposaldo.security.Users;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The sample company's price columns are those its own lines paid. */
@CaposaldoTest
@Import(SecurityFixture.class)
@TestPropertySource(properties = "caposaldo.data=target/test-sample-prices")
class SamplePricesTests {

    private static final String PRODUCT = "S18_3232";

    @Autowired
    private LoadSample sample;

    @Autowired
    private Users users;

    @Autowired
    private Prices prices;

    @Autowired
    private AccessScopes scopes;

    @Autowired
    private TestClock clock;

    @Autowired
    private DSLContext sql;

    @Autowired
    private SecurityFixture fixture;

    @LocalServerPort
    private int port;

    private final SteelWheels company = SteelWheels.read();

    @BeforeEach
    void theSampleIsLoaded() {
        clock.moveTo(TestClock.TODAY);
        if (sql.fetchCount(sql.selectOne().from("pricing.price_list")) == 0) {
            sample.load(users.add(new Users.NewUser("loader", "Loader", null, null, false, List.of())));
        }
    }

    @Test
    void aQuarterOfItsLinesPaidNoMoreThanTheKeyAccountsColumnAndHalfNoMoreThanTrade() {
        var listPrices = company.table("products").stream()
                .collect(Collectors.toMap(List::getFirst, product -> Double.parseDouble(product.get(8))));
        var paid = company.table("orderdetails").stream()
                .filter(line -> listPrices.containsKey(line.get(1)))
                .mapToDouble(line -> Double.parseDouble(line.get(3)) / listPrices.getOrDefault(line.get(1), 1.0))
                .sorted()
                .toArray();
        var columns = columns();
        assertThat(columns.getOrDefault("LIST", Double.NaN)).isZero();
        assertThat(below(paid, columns.getOrDefault("KEY", Double.NaN))).isBetween(0.25, 0.28);
        assertThat(below(paid, columns.getOrDefault("TRADE", Double.NaN))).isBetween(0.5, 0.53);
    }

    private static double below(double[] paid, double percent) {
        var part = 1 + percent / 100;
        var below = 0;
        for (var each : paid) {
            if (each <= part + 1e-4) {
                below++;
            }
        }
        return (double) below / paid.length;
    }

    private Map<String, Double> columns() {
        return sql.fetch("""
                        select c.code, f.percent from pricing.column_formula f join pricing.list_column c on c.id = f.column_id
                        """).intoMap(row -> row.get(0, String.class), row -> row.get(1, Double.class));
    }

    @Test
    void whoBuysMostPaysByTheKeyAccountsColumnAndOthersByTrade() {
        var least = sql.fetchSingle("""
                        select code from account.client join sales.client_figure on client_id = client.id
                        where revenue_12 between 1 and 99999 order by revenue_12 limit 1
                        """).get(0, String.class);
        assertThat(priceOf("141")).isLessThan(priceOf(least));
    }

    @Test
    void oneUnusualPriceWaitsForADecision() {
        assertThat(sql.fetch("select state from approval.approval_request where kind = 'pricing.price'")
                        .getValues(0, String.class))
                .containsExactly("PENDING");
    }

    @Test
    void theHistoryOfTheClientTellsInWordsWhatWasAskedFor() {
        var browser = Browser.at(port);
        browser.signIn(fixture.user(Role.COMMERCIAL_DIRECTOR), SecurityFixture.PASSWORD);
        assertThat(browser.get("/clients/" + id("account.client", "141") + "/history")
                        .body())
                .contains("Asked for a price of 1992 Ferrari 360 Spider red")
                .doesNotContain("asked_price");
    }

    private BigDecimal priceOf(String client) {
        return prices.explain(
                        director(),
                        new ClientId(id("account.client", client)),
                        new ItemId(id("catalog.item", PRODUCT)),
                        TestClock.TODAY,
                        BigDecimal.ONE)
                .price()
                .orElseThrow();
    }

    private AccessScope director() {
        return scopes.of("mary.patterson", TestClock.TODAY).orElseThrow();
    }

    private long id(String table, String code) {
        return sql.fetchSingle("select id from {0} where code = {1}", DSL.table(table), DSL.val(code))
                .get(0, Long.class);
    }
}
