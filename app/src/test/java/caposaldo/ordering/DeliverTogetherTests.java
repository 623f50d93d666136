package caposaldo.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.kernel.Invalid;
import caposaldo.kernel.Stale;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** 32 of support deliver the same orders at once; never more leaves than was confirmed, and each number once. */
class DeliverTogetherTests extends DeliveryScenario {

    private static final int WRITERS = 32;

    @Test
    void thirtyTwoWritersNeverDeliverMoreThanWasConfirmed() throws Exception {
        var shared = IntStream.range(0, 4)
                .mapToObj(n -> confirmed(of(lamp, "10", "0")))
                .toList();
        var delivered = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            for (var done : threads.invokeAll(IntStream.range(0, WRITERS * 4)
                    .<Callable<Boolean>>mapToObj(n -> () -> leaves(shared.get(n % 4), delivered))
                    .toList())) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(shared)
                .allSatisfy(id -> assertThat(get(id).lines().getFirst().deliveredQuantity())
                        .isEqualByComparingTo(BigDecimal.TEN));
        assertThat(delivered.get()).isEqualTo(40);
        assertThat(numbers(shared)).doesNotHaveDuplicates().hasSize(delivered.get());
    }

    private List<String> numbers(List<SalesOrderId> shared) {
        return shared.stream()
                .flatMap(id -> notes.of(sam, get(id)).stream())
                .map(DeliveryNotes.Entry::number)
                .toList();
    }

    /** One piece, by whoever reads the order again when somebody was quicker, until nothing is left. */
    private boolean leaves(SalesOrderId id, AtomicInteger delivered) {
        while (true) {
            try {
                deliver(id, "1");
                delivered.incrementAndGet();
                return true;
            } catch (Stale quicker) {
                assertThat(get(id).lines().getFirst().deliveredQuantity()).isPositive();
            } catch (Invalid usedUp) {
                assertThat(get(id).lines().getFirst().backOrder()).isZero();
                return true;
            }
        }
    }
}
