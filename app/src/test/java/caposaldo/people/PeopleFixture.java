package caposaldo.people;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.people.Tables.APPOINTMENT;
import static caposaldo.db.people.Tables.DEPARTMENT;
import static caposaldo.db.people.Tables.JOB_POSITION;
import static caposaldo.db.people.Tables.PERSON;
import static caposaldo.db.security.Tables.APP_USER;
import static caposaldo.db.security.Tables.PORTFOLIO;

import caposaldo.kernel.Role;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A sales department as the job papers describe it; each call adds one of its own to the database, with logins that end
 * alike.
 *
 * <p>Carla Valli, managing director · Dario Neri, commercial director · Marta Conti, head of sales, with Elena Rossi and
 * Luca Bianchi, key account managers · Sara Longo, a key account manager of another head, Pietro Galli · Irene Moro,
 * staff records. Elena's portfolio holds three clients, Luca's one.
 */
public final class PeopleFixture {

    private static final AtomicInteger COMPANIES = new AtomicInteger();
    private static final LocalDate SINCE = LocalDate.of(2020, 1, 1);

    private final DSLContext sql;
    private final String suffix = Integer.toString(COMPANIES.incrementAndGet());
    private final Map<String, Long> people = new HashMap<>();
    private final Map<String, Long> positions = new HashMap<>();

    public PeopleFixture(DSLContext sql) {
        this.sql = sql;
        var sales = department("Sales");
        var office = department("Office");
        position("ceo", "Managing director", office, null, Role.CEO);
        position("cd", "Commercial director", sales, "ceo", Role.COMMERCIAL_DIRECTOR);
        position("head", "Head of sales North", sales, "cd", Role.HEAD_OF_SALES);
        position("elena", "KAM Lombardy", sales, "head", Role.KAM);
        position("luca", "KAM Veneto", sales, "head", Role.KAM);
        position("free", "KAM Liguria", sales, "head", Role.KAM);
        position("head-south", "Head of sales South", sales, "cd", Role.HEAD_OF_SALES);
        position("sara", "KAM Sicily", sales, "head-south", Role.KAM);
        position("hr", "Staff records", office, "ceo", Role.HR);
        hire("Carla", "Valli", "ceo");
        hire("Dario", "Neri", "cd");
        hire("Marta", "Conti", "head");
        hire("Elena", "Rossi", "elena");
        hire("Luca", "Bianchi", "luca");
        hire("Pietro", "Galli", "head-south");
        hire("Sara", "Longo", "sara");
        hire("Irene", "Moro", "hr");
        portfolio("elena", "Brixia Distribuzione", "Casa Nova", "Garda Market");
        portfolio("luca", "Adige Alimentari");
    }

    public String login(String given) {
        return given.toLowerCase(java.util.Locale.ROOT) + suffix;
    }

    public PersonId person(String given) {
        return new PersonId(Objects.requireNonNull(people.get(given)));
    }

    public PositionId position(String name) {
        return new PositionId(Objects.requireNonNull(positions.get(name)));
    }

    /** Somebody who holds no position and is no user. */
    public PersonId newcomer(String given, String family) {
        return new PersonId(insertPerson(given, family));
    }

    private long department(String name) {
        return sql.insertInto(DEPARTMENT)
                .set(DEPARTMENT.CODE, name + suffix)
                .set(DEPARTMENT.NAME, name + (suffix.equals("1") ? "" : " " + suffix))
                .returningResult(DEPARTMENT.ID)
                .fetchSingle()
                .value1();
    }

    private void position(String name, String title, long department, @Nullable String superior, Role role) {
        positions.put(
                name,
                sql.insertInto(JOB_POSITION)
                        .set(JOB_POSITION.CODE, name + suffix)
                        .set(JOB_POSITION.TITLE, title)
                        .set(JOB_POSITION.DEPARTMENT_ID, department)
                        .set(JOB_POSITION.REPORTS_TO_ID, superior == null ? null : positions.get(superior))
                        .set(JOB_POSITION.ROLE, role.name())
                        .returningResult(JOB_POSITION.ID)
                        .fetchSingle()
                        .value1());
    }

    private void hire(String given, String family, String position) {
        var person = insertPerson(given, family);
        people.put(given, person);
        sql.insertInto(APPOINTMENT)
                .set(APPOINTMENT.PERSON_ID, person)
                .set(APPOINTMENT.JOB_POSITION_ID, positions.get(position))
                .set(APPOINTMENT.VALID_FROM, SINCE)
                .execute();
        sql.insertInto(APP_USER)
                .set(APP_USER.LOGIN, login(given))
                .set(APP_USER.DISPLAY_NAME, given + " " + family)
                .set(APP_USER.PERSON_ID, person)
                .set(APP_USER.DEMO, true)
                .execute();
    }

    private long insertPerson(String given, String family) {
        return sql.insertInto(PERSON)
                .set(PERSON.CODE, family + suffix)
                .set(PERSON.GIVEN_NAME, given)
                .set(PERSON.FAMILY_NAME, family)
                .set(PERSON.EMAIL, (given + "." + family + "@example.com").toLowerCase(java.util.Locale.ROOT))
                .returningResult(PERSON.ID)
                .fetchSingle()
                .value1();
    }

    private void portfolio(String position, String... clients) {
        var portfolio = sql.insertInto(PORTFOLIO)
                .set(PORTFOLIO.CODE, position + suffix)
                .set(PORTFOLIO.NAME, "Portfolio " + position)
                .set(PORTFOLIO.JOB_POSITION_ID, positions.get(position))
                .returningResult(PORTFOLIO.ID)
                .fetchSingle()
                .value1();
        for (var client : clients) {
            sql.insertInto(CLIENT)
                    .set(CLIENT.CODE, client + suffix)
                    .set(CLIENT.NAME, client)
                    .set(CLIENT.COUNTRY, "IT")
                    .set(CLIENT.PORTFOLIO_ID, portfolio)
                    .execute();
        }
    }
}
