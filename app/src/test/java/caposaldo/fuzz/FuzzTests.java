package caposaldo.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bytes changed, cut out, doubled and inserted at random, for a second a reader; {@code -Dcaposaldo.fuzz.seconds=} for
 * longer. {@code ./caposaldo fuzz} tries the same readers with Jazzer, which learns from the code where to go on.
 */
class FuzzTests {

    private static final Duration LONG = Duration.ofSeconds(Integer.getInteger("caposaldo.fuzz.seconds", 1));
    private static final Duration HANGS = Duration.ofSeconds(30);
    private static final int FEWEST = 50;

    static List<FuzzedReader> readers() {
        return FuzzedReaders.ALL;
    }

    @ParameterizedTest
    @MethodSource("readers")
    void whateverBecomesOfAFileIsReadOrRefusedWithPlaceAndReason(FuzzedReader reader) throws Exception {
        assertThat(reader.whole())
                .isNotEmpty()
                .allSatisfy(
                        file -> assertThat(reader.bears(file)).as("as it was").isTrue());
        var seed = new AtomicLong(Long.getLong("caposaldo.seed", System.nanoTime()));
        var first = seed.get();
        var tried = CompletableFuture.runAsync(() -> tryOut(reader, seed, first));
        for (var seen = first - 1; !tried.isDone(); seen = seed.get()) {
            assertThat(seed.get()).as("hangs at -Dcaposaldo.seed=%d", seen).isNotEqualTo(seen);
            await(tried);
        }
        tried.get();
        assertThat(seed.get() - first).isGreaterThan(FEWEST);
    }

    private static void tryOut(FuzzedReader reader, AtomicLong seed, long first) {
        var until = System.nanoTime() + LONG.toNanos();
        var whole = reader.whole();
        while (System.nanoTime() < until || seed.get() - first <= FEWEST) {
            var random = new Random(seed.get());
            var file = Mutated.of(whole.get(random.nextInt(whole.size())), random);
            try {
                reader.bears(file);
            } catch (RuntimeException | Error e) {
                throw new AssertionError("-Dcaposaldo.seed=" + seed, e);
            }
            seed.incrementAndGet();
        }
    }

    private static void await(CompletableFuture<Void> tried) throws InterruptedException, ExecutionException {
        try {
            tried.get(HANGS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException goesOn) {
            assertThat(tried).isNotDone();
        }
    }
}
