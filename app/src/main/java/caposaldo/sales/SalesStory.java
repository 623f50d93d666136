package caposaldo.sales;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.sales.Tables.CLIENT_DAY;

import caposaldo.account.ClientId;
import caposaldo.account.ClientStory;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.web.Ui;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** In the history of a client: each day with sales, and what it brought. */
@Component
class SalesStory implements ClientStory {

    private final DSLContext sql;

    SalesStory(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(readOnly = true)
    public List<OfDay> days(AccessScope scope, ClientId client, LocalDate before, int most, Ui ui) {
        if (!scope.may(Right.SALES_READ)) {
            return List.of();
        }
        return sql.select(CLIENT_DAY.SOLD_ON, CLIENT_DAY.REVENUE)
                .from(CLIENT_DAY)
                .join(CLIENT)
                .on(CLIENT.ID.eq(CLIENT_DAY.CLIENT_ID))
                .where(CLIENT.ID.eq(client.value()))
                .and(Clients.seenBy(scope))
                .and(CLIENT_DAY.SOLD_ON.lt(before))
                .orderBy(CLIENT_DAY.SOLD_ON.desc())
                .limit(most)
                .fetch(row -> new OfDay(row.value1(), sentence(client, row.value1(), row.value2(), ui)));
    }

    private static Sentence sentence(ClientId client, LocalDate day, BigDecimal revenue, Ui ui) {
        return new Sentence(
                ui.t(revenue.signum() < 0 ? "sales.said.returned" : "sales.said.bought", ui.moneyRounded(revenue)),
                client.path() + "/lines?soldOn.from=" + day + "&soldOn.to=" + day);
    }
}
