package caposaldo.crash;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.ordering.OrderSums;
import caposaldo.receivable.LedgerFixture;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thirty-two programs take orders and carry them to the money, on four clients, while application and database are killed
 * under them; what got no answer is sent again. Afterwards, from the raw rows: no limit is passed, no order, payment or
 * statement is there twice, no change was lost to another, no number is used twice or skipped, and no document is half
 * made. {@code -Dcaposaldo.order.operations=10000 -Dcaposaldo.crash.kills=6} for the long run.
 */
class OrderCrashTests {

    private static final int OPERATIONS = Integer.getInteger("caposaldo.order.operations", 1_000);
    private static final int CLIENTS = 4;
    private static final int ITEMS = 5;
    private static final String LIMIT = "6000";

    @TempDir
    Path folder;

    @Test
    void keepsEveryPromiseWhoeverIsKilled() throws IOException {
        try (var house = CrashHouse.startedIn(folder)) {
            house.furnish("COMMERCIAL_DIRECTOR", "FINANCE", "SALES_SUPPORT");
            var owner = house.token(
                    "all.clients",
                    "client.read",
                    "client.edit",
                    "item.read",
                    "item.edit",
                    "price.edit",
                    "credit.ask",
                    "credit.give");
            var clients = house.clients(owner, CLIENTS);
            clients.forEach(client -> limit(house, owner, client));
            var items = IntStream.rangeClosed(1, ITEMS)
                    .mapToObj(n -> item(house, owner, n))
                    .toList();
            var token = house.token(
                    "all.clients",
                    "client.read",
                    "item.read",
                    "order.read",
                    "order.edit",
                    "order.confirm",
                    "credit.read",
                    "credit.ask",
                    "receivable.read",
                    "receivable.post");
            try (var writers = new OrderWriters(house.port(), token, clients, items, OPERATIONS)) {
                house.killUnder(writers);
                house.recount(sql -> recount(sql, writers.acknowledged()));
            }
        }
    }

    private static void limit(CrashHouse house, String token, long client) {
        var today = LocalDate.now(ZoneId.systemDefault());
        var given = house.made(token, "POST", "/api/v1/clients/%d/credit/limits".formatted(client), """
                {"amount": %s, "creditClass": "B", "from": "%s", "until": "%s", "reason": "Two years of payments"}""".formatted(
                        LIMIT, today, today.plusYears(1)));
        assertThat(given.get("limit").isNull()).as(given.toString()).isFalse();
    }

    static long item(CrashHouse house, String token, int n) {
        var item = house.made(
                token, "POST", "/api/v1/products", "{\"code\": \"P-%d\", \"name\": \"Product %d\"}".formatted(n, n));
        var id = item.get("id").asLong();
        house.made(
                token,
                "PUT",
                "/api/v1/products/%d/prices/2026-01-01".formatted(id),
                "{\"amount\": %d.%d5, \"version\": %d}"
                        .formatted(n * 4, n, item.get("version").asInt()));
        return id;
    }

    private static void recount(DSLContext sql, Acknowledged acknowledged) {
        assertThat(acknowledged.contradictions).isEmpty();
        assertThat(number(sql, LedgerFixture.DIFFERENCES)).as("the ledger").isZero();
        assertThat(number(sql, OrderSums.DIFFERENCES)).as("what is promised").isZero();
        assertThat(number(sql, PASSED, LIMIT)).as("limits passed").isZero();
        assertThat(number(sql, BROKEN))
                .as("documents half made or changed unseen")
                .isZero();
        orders(sql, acknowledged);
        money(sql, acknowledged);
        CrashHouse.assertNumbersAreUsedOnce(sql, "select number from ordering.sales_order where number is not null");
        CrashHouse.assertNumbersHaveNoGaps(sql, "select number from ordering.delivery_note");
        CrashHouse.assertNumbersHaveNoGaps(sql, "select number from receivable.ledger_item where kind = 'INVOICE'");
    }

