package caposaldo.account;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.account.Tables.PORTFOLIO_ASSIGNMENT;

import caposaldo.kernel.Stale;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes clients and whose they are. */
@Component
class ClientStore {

    private final DSLContext sql;

    ClientStore(DSLContext sql) {
        this.sql = sql;
    }

    /** Numbers go on from the highest of ours: C-000123. */
    String nextCode() {
        return "C-" + String.format("%06d", sql.nextval(DSL.name("account", "client_code")));
    }

    ClientId insert(String code, ClientFacts facts, Client.State state, @Nullable Long portfolioId) {
        var row = sql.newRecord(CLIENT);
        facts.into(row);
        row.setCode(code);
        row.setState(state.name());
        row.setPortfolioId(portfolioId);
        return new ClientId(sql.insertInto(CLIENT)
                .set(row)
                .returningResult(CLIENT.ID)
                .fetchSingle()
                .value1());
    }

    /** @throws Stale when it is no longer the version that was read */
    void update(ClientId id, int version, ClientFacts facts) {
        var row = sql.newRecord(CLIENT);
        facts.into(row);
        var changed = sql.update(CLIENT)
                .set(row)
                .set(CLIENT.VERSION, CLIENT.VERSION.plus(1))
                .where(CLIENT.ID.eq(id.value()))
                .and(CLIENT.VERSION.eq(version))
                .execute();
        if (changed == 0) {
            throw new Stale("client " + id.value());
        }
    }

    void setState(ClientId id, Client.State state) {
        sql.update(CLIENT)
                .set(CLIENT.STATE, state.name())
                .set(CLIENT.VERSION, CLIENT.VERSION.plus(1))
                .where(CLIENT.ID.eq(id.value()))
                .execute();
    }

    /**
     * Ends what is assigned the day before and begins anew; a same-day change replaces instead of ending. A day to come
     * moves nobody yet: {@link PortfolioOfTheDay} does when it comes.
     */
    void assign(List<Long> ids, @Nullable Long portfolioId, LocalDate from, String why, LocalDate today) {
        Field<Long[]> clients = DSL.val(ids.toArray(Long[]::new));
        hold(clients);
        sql.deleteFrom(PORTFOLIO_ASSIGNMENT)
                .where(PORTFOLIO_ASSIGNMENT.CLIENT_ID.eq(DSL.any(clients)))
                .and(PORTFOLIO_ASSIGNMENT.VALID_FROM.ge(from))
                .execute();
        sql.update(PORTFOLIO_ASSIGNMENT)
                .set(PORTFOLIO_ASSIGNMENT.VALID_TO, from.minusDays(1))
                .where(PORTFOLIO_ASSIGNMENT.CLIENT_ID.eq(DSL.any(clients)))
                .and(PORTFOLIO_ASSIGNMENT.VALID_TO.isNull().or(PORTFOLIO_ASSIGNMENT.VALID_TO.ge(from)))
                .execute();
        if (portfolioId != null) {
            sql.insertInto(
                            PORTFOLIO_ASSIGNMENT,
                            PORTFOLIO_ASSIGNMENT.CLIENT_ID,
                            PORTFOLIO_ASSIGNMENT.PORTFOLIO_ID,
                            PORTFOLIO_ASSIGNMENT.VALID_FROM,
                            PORTFOLIO_ASSIGNMENT.WHY)
                    .select(DSL.select(CLIENT.ID, DSL.val(portfolioId), DSL.val(from), DSL.val(why))
                            .from(CLIENT)
                            .where(CLIENT.ID.eq(DSL.any(clients))))
                    .execute();
        }
        if (!from.isAfter(today)) {
            sql.update(CLIENT)
                    .set(CLIENT.PORTFOLIO_ID, portfolioId)
                    .set(CLIENT.VERSION, CLIENT.VERSION.plus(1))
                    .where(CLIENT.ID.eq(DSL.any(clients)))
                    .execute();
        }
    }

    /** Of two who assign one client at once the later sees what the earlier wrote; otherwise both would begin anew. */
    private void hold(Field<Long[]> clients) {
        sql.select(CLIENT.ID)
                .from(CLIENT)
                .where(CLIENT.ID.eq(DSL.any(clients)))
                .orderBy(CLIENT.ID)
                .forNoKeyUpdate()
                .fetch();
    }

    /** Takes an assignment back; the one that ended the day before it lasts again for as long as this would have. */
    void unassign(ClientId client, Assignments.Assignment gone) {
        hold(DSL.val(new Long[] {client.value()}));
        sql.deleteFrom(PORTFOLIO_ASSIGNMENT)
                .where(PORTFOLIO_ASSIGNMENT.ID.eq(gone.id()))
                .execute();
        sql.update(PORTFOLIO_ASSIGNMENT)
                .set(PORTFOLIO_ASSIGNMENT.VALID_TO, gone.until())
                .where(PORTFOLIO_ASSIGNMENT.CLIENT_ID.eq(client.value()))
                .and(PORTFOLIO_ASSIGNMENT.VALID_TO.eq(gone.from().minusDays(1)))
                .execute();
    }
}
