package caposaldo.catalog;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.catalog.Tables.ITEM;
import static caposaldo.db.catalog.Tables.ITEM_COST;
import static caposaldo.db.catalog.Tables.ITEM_GROUP;
import static caposaldo.db.catalog.Tables.LIST_PRICE;
import static caposaldo.db.catalog.Tables.SAMPLE;
import static caposaldo.db.security.Tables.APP_USER;
import static caposaldo.db.security.Tables.USER_ROLE;

import caposaldo.TestClock;
import caposaldo.account.ClientId;
import caposaldo.kernel.Role;
import caposaldo.people.PeopleFixture;
import java.math.BigDecimal;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The range of a grocer, sold by the department of {@link PeopleFixture}; Sam is sales support, who sees no margin, and
 * Fiona is finance.
 */
public final class CatalogFixture {

    private static final AtomicInteger RANGES = new AtomicInteger();
    private static final AtomicInteger CODES = new AtomicInteger();

    private final DSLContext sql;
    private final PeopleFixture company;
    private final String suffix = Integer.toString(RANGES.incrementAndGet());

    public CatalogFixture(DSLContext sql) {
        this.sql = sql;
        this.company = new PeopleFixture(sql);
        user("Sam", Role.SALES_SUPPORT);
        user("Fiona", Role.FINANCE);
    }

    private void user(String given, Role role) {
        var id = sql.insertInto(APP_USER)
                .set(APP_USER.LOGIN, login(given))
                .set(APP_USER.DISPLAY_NAME, given)
                .set(APP_USER.DEMO, true)
                .returningResult(APP_USER.ID)
                .fetchSingle()
                .value1();
        sql.insertInto(USER_ROLE)
                .set(USER_ROLE.USER_ID, id)
                .set(USER_ROLE.ROLE, role.name())
                .execute();
    }

    public String login(String given) {
        return company.login(given);
    }

    /** What the range of this fixture has in its codes and nothing else has. */
    public String mark() {
        return "R" + suffix + "X";
    }

    /** A product at a list price of 12.50 and a cost of 9.10 since the year's beginning. */
    public ItemId item(String name, @Nullable Long group) {
        var id = sql.insertInto(ITEM)
                .set(
                        ITEM.CODE,
                        mark() + "-" + name.substring(0, 3).toUpperCase(java.util.Locale.ROOT)
                                + CODES.incrementAndGet())
                .set(ITEM.NAME, name)
                .set(ITEM.GROUP_ID, group)
                .returningResult(ITEM.ID)
                .fetchSingle()
                .value1();
        var since = TestClock.TODAY.withDayOfYear(1);
        sql.insertInto(LIST_PRICE, LIST_PRICE.ITEM_ID, LIST_PRICE.VALID_FROM, LIST_PRICE.PRICE)
                .values(id, since, new BigDecimal("12.50"))
                .execute();
        sql.insertInto(ITEM_COST, ITEM_COST.ITEM_ID, ITEM_COST.VALID_FROM, ITEM_COST.COST)
                .values(id, since, new BigDecimal("9.10"))
                .execute();
        return new ItemId(id);
    }

    public long group(String name, @Nullable Long parent) {
        return sql.insertInto(ITEM_GROUP)
                .set(ITEM_GROUP.CODE, mark() + name)
                .set(ITEM_GROUP.NAME, name)
                .set(ITEM_GROUP.PARENT_ID, parent)
                .returningResult(ITEM_GROUP.ID)
                .fetchSingle()
                .value1();
    }

    public SampleId sample(ItemId item, String serial) {
        return new SampleId(sql.insertInto(SAMPLE)
                .set(SAMPLE.ITEM_ID, item.value())
                .set(SAMPLE.SERIAL, mark() + "-" + serial)
                .set(SAMPLE.PLACE, "Showroom")
                .returningResult(SAMPLE.ID)
                .fetchSingle()
                .value1());
    }

    /** Elena's are Brixia Distribuzione, Casa Nova and Garda Market, Luca's is Adige Alimentari. */
    public ClientId client(String name) {
        return new ClientId(sql.select(CLIENT.ID)
                .from(CLIENT)
                .where(CLIENT.NAME.eq(name))
                .and(CLIENT.CODE.eq(name + login("").strip()))
                .fetchSingle()
                .value1());
    }
}
