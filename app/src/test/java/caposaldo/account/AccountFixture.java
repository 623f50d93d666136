package caposaldo.account;

import static caposaldo.db.account.Tables.CLIENT;

import caposaldo.TestClock;
import caposaldo.db.AccessScope;
import caposaldo.people.PeopleFixture;
import caposaldo.security.AccessScopes;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The sales department of {@link PeopleFixture} with clients entered twice: Brixia Distribuzione (Elena) is also Luca's,
 * Casa Nova is twice Elena's. Marta, the head, sees them all; Sara sees none.
 */
public final class AccountFixture {

    private final DSLContext sql;
    private final AccessScopes scopes;
    private final PeopleFixture company;
    private final String suffix;

    public AccountFixture(DSLContext sql, AccessScopes scopes) {
        this.sql = sql;
        this.scopes = scopes;
        this.company = new PeopleFixture(sql);
        this.suffix = company.login("");
        describe(client("Brixia Distribuzione"), "030 221100" + suffix, "Via Roma 1", "Brescia");
        describe(client("Casa Nova"), "030 778800" + suffix, "Corso Italia 9", "Bergamo");
        add("luca", "BRIXIA DISTRIBUZIONE S.r.l.", "+39 030 221100" + suffix, "Via Roma 1", "Brescia");
        add("elena", "Casa Nova snc", "030 778800" + suffix, "Corso Italia 9", "Bergamo");
    }

    public PeopleFixture company() {
        return company;
    }

    public String login(String given) {
        return company.login(given);
    }

    public AccessScope scope(String given) {
        return scopes.of(login(given), TestClock.TODAY).orElseThrow();
    }

    public ClientId client(String name) {
        return new ClientId(sql.select(CLIENT.ID)
                .from(CLIENT)
                .where(CLIENT.CODE.eq(name + suffix))
                .fetchSingle()
                .value1());
    }

    public long portfolio(String position) {
        return sql.fetchSingle("select id from security.portfolio where code = ?", position + suffix)
                .get(0, Long.class);
    }

    private void add(String position, String name, String phone, String street, String city) {
        sql.insertInto(CLIENT)
                .set(CLIENT.CODE, name + suffix)
                .set(CLIENT.NAME, name)
                .set(CLIENT.COUNTRY, "IT")
                .set(CLIENT.PORTFOLIO_ID, portfolio(position))
                .execute();
        describe(client(name), phone, street, city);
    }

    private void describe(ClientId client, @Nullable String phone, String street, String city) {
        sql.update(CLIENT)
                .set(CLIENT.PHONE, Objects.requireNonNull(phone))
                .where(CLIENT.ID.eq(client.value()))
                .execute();
        sql.execute(
                "insert into account.site (client_id, kind, street_name, city_name, country) values (?, 'LEGAL', ?, ?, 'IT')",
                client.value(),
                street,
                city + " " + suffix);
    }
}
