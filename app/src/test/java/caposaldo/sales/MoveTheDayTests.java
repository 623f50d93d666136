package caposaldo.sales;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.sales.Tables.CLIENT_DAY;
import static caposaldo.db.sales.Tables.CLIENT_FIGURE;
import static caposaldo.db.strategy.Tables.SNAPSHOT;
import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

/** What midnight does; taken back afterwards, since these days have no lines behind them. */
@CaposaldoTest
@Transactional
class MoveTheDayTests {

    private static final LocalDate SOLD = TestClock.TODAY.minusMonths(6);

    @Autowired
    MoveTheDay day;

    @Autowired
    TestClock clock;

    @Autowired
    DSLContext sql;

    @AfterEach
    void back() {
        clock.moveTo(TestClock.TODAY);
    }

    @Test
    void salesLeaveTheTwelveMonthsOnTheDayAfterTheYear() {
        var client = clientWhoBoughtFor("1200.00");
        assertThat(twelveMonths(client, TestClock.TODAY)).isEqualByComparingTo("1200.00");
        assertThat(twelveMonths(client, SOLD.plusYears(1).minusDays(1))).isEqualByComparingTo("1200.00");
        assertThat(twelveMonths(client, SOLD.plusYears(1))).isZero();
    }

    @Test
    void theRankingIsOfTheSameDay() {
        clientWhoBoughtFor("500.00");
        var tomorrow = TestClock.TODAY.plusDays(1);
        twelveMonths(clientWhoBoughtFor("700.00"), tomorrow);
        assertThat(sql.fetchExists(SNAPSHOT, SNAPSHOT.AS_OF.eq(tomorrow))).isTrue();
    }

    /** Somebody else buys on the day: the company's data do not end before it. */
    private BigDecimal twelveMonths(long client, LocalDate today) {
        bought(client("bystander-" + today), today, BigDecimal.ONE);
        clock.moveTo(today);
        day.move();
        var figure = sql.selectFrom(CLIENT_FIGURE)
                .where(CLIENT_FIGURE.CLIENT_ID.eq(client))
                .fetchSingle();
        assertThat(figure.getAsOf()).isEqualTo(today);
        return figure.getRevenue_12();
    }

    private long clientWhoBoughtFor(String revenue) {
        long client = client("midnight-" + revenue);
        bought(client, SOLD, new BigDecimal(revenue));
        return client;
    }

    private long client(String code) {
        return sql.insertInto(CLIENT)
                .set(CLIENT.CODE, code)
                .set(CLIENT.NAME, "Casa Nova")
                .set(CLIENT.COUNTRY, "IT")
                .returningResult(CLIENT.ID)
                .fetchSingle()
                .value1();
    }

    private void bought(long client, LocalDate on, BigDecimal revenue) {
        sql.insertInto(CLIENT_DAY)
                .set(CLIENT_DAY.CLIENT_ID, client)
                .set(CLIENT_DAY.SOLD_ON, on)
                .set(CLIENT_DAY.REVENUE, revenue)
                .set(CLIENT_DAY.MARGIN, revenue)
                .execute();
    }
}
