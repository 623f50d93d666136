package caposaldo.claim;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.kernel.Invalid;
import caposaldo.kernel.Stale;
import caposaldo.ordering.DeliveryNoteId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** 32 at once claim and credit the same goods; never more than was accepted, and never more than was invoiced. */
class ClaimTogetherTests extends ClaimScenario {

    private static final int WRITERS = 32;

    @Test
    void thirtyTwoWritersNeverClaimMoreThanWasAccepted() throws Exception {
        var shared = Stream.generate(this::invoiced).limit(4).toList();
        var drawn = all(n -> () -> claims(shared.get(n % 4)));
        assertThat(drawn).doesNotContainNull();
        var made = drawn.stream().flatMap(List::stream).toList();
        assertThat(made).as("ten of each, one by one").hasSize(40);
        assertThat(made.stream().map(act -> get(act).number()).toList()).doesNotHaveDuplicates();
        assertThat(shared)
                .allSatisfy(note -> assertThat(draw.proposal(elena, note).delivered())
                        .allSatisfy(line -> assertThat(line.leftLater()).isZero()));
        all(n -> () -> settled(made.get(n % made.size())));
        assertThat(shared).allSatisfy(note -> assertThat(credited(note)).isLessThanOrEqualTo(new BigDecimal("137.25")));
    }

    private <T> List<T> all(IntFunction<Callable<T>> work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            var done = threads.invokeAll(
                    IntStream.range(0, WRITERS * 4).mapToObj(work).toList());
            var results = new ArrayList<T>();
            for (var one : done) {
                results.add(one.get());
            }
            return results;
        }
    }

    /** One piece of the ten, by whoever comes first. */
    private List<ActId> claims(DeliveryNoteId note) {
        try {
            return List.of(drawn(note, damaged("1")));
        } catch (Invalid allOfIt) {
            assertThat(allOfIt.problems().getFirst().messageKey()).isEqualTo("claim.invalid.above");
            return List.of();
        }
    }

    /** Signed and credited by whoever comes first. */
    private boolean settled(ActId act) {
        try {
            if (get(act).state() == ActState.DRAFT) {
                sign(act);
            }
            settle.credit(fiona, act, get(act).version());
            return true;
        } catch (Stale | Invalid quicker) {
            assertThat(get(act).state()).isNotEqualTo(ActState.DRAFT);
            return false;
        }
    }

    private BigDecimal credited(DeliveryNoteId note) {
        return sql.fetchSingle("""
                select coalesce(sum(i.amount), 0) from claim.discrepancy_act a
                join receivable.ledger_item i on i.id = a.credit_note_id where a.note_id = ?
                """, note.value()).get(0, BigDecimal.class);
    }
}
