package caposaldo.account;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.account.Tables.PORTFOLIO_ASSIGNMENT;
import static caposaldo.db.people.Tables.APPOINTMENT;
import static caposaldo.db.people.Tables.PERSON;
import static caposaldo.db.security.Tables.PORTFOLIO;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import caposaldo.db.AccessScope;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who looked after a client, from when to when and why, and who will. */
@Component
public class Assignments {

    /** Who held the portfolio's position for how much of the assignment. */
    public record Holder(
            String name, LocalDate from, @Nullable LocalDate until) {}

    /** @param until the last day, included; null while it lasts */
    public record Assignment(
            long id,
            long portfolioId,
            String portfolio,
            LocalDate from,
            @Nullable LocalDate until,
            String why,
            List<Holder> holders) {

        public boolean isOn(LocalDate day) {
            return !from.isAfter(day) && (until == null || !until.isBefore(day));
        }
    }

    private final DSLContext sql;
    private final Clients clients;

    Assignments(DSLContext sql, Clients clients) {
        this.sql = sql;
        this.clients = clients;
    }

    /**
     * The latest first, those to come before all.
     *
     * @throws caposaldo.kernel.Missing when the person does not see the client
     */
    @Transactional(readOnly = true)
    public List<Assignment> of(AccessScope scope, ClientId client) {
        clients.check(scope, client);
        return sql.select(
                        PORTFOLIO_ASSIGNMENT.ID,
                        PORTFOLIO.ID,
                        PORTFOLIO.NAME,
                        PORTFOLIO_ASSIGNMENT.VALID_FROM,
                        PORTFOLIO_ASSIGNMENT.VALID_TO,
                        PORTFOLIO_ASSIGNMENT.WHY,
                        multiset(select(PERSON.FULL_NAME, APPOINTMENT.VALID_FROM, APPOINTMENT.VALID_TO)
                                        .from(APPOINTMENT)
                                        .join(PERSON)
                                        .on(PERSON.ID.eq(APPOINTMENT.PERSON_ID))
                                        .where(APPOINTMENT.JOB_POSITION_ID.eq(PORTFOLIO.JOB_POSITION_ID))
                                        .and(PORTFOLIO_ASSIGNMENT
                                                .VALID_TO
                                                .isNull()
                                                .or(APPOINTMENT.VALID_FROM.le(PORTFOLIO_ASSIGNMENT.VALID_TO)))
                                        .and(APPOINTMENT
                                                .VALID_TO
                                                .isNull()
                                                .or(APPOINTMENT.VALID_TO.ge(PORTFOLIO_ASSIGNMENT.VALID_FROM)))
                                        .orderBy(APPOINTMENT.VALID_FROM))
                                .convertFrom(rows -> rows.map(Records.mapping(Holder::new))))
                .from(PORTFOLIO_ASSIGNMENT)
                .join(CLIENT)
                .on(CLIENT.ID.eq(PORTFOLIO_ASSIGNMENT.CLIENT_ID))
                .join(PORTFOLIO)
                .on(PORTFOLIO.ID.eq(PORTFOLIO_ASSIGNMENT.PORTFOLIO_ID))
                .where(CLIENT.ID.eq(client.value()))
                .and(Clients.seenBy(scope))
                .orderBy(PORTFOLIO_ASSIGNMENT.VALID_FROM.desc())
                .fetch(Records.mapping(Assignment::new));
    }
}
