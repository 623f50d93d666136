package caposaldo.crash;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.receivable.LedgerFixture;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thirty-two programs post invoices and payments on four ledgers, ten thousand times, while application and database are
 * killed under them; what got no answer is sent again. Afterwards no cent is lost, nothing is allocated above either side,
 * nothing is posted twice, and no invoice number is used twice or skipped. More or fewer operations come by
 * {@code -Dcaposaldo.ledger.operations=}.
 */
class LedgerCrashTests {

    private static final int OPERATIONS = Integer.getInteger("caposaldo.ledger.operations", 10_000);
    private static final int CLIENTS = 4;

    @TempDir
    Path folder;

    @Test
    void losesNoCentAndPostsNothingTwiceWhoeverIsKilled() throws IOException {
        try (var house = CrashHouse.startedIn(folder)) {
            house.furnish("FINANCE", "SALES_SUPPORT");
            var token = house.token("all.clients", "client.read", "client.edit", "receivable.read", "receivable.post");
            try (var writers = new LedgerWriters(house.port(), token, house.clients(token, CLIENTS), OPERATIONS)) {
                house.killUnder(writers);
                house.recount(sql -> recount(sql, writers));
            }
        }
    }

    private static void recount(DSLContext sql, LedgerWriters writers) {
        assertThat(sql.fetchSingle(LedgerFixture.DIFFERENCES).get(0, BigDecimal.class))
                .isZero();
        var posted = sql.fetch("select external_key, id from receivable.ledger_item where source = 'writers'")
                .intoMap(row -> row.get(0, String.class), row -> row.get(1, Long.class));
        assertThat(posted).as("exactly what was acknowledged").isEqualTo(writers.acknowledged());
        CrashHouse.assertNumbersHaveNoGaps(sql, "select number from receivable.ledger_item where kind = 'INVOICE'");
        assertThat(sum(sql, "kind = 'INVOICE'")).isEqualByComparingTo(writers.invoiced());
        assertThat(sum(sql, "kind = 'PAYMENT'")).isEqualByComparingTo(writers.paid());
    }

    private static BigDecimal sum(DSLContext sql, String which) {
        return sql.select(DSL.coalesce(DSL.sum(DSL.field("amount", BigDecimal.class)), BigDecimal.ZERO))
                .from("receivable.ledger_item")
                .where(which)
                .fetchSingle()
                .value1();
    }
}
