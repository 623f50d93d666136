package caposaldo.strategy;

import caposaldo.TestClock;
import caposaldo.db.AccessScope;
import caposaldo.exchange.Imports;
import caposaldo.kernel.Right;
import caposaldo.kernel.Role;
import caposaldo.people.PeopleFixture;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jooq.DSLContext;

/**
 * A company whose sales are these alone: sixty clients that order at their own pace for two years up to yesterday, a
 * dozen of them for good money, and one that only returns. They arrive through the import, as anybody's do.
 */
public final class StrategyFixture {

    static final int CLIENTS = 60;
    private static final long SEED = 3;

    public final PeopleFixture people;
    private final DSLContext sql;
    private final Imports imports;
    private final long user;

    public StrategyFixture(DSLContext sql, Imports imports) {
        this.sql = sql;
        this.imports = imports;
        forget();
        people = new PeopleFixture(sql);
        user = sql.fetchSingle("select id from security.app_user where login = ?", people.login("Carla"))
                .get(0, Long.class);
        load("first", company());
        sql.execute("update account.client set segment = case when code < 'KA-030' then 'Hotels' else 'Shops' end"
                + " where code like 'KA-%'");
        assign("elena", "code like 'KA-_1%' or code like 'KA-__1'");
        assign("luca", "code like 'KA-__2'");
    }

    /** Other stories' sales would count in every share. */
    private void forget() {
        for (var table : new String[] {"client_item_month", "client_month", "client_day", "sales_line"}) {
            sql.execute("delete from sales." + table);
        }
        sql.execute(
                "update sales.client_figure set first_on = null, last_on = null, order_days = 0, median_gap = null,"
                        + " revenue_12 = 0, revenue_before = 0, margin_12 = 0, margin_before = 0, revenue_month = 0, revenue_month_before = 0");
        sql.execute("update sales.figures_day set as_of = ?", TestClock.TODAY);
        sql.execute("delete from strategy.snapshot");
        sql.execute("update strategy.rule_set set restores_id = null");
        sql.execute("delete from strategy.rule_set");
    }

    private void assign(String position, String which) {
        sql.execute(
                "update account.client set portfolio_id = (select id from security.portfolio where job_position_id = "
                        + people.position(position).value() + ") where " + which);
    }

    private static String company() {
        var random = new Random(SEED);
        var csv = new StringBuilder();
        for (var client = 1; client <= CLIENTS; client++) {
            var gap = 8 + random.nextInt(80);
            var size = (client <= 12 ? 2000 : 150) * (0.5 + random.nextDouble());
            var leaves = client % 7 == 0 ? 300 : 0;
            for (var ago = 720 - random.nextInt(400); ago > leaves; ago -= 1 + random.nextInt(2 * gap)) {
                line(csv, client, TestClock.TODAY.minusDays(ago), 1, size * Math.exp(random.nextGaussian()));
            }
        }
        line(csv, 61, TestClock.TODAY.minusDays(20), -1, 75);
        return csv.toString();
    }

    private static void line(StringBuilder csv, int client, LocalDate day, int quantity, double price) {
        csv.append(String.format(
                Locale.ROOT,
                "D-%d-%s,1,%s,KA-%03d,Client %03d,LAMP,Lamp,%d,%.2f,%.2f%n",
                client,
                day,
                day,
                client,
                client,
                quantity,
                price,
                price * 0.6));
    }

    /** One more sale, for instance a large one. */
    public void sells(int client, LocalDate day, double amount) {
        var csv = new StringBuilder();
        line(csv, client, day, 1, amount);
        load("more" + client + day, csv.toString().replace("D-", "M-"));
    }

    private void load(String name, String lines) {
        var csv = "document,line,date,customer,customer name,item,description,quantity,price,unit cost\n" + lines;
        imports.load(
                all(),
                "sales",
                name + ".csv",
                new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
                Set.of("createMissing", "collectUnknown"),
                "erp");
    }

    /** Somebody with one role, by login. */
    public String user(Role role) {
        var login = people.login(role.name());
        sql.execute("insert into security.app_user (login, display_name) values (?, ?)", login, role.name());
        sql.execute(
                "insert into security.user_role (user_id, role) select id, ? from security.app_user where login = ?",
                role.name(),
                login);
        return login;
    }

    /** Who may do and see everything. */
    public AccessScope all() {
        return new AccessScope(
                user, Optional.empty(), EnumSet.allOf(Right.class), Set.of(), Set.of(), Map.of(), TestClock.TODAY);
    }

    public long client(int number) {
        return sql.fetchSingle("select id from account.client where code = ?", String.format("KA-%03d", number))
                .get(0, Long.class);
    }
}
