package caposaldo.receivable;

import static caposaldo.receivable.LedgerFixture.share;
import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.account.ClientId;
import java.math.BigDecimal;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Clause 2.13: what all clients owe is what their ledgers sum to, whoever posts meanwhile. */
class LedgerTotalTests extends LedgerScenario {

    private static final int WRITERS = 8;
    private static final int EACH = 12;

    @Autowired
    private LedgerTotals totals;

    @Test
    void theTotalIsWhatLedgersSumToWhileManyPostAndItsRowsAreDrawnTogether() throws Exception {
        var clients = Stream.of("Brixia Distribuzione", "Garda Market", "Adige Alimentari", "Casa Nova")
                .map(ledger::client)
                .toList();
        var before = receivables.total(finance);
        var posting = new AtomicBoolean(true);
        try (var people = Executors.newFixedThreadPool(WRITERS + 1)) {
            var drawing = people.submit(() -> {
                while (posting.get()) {
                    totals.drawTogether();
                }
            });
            try {
                var acts = IntStream.range(0, WRITERS)
                        .mapToObj(n -> Executors.callable(postsAndPays(clients.get(n % clients.size()), n)))
                        .toList();
                for (var posted : people.invokeAll(acts)) {
                    posted.get();
                }
            } finally {
                posting.set(false);
            }
            drawing.get();
        }
        totals.drawTogether();
        var after = receivables.total(finance);
        var each = new BigDecimal("75.00");
        assertThat(after.owed().amount().subtract(before.owed().amount()))
                .isEqualByComparingTo(each.multiply(BigDecimal.valueOf((long) WRITERS * EACH)));
        assertThat(after.openItems() - before.openItems()).isEqualTo(WRITERS * EACH);
        assertThat(sql.fetchSingle("select count(*) - count(distinct currency) from receivable.ledger_total")
                        .get(0, Integer.class))
                .as("one row for each currency")
                .isZero();
        ledger.addsUp();
    }

    private Runnable postsAndPays(ClientId client, int writer) {
        return () -> {
            for (var n = 0; n < EACH; n++) {
                var invoice = ledger.invoice(
                        client, "T" + writer + "-" + n, TODAY.minusDays(60), TODAY.minusDays(30), "100.00");
                ledger.pay(client, "25.00", TODAY, share(invoice, "25.00"));
            }
        };
    }
}