    private static void orders(DSLContext sql, Acknowledged acknowledged) {
        assertThat(ids(sql, "select customer_reference, id from ordering.sales_order"))
                .as("each taken once")
                .containsAllEntriesOf(acknowledged.orders);
        assertThat(number(sql, "select count(*) - count(distinct customer_reference) from ordering.sales_order"))
                .as("taken twice")
                .isZero();
        var marks = sql.fetch("select id, coalesce(note, '') from ordering.sales_order")
                .intoMap(row -> row.get(0, Long.class), row -> row.get(1, String.class));
        acknowledged.changes.forEach((order, changes) -> assertThat(changes)
                .as("changes of order %d, none lost in: %s", order, marks.get(order))
                .allSatisfy(n -> assertThat(marks.get(order)).contains(" " + n + ".")));
        assertThat(texts(sql, "select id, number from ordering.sales_order"))
                .containsAllEntriesOf(acknowledged.numbers);
        assertThat(sql.fetch("select id, confirmed_amount from ordering.sales_order where answered_at is not null")
                        .intoMap(
                                row -> row.get(0, Long.class),
                                row -> row.get(1, BigDecimal.class).stripTrailingZeros()))
                .as("what was confirmed")
                .containsAllEntriesOf(stripped(acknowledged.confirmed));
        assertThat(texts(sql, "select id, number from ordering.delivery_note"))
                .containsAllEntriesOf(acknowledged.notes);
    }

    private static void money(DSLContext sql, Acknowledged acknowledged) {
        assertThat(
                        texts(
                                sql,
                                "select n.id, i.number from ordering.delivery_note n join receivable.ledger_item i on i.id = n.invoice_id"))
                .containsAllEntriesOf(acknowledged.invoices);
        assertThat(ids(sql, "select external_key, id from receivable.ledger_item where source = 'writers'"))
                .as("payments, exactly those acknowledged")
                .isEqualTo(acknowledged.payments);
        assertThat(ids(sql, "select number, id from bank.statement"))
                .as("statements, exactly those acknowledged")
                .isEqualTo(acknowledged.statements);
        assertThat(number(sql, TWICE))
                .as("money of statements that is not there once")
                .isZero();
        assertThat(acknowledged.payments).isNotEmpty();
        assertThat(acknowledged.statements).isNotEmpty();
    }

    /** {0} the limit. */
    private static final String PASSED = """
            select count(*) from receivable.client_ledger l join credit.client_credit c on c.client_id = l.client_id and c.currency = l.currency
            where l.owed - l.unapplied + c.confirmed + c.delivered > ?::numeric
            """;

    /** Steps that do not follow one another, orders and deliveries without what makes them whole. */
    private static final String BROKEN = """
            with steps as (
                select order_id, from_state, to_state, lag(to_state, 1, 'DRAFT') over w as before, lead(id) over w is null as last
                from ordering.order_event window w as (partition by order_id order by id)
            ) select (select count(*) from steps where before <> from_state)
                + (select count(*) from steps s join ordering.sales_order o on o.id = s.order_id where s.last and s.to_state <> o.state)
                + (select count(*) from ordering.sales_order o where line_count <>
                    (select count(*) from ordering.order_line l where l.order_id = o.id) or line_count = 0)
                + (select count(*) from ordering.sales_order where (state = 'DRAFT') <> (number is null))
                + (select count(*) from ordering.delivery_note n where not exists
                    (select from ordering.delivery_line l where l.note_id = n.id))
                + (select count(*) from receivable.ledger_item i where i.kind = 'INVOICE' and not exists
                    (select from ordering.delivery_note n where n.invoice_id = i.id))
                + (select count(*) from (select order_id from ordering.order_event where step in ('CONFIRM', 'CONFIRM_PARTLY', 'CANCEL')
                    group by order_id, step having count(*) > 1) t)
            """;

    /** Each booking once, each payment of a booking once, and of the same amount. */
    private static final String TWICE = """
            select (select count(*) from (select 1 from bank.entry where state <> 'KNOWN' group by bank_account_id, entry_key
                    having count(*) > 1) t)
                + (select count(*) from bank.entry e left join receivable.ledger_item i on i.id = e.ledger_item_id
                    where e.state = 'POSTED' and (i.id is null or i.amount <> e.amount))
                + (select abs(count(*) - (select count(*) from bank.entry where state = 'POSTED'))
                    from receivable.ledger_item where kind = 'PAYMENT' and source is distinct from 'writers')
            """;

    private static BigDecimal number(DSLContext sql, String query, Object... values) {
        return sql.fetchSingle(query, values).get(0, BigDecimal.class);
    }

    private static Map<String, Long> ids(DSLContext sql, String query) {
        return sql.fetch(query).intoMap(row -> row.get(0, String.class), row -> row.get(1, Long.class));
    }

    private static Map<Long, String> texts(DSLContext sql, String query) {
        return sql.fetch(query).intoMap(row -> row.get(0, Long.class), row -> row.get(1, String.class));
    }

    private static Map<Long, BigDecimal> stripped(Map<Long, BigDecimal> amounts) {
        var stripped = new java.util.HashMap<Long, BigDecimal>();
        amounts.forEach((id, amount) -> stripped.put(id, amount.stripTrailingZeros()));
        return stripped;
    }
}
