package caposaldo.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.account.ClientId;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** 32 of support confirm the orders of two clients at once; the limit holds and nothing is lost. */
class ConfirmTogetherTests extends OrderScenario {

    private static final int ORDERS = 64;

    @Test
    void thirtyTwoWritersNeverPassALimitAndLoseNothing() throws Exception {
        var both = List.of(casa, fixture.range().client("Garda Market"));
        both.forEach(client -> limit(client, "2000"));
        var waiting = IntStream.range(0, ORDERS)
                .mapToObj(n -> submitted(both.get(n % 2), 1 + n % 7))
                .toList();
        var answered = new AtomicInteger();
        var held = new AtomicInteger();
        at(
                32,
                waiting.stream()
                        .<Callable<Boolean>>map(id -> () -> {
                            if (confirm(id) instanceof AnswerOrder.Outcome.Held) {
                                held.incrementAndGet();
                            } else if (answered.incrementAndGet() % 5 == 0) {
                                cancel.cancel(elena, id, get(id).version(), "Not wanted any more");
                            }
                            return true;
                        })
                        .toList());
        assertThat(answered.get() + held.get()).isEqualTo(ORDERS);
        assertThat(answered.get()).isPositive();
        assertThat(held.get()).isPositive();
        both.forEach(client ->
                assertThat(facts(client).exposure().total().amount()).isLessThanOrEqualTo(new BigDecimal("2000")));
    }

    private SalesOrderId submitted(ClientId client, int quantity) {
        var id = draft(client, of(lamp, Integer.toString(quantity * 5), "0"));
        assertThat(submit(id)).isInstanceOf(SubmitOrder.Outcome.Submitted.class);
        return id;
    }

    private static void at(int writers, List<Callable<Boolean>> work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(writers)) {
            for (var done : threads.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
        }
    }
}
