package caposaldo.credit;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.account.Clients;
import caposaldo.credit.HoldRule.Effect;
import caposaldo.credit.ReserveCredit.Outcome;
import caposaldo.receivable.LedgerFixture;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Above the limit, or 30 days late, an order needs a release: those are the rules the house begins with. */
class ReserveCreditTests extends CreditScenario {

    private static final AtomicInteger DOCUMENTS = new AtomicInteger(1000);

    @Autowired
    private Clients clients;

    private static long document() {
        return DOCUMENTS.incrementAndGet();
    }

    @Test
    void takesUpCreditToTheCentAndNoMore() {
        limit(brixia, "1000");
        assertThat(reserve(brixia, document(), "600.00")).isInstanceOf(Outcome.Reserved.class);
        assertThat(reserve(brixia, document(), "400.01")).isInstanceOf(Outcome.Held.class);
        assertThat(reserve(brixia, document(), "400.00")).isInstanceOf(Outcome.Reserved.class);
        assertThat(facts(brixia).free()).contains(eur("0"));
    }

    @Test
    void countsADocumentOnceHoweverOftenItIsReserved() {
        limit(brixia, "1000");
        var order = document();
        reserve(brixia, order, "900.00");
        assertThat(reserve(brixia, order, "950.00")).isInstanceOf(Outcome.Reserved.class);
        assertThat(facts(brixia).exposure().confirmed()).isEqualTo(eur("950"));
    }

    @Test
    void followsADocumentUntilItIsInvoicedOrWillNotCome() {
        limit(brixia, "1000");
        var order = new SourceDocument("TEST", document());
        reserve(brixia, order.id(), "900.00");
        transaction.executeWithoutResult(s -> reserve.deliver(dario, brixia, order, eur("500")));
        assertThat(facts(brixia).exposure())
                .extracting(Exposure::confirmed, Exposure::delivered)
                .containsExactly(eur("400"), eur("500"));
        transaction.executeWithoutResult(s -> {
            reserve.invoiced(dario, brixia, order, eur("500"));
            ledger.invoice(brixia, "of-order", TODAY, TODAY.plusDays(30), "500.00");
        });
        transaction.executeWithoutResult(s -> reserve.release(dario, brixia, order, eur("400")));
        assertThat(facts(brixia).exposure())
                .extracting(Exposure::owed, Exposure::confirmed, Exposure::delivered)
                .containsExactly(eur("500"), eur("0"), eur("0"));
    }

    @Test
    void aPaymentReleasesByItselfWhatALateDebtHeld() {
        limit(brixia, "1000");
        var late = ledger.invoice(brixia, "late", TODAY.minusDays(70), TODAY.minusDays(40), "100.00");
        assertThat(reserve(brixia, document(), "50.00").verdict().effect()).contains(Effect.ESCALATE);
        ledger.pay(brixia, "100.00", TODAY, LedgerFixture.share(late, "100.00"));
        assertThat(reserve(brixia, document(), "50.00")).isInstanceOf(Outcome.Reserved.class);
    }

    @Test
    void whatIsHeldGoesOnOnceItIsLetGoUpToItsAmount() {
        limit(brixia, "1000");
        var order = new SourceDocument("TEST", document());
        var held = reserve(brixia, order.id(), "1200.00");
        var asked = (ReleaseHold.Outcome.Asked) release.ask(as("Elena"), held(order, "1200.00"), held.verdict());
        assertThat(reserve(brixia, order.id(), "1200.00"))
                .as("asked is not let go")
                .isInstanceOf(Outcome.Held.class);
        decide.decide(as("Marta"), asked.request(), 1, true, "");
        assertThat(reserve(brixia, order.id(), "1200.01")).as("another amount").isInstanceOf(Outcome.Held.class);
        assertThat(reserve(brixia, order.id(), "1200.00")).isInstanceOf(Outcome.Reserved.class);
        assertThat(reserve(brixia, document(), "1.00")).as("another document").isInstanceOf(Outcome.Held.class);
    }

    @Test
    void whoMayGiveSoMuchLetsItGoAtOnce() {
        limit(brixia, "1000");
        var order = new SourceDocument("TEST", document());
        var held = reserve(brixia, order.id(), "1200.00");
        assertThat(release.ask(as("Marta"), held(order, "1200.00"), held.verdict()))
                .isInstanceOf(ReleaseHold.Outcome.Released.class);
        assertThat(reserve(brixia, order.id(), "1200.00")).isInstanceOf(Outcome.Reserved.class);
    }

    private ReleaseHold.Case held(SourceDocument order, String amount) {
        return new ReleaseHold.Case(
                clients.get(as("Elena"), brixia),
                order,
                "T-" + order.id(),
                brixia.path() + "/credit",
                eur(amount),
                "The opening of the second shop");
    }

    /** 32 writers on two clients: promises, payments and releases; the limit holds at every moment. */
    @Test
    void thirtyTwoWritersNeverPassALimit() throws Exception {
        var seed = new Random().nextLong();
        var both = List.of(brixia, ledger.client("Casa Nova"));
        both.forEach(client -> limit(client, "5000"));
        var reserved = new AtomicInteger();
        var refused = new AtomicInteger();
        try (var writers = Executors.newFixedThreadPool(32)) {
            var work = IntStream.range(0, 32)
                    .<Callable<Boolean>>mapToObj(n -> () -> {
                        var random = new Random(seed + n);
                        for (var i = 0; i < 20; i++) {
                            var client = both.get(random.nextInt(2));
                            var amount = BigDecimal.valueOf(1 + random.nextInt(60_000), 2)
                                    .toPlainString();
                            var order = document();
                            if (reserve(client, order, amount) instanceof Outcome.Held) {
                                refused.incrementAndGet();
                            } else if (random.nextInt(3) == 0) {
                                transaction.executeWithoutResult(s ->
                                        reserve.release(dario, client, new SourceDocument("TEST", order), eur(amount)));
                            } else {
                                reserved.incrementAndGet();
                            }
                            if (random.nextInt(10) == 0) {
                                ledger.pay(client, "25.00", TODAY);
                            }
                        }
                        return true;
                    })
                    .toList();
            for (var done : writers.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(reserved.get()).as("seed %d", seed).isPositive();
        assertThat(refused.get()).as("seed %d", seed).isPositive();
        both.forEach(client -> {
            var facts = facts(client);
            assertThat(facts.exposure().total().amount())
                    .as("seed %d: the exposure of %s", seed, client)
                    .isLessThanOrEqualTo(new BigDecimal("5000"));
            assertThat(facts.exposure().confirmed().amount()).isEqualByComparingTo(sumOfRows(client.value()));
        });
    }

    private BigDecimal sumOfRows(long client) {
        return sql.fetchSingle(
                        "select coalesce(sum(amount), 0) from credit.commitment where client_id = ? and stage = 'CONFIRMED'",
                        client)
                .get(0, BigDecimal.class);
    }
}
