package caposaldo.crash;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.receivable.LedgerFixture;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thirty-two programs draw up and settle acts, take goods back and sign balances, on eight deliveries of four clients, while
 * application and database are killed under them; what got no answer is sent again. Afterwards, from the raw rows: no act
 * is settled twice, each return is credited once, never more came back than was accepted, no signed balance has changed,
 * and no number is used twice or skipped. {@code -Dcaposaldo.claim.operations=} for more of them.
 */
class ClaimCrashTests {

    private static final int OPERATIONS = Integer.getInteger("caposaldo.claim.operations", 900);
    private static final int CLIENTS = 4;

    @TempDir
    Path folder;

    @Test
    void settlesEachActOnceAndChangesNoSignedBalanceWhoeverIsKilled() throws IOException {
        try (var house = CrashHouse.startedIn(folder)) {
            house.furnish("COMMERCIAL_DIRECTOR", "FINANCE", "SALES_SUPPORT");
            var owner =
                    house.token("all.clients", "client.read", "client.edit", "item.read", "item.edit", "price.edit");
            var clients = house.clients(owner, CLIENTS);
            var items = IntStream.rangeClosed(1, 2)
                    .mapToObj(n -> OrderCrashTests.item(house, owner, n))
                    .toList();
            var token = house.token(
                    "all.clients",
                    "client.read",
                    "item.read",
                    "order.read",
                    "order.edit",
                    "order.confirm",
                    "claim.read",
                    "claim.edit",
                    "credit.read",
                    "receivable.read",
                    "receivable.collect",
                    "receivable.post");
            try (var writers = new ClaimWriters(house.port(), token, clients, OPERATIONS)) {
                writers.deliver(items);
                house.killUnder(writers);
                house.recount(sql -> recount(sql, writers));
            }
        }
    }

    private static void recount(DSLContext sql, ClaimWriters writers) {
        assertThat(writers.contradictions).isEmpty();
        assertThat(number(sql, LedgerFixture.DIFFERENCES)).as("the ledger").isZero();
        assertThat(number(sql, MORE_THAN_CAME))
                .as("more came back than was accepted")
                .isZero();
        assertThat(number(sql, SETTLED_TWICE))
                .as("settled by more or less than one thing")
                .isZero();
        assertThat(number(sql, CREDITED_TWICE))
                .as("credit notes that are not there once")
                .isZero();
        assertThat(number(sql, CHANGED))
                .as("balances that are not what was signed")
                .isZero();
        assertThat(keys(sql, "select id, 1 from claim.discrepancy_act where state = 'SETTLED'"))
                .as("acts, settled as acknowledged")
                .containsAll(writers.settled);
        assertThat(keys(sql, "select id, 1 from claim.goods_return where state = 'CREDITED'"))
                .as("returns, credited as acknowledged")
                .containsAll(writers.credited);
        var closings = amounts(sql, "select id, closing from reconciliation.act where state = 'SIGNED'");
        writers.signed.forEach((act, closing) -> assertThat(closings.get(act))
                .as("act %d as it was signed", act)
                .isNotNull()
                .isEqualByComparingTo(closing));
        assertThat(sql.fetch("select external_key, id from receivable.ledger_item where source = 'writers'")
                        .intoMap(row -> row.get(0, String.class), row -> row.get(1, Long.class)))
                .as("payments, exactly those acknowledged")
                .isEqualTo(writers.payments);
        assertThat(List.of(writers.settled, writers.credited, writers.signed.keySet()))
                .as("all of it happened")
                .noneMatch(Set::isEmpty);
        for (var numbered : List.of(
                "select number from claim.discrepancy_act",
                "select number from claim.goods_return",
                "select number from reconciliation.act",
                "select number from receivable.ledger_item where kind = 'CREDIT_NOTE'",
                "select number from receivable.ledger_item where kind = 'INVOICE'")) {
            CrashHouse.assertNumbersHaveNoGaps(sql, numbered);
        }
    }

    /** Of each delivered line what acts and returns that stand take of it, and of each invoice what was credited. */
    private static final String MORE_THAN_CAME = """
            select (select count(*) from ordering.delivery_line d where d.accepted_quantity <
                    coalesce((select sum(l.counted) from claim.return_line l join claim.goods_return r on r.id = l.return_id
                        where l.delivery_line_id = d.id and r.kind = 'RETURN' and r.state <> 'REFUSED'), 0)
                    + coalesce((select sum(l.missing) from claim.act_line l join claim.discrepancy_act a on a.id = l.act_id
                        where l.delivery_line_id = d.id and l.discovered = 'LATER' and a.state <> 'REJECTED'), 0))
                + (select count(*) from ordering.delivery_note n join receivable.ledger_item i on i.id = n.invoice_id
                    where i.amount < (select coalesce(sum(c.amount), 0) from receivable.ledger_item c
                        where c.id in (select credit_note_id from claim.goods_return r where r.note_id = n.id
                            union all select credit_note_id from claim.discrepancy_act a where a.note_id = n.id)))
            """;

    /** Settled acts have exactly the one thing they say, and no order or dispute of an act is there without it. */
    private static final String SETTLED_TWICE = """
            select (select count(*) from claim.discrepancy_act
                    where (state = 'SETTLED') <> (settlement is not null)
                        or num_nonnulls(order_id, credit_note_id, dispute_id) <> (coalesce(settlement, 'NOTHING_DUE') <> 'NOTHING_DUE')::integer)
                + (select abs(count(*) - (select count(*) from claim.discrepancy_act where order_id is not null))
                    from ordering.sales_order where source = 'ACT')
                + (select abs(count(*) - (select count(*) from claim.discrepancy_act where dispute_id is not null)) from receivable.dispute)
            """;

    private static final String CREDITED_TWICE = """
            select abs(count(*)
                - (select count(*) from claim.discrepancy_act where credit_note_id is not null)
                - (select count(*) from claim.goods_return where credit_note_id is not null))
            from receivable.ledger_item where kind = 'CREDIT_NOTE'
            """;

    /** What was signed against the ledger as it stands now: both ends of the period, and its lines. */
    private static final String CHANGED = """
            select (select count(*) from reconciliation.act where state = 'SIGNED'
                    and (closing <> reconciliation.balance(client_id, currency, until_on + 1)
                        or opening <> reconciliation.balance(client_id, currency, from_on)))
                + (select count(*) from reconciliation.act a join reconciliation.act b on b.client_id = a.client_id and b.id > a.id
                    where a.state = 'SIGNED' and b.state <> 'WITHDRAWN' and a.from_on <= b.until_on and b.from_on <= a.until_on)
            """;

    private static BigDecimal number(DSLContext sql, String query) {
        return sql.fetchSingle(query).get(0, BigDecimal.class);
    }

    private static Map<Long, BigDecimal> amounts(DSLContext sql, String query) {
        return sql.fetch(query).intoMap(row -> row.get(0, Long.class), row -> row.get(1, BigDecimal.class));
    }

    private static Set<Long> keys(DSLContext sql, String query) {
        return sql.fetch(query).stream().map(row -> row.get(0, Long.class)).collect(Collectors.toSet());
    }
}
