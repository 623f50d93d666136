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
        var gone = shared.stream()
                .map(id -> get(id).lines().getFirst().deliveredQuantity())
                .toList();
        assertThat(gone).allSatisfy(quantity -> assertThat(quantity).isLessThanOrEqualTo(BigDecimal.TEN));
        assertThat(gone.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(BigDecimal.valueOf(3L * delivered.get()));
        assertThat(numbers(shared)).doesNotHaveDuplicates().hasSize(delivered.get());
    }

    private List<String> numbers(List<SalesOrderId> shared) {
        return shared.stream()
                .flatMap(id -> notes.of(sam, get(id)).stream())
                .map(DeliveryNotes.Entry::number)
                .toList();
    }

    private boolean leaves(SalesOrderId id, AtomicInteger delivered) {
        try {
            deliver(id, "3");
            delivered.incrementAndGet();
        } catch (Stale | Invalid changedOrUsedUp) {
            // Somebody was quicker, or what is left is less.
            assertThat(get(id).lines().getFirst().deliveredQuantity()).isPositive();
        }
        return true;
    }
}
