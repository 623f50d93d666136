package caposaldo.account;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.people.Tables.APPOINTMENT;
import static caposaldo.db.security.Tables.PORTFOLIO;
import static org.jooq.impl.DSL.select;

import caposaldo.db.AccessScope;
import caposaldo.people.HandoverSection;
import caposaldo.people.PersonId;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Clause 1.4: the clients of a person's portfolios, one line each, by name. */
@Component
@Order(10)
class ClientsInHand implements HandoverSection {

    private final DSLContext sql;

    ClientsInHand(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String headingKey() {
        return "people.handover.clients";
    }

    @Override
    public List<Item> of(AccessScope scope, PersonId person, LocalDate day) {
        return sql.select(CLIENT.ID, CLIENT.NAME)
                .from(CLIENT)
                .where(CLIENT.PORTFOLIO_ID.in(select(PORTFOLIO.ID)
                        .from(PORTFOLIO)
                        .join(APPOINTMENT)
                        .on(APPOINTMENT.JOB_POSITION_ID.eq(PORTFOLIO.JOB_POSITION_ID))
                        .where(APPOINTMENT.PERSON_ID.eq(person.value()))
                        .and(APPOINTMENT.VALID_FROM.le(day))
                        .and(APPOINTMENT.VALID_TO.isNull().or(APPOINTMENT.VALID_TO.ge(day)))))
                .and(CLIENT.STATE.ne("ARCHIVED"))
                .and(CLIENT.MERGED_INTO_ID.isNull())
                .and(scope.clientsIn(CLIENT.PORTFOLIO_ID))
                .orderBy(CLIENT.NAME, CLIENT.ID)
                .fetch(row -> new Item(Long.toString(row.value1()), row.value2(), "/clients/" + row.value1()));
    }
}
