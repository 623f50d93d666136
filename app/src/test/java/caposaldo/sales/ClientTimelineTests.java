package caposaldo.sales;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.account.ClientId;
import caposaldo.catalog.DemonstrationSample.Condition;
import caposaldo.catalog.ItemId;
import caposaldo.catalog.KeepSample;
import caposaldo.catalog.LendSample;
import caposaldo.db.AccessScope;
import caposaldo.exchange.ImportRun;
import caposaldo.exchange.Imports;
import caposaldo.kernel.Role;
import caposaldo.security.Browser;
import caposaldo.security.SecurityFixture;
import java.util.ArrayList;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** A client's history tells of its record, its samples and what it bought in one timeline. */
@CaposaldoTest
@Import(SecurityFixture.class)
class ClientTimelineTests {

    private static final Pattern DAY = Pattern.compile("soldOn.from=([-0-9]{10})&amp;soldOn.to=\\1");
    private static final Pattern NEXT = Pattern.compile("href=\"(/clients/\\d+/history[^\"]*day=[^\"]*)\"");

    @LocalServerPort
    private int port;

    @Autowired
    private Imports imports;

    @Autowired
    private SecurityFixture security;

    @Autowired
    private KeepSample keep;

    @Autowired
    private LendSample lend;

    @Autowired
    private TestClock clock;

    @Autowired
    private DSLContext sql;

    private AccessScope support;
    private ImportRun run;
    private ClientId client;

    /** Seventy order days, and on one of them more sent back than bought. */
    @BeforeEach
    void aClientThatBuysOnSeventyDays() {
        clock.moveTo(TestClock.TODAY);
        support = security.scope(security.user(Role.SALES_SUPPORT));
        var file = new StringBuilder("document,line,date,customer,customer name,item,description,quantity,price\n");
        for (var day = 0; day < 70; day++) {
            file.append("TL-")
                    .append(day)
                    .append(",1,")
                    .append(TestClock.TODAY.minusDays(5L * day))
                    .append(",TL-1,Timeline Casa,TL-G,Lamp,")
                    .append(day == 3 ? -2 : 4)
                    .append(",12.50\n");
        }
        var fixture = new SalesFixture(imports, sql);
        run = fixture.load(support, file.toString());
        client = fixture.client("TL-1");
    }

    @AfterEach
    void asBefore() {
        sql.execute("delete from catalog.sample_loan where client_id = ?", client.value());
        sql.execute("delete from catalog.sample where serial = 'TL-DEMO'");
        imports.undo(support, run.id());
    }

    @Test
    void everyDayWithSalesIsToldOnceFromTheNewestToTheOldest() {
        var browser = signedIn(Role.COMMERCIAL_DIRECTOR);
        var days = new ArrayList<String>();
        var pages = 0;
        for (var path = client.path() + "/history"; !path.isEmpty() && pages < 9; pages++) {
            var page = browser.get(path).body();
            DAY.matcher(page).results().forEach(found -> days.add(found.group(1)));
            var next = NEXT.matcher(page);
            path = next.find() ? next.group(1).replace("&amp;", "&") : "";
        }
        assertThat(days).hasSize(70).doesNotHaveDuplicates().isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(pages).isBetween(3, 4);
    }

    @Test
    void whatWasBoughtSentBackAndLentIsSaidInSentences() {
        var item = new ItemId(Objects.requireNonNull(sql.fetchSingle("select id from catalog.item where code = 'TL-G'")
                .get(0, Long.class)));
        var sample = keep.add(support, item, "TL-DEMO", "Showroom", Condition.GOOD);
        var loan = lend.lend(support, sample, client, TestClock.TODAY.plusDays(14), null);
        lend.takeBack(support, loan, 1, Condition.WORN);

        var page = signedIn(Role.COMMERCIAL_DIRECTOR)
                .get(client.path() + "/history")
                .body();
        assertThat(page)
                .contains("Lent Lamp (TL-DEMO) until", "Took back Lamp (TL-DEMO)")
                .contains("Bought for €\u00a050", "Sent back more than it bought: −€\u00a025");
        assertThat(page.indexOf("Took back Lamp")).isLessThan(page.indexOf("Bought for"));
    }

    @Test
    void whoMayNotReadSalesIsToldOfNone() {
        assertThat(signedIn(Role.LEGAL).get(client.path() + "/history").body())
                .contains("Timeline Casa")
                .doesNotContain("Bought for");
    }

    private Browser signedIn(Role role) {
        var browser = Browser.at(port);
        browser.signIn(security.user(role), SecurityFixture.PASSWORD);
        return browser;
    }
}
