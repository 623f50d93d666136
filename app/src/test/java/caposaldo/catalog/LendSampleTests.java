package caposaldo.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.catalog.DemonstrationSample.Condition;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Stale;
import caposaldo.security.AccessScopes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CaposaldoTest
class LendSampleTests {

    private static final LocalDate DUE = TestClock.TODAY.plusDays(14);

    @Autowired
    private LendSample lend;

    @Autowired
    private KeepSample keep;

    @Autowired
    private Samples samples;

    @Autowired
    private AccessScopes scopes;

    @Autowired
    private DSLContext sql;

    private CatalogFixture range;
    private AccessScope elena;
    private AccessScope luca;
    private SampleId sample;

    @BeforeEach
    void stock() {
        range = new CatalogFixture(sql);
        elena = scope("Elena");
        luca = scope("Luca");
        sample = range.sample(range.item("Macchina da caffè", null), "1");
    }

    private AccessScope scope(String given) {
        return scopes.of(range.login(given), TestClock.TODAY).orElseThrow();
    }

    @Test
    void lendsToOneOfTwoWhoLendAtOnceAndTellsTheOther() throws InterruptedException, ExecutionException {
        for (var n = 0; n < 20; n++) {
            var wanted = range.sample(range.item("Bicchiere " + n, null), "at once " + n);
            var start = new CyclicBarrier(2);
            var results = new ArrayList<@Nullable Throwable>();
            try (var people = Executors.newFixedThreadPool(2)) {
                var both = List.of(
                        people.submit(trying(start, elena, wanted, "Casa Nova")),
                        people.submit(trying(start, luca, wanted, "Adige Alimentari")));
                for (var one : both) {
                    results.add(one.get());
                }
            }
            assertThat(results).as("round " + n).containsOnlyOnce((Throwable) null);
            assertThat(results).filteredOn(r -> r != null).singleElement().isInstanceOf(Invalid.class);
            assertThat(samples.loans(elena, wanted)).as("round " + n).hasSize(1);
        }
    }

    private Callable<@Nullable Throwable> trying(CyclicBarrier start, AccessScope who, SampleId what, String client) {
        return () -> {
            start.await();
            return catchThrowable(() -> lend.lend(who, what, range.client(client), DUE, null));
        };
    }

    @Test
    void lendsOnlyToAClientThePersonSees() {
        assertThatThrownBy(() -> lend.lend(elena, sample, range.client("Adige Alimentari"), DUE, null))
                .isInstanceOf(Missing.class);
        assertThatThrownBy(
                        () -> lend.lend(elena, sample, range.client("Casa Nova"), TestClock.TODAY.minusDays(1), null))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void saysToOthersThatItIsOutButNotWithWhom() {
        var loan = lend.lend(elena, sample, range.client("Casa Nova"), DUE, "for the fair");
        var seen = Objects.requireNonNull(samples.get(luca, sample).loan());
        assertThat(seen.client()).isNull();
        assertThat(seen.clientName()).isNull();
        assertThat(seen.dueBackOn()).isEqualTo(DUE);
        assertThatThrownBy(() -> samples.loan(luca, loan)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> lend.takeBack(luca, loan, 1, Condition.GOOD)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> samples.with(luca, range.client("Casa Nova"))).isInstanceOf(Missing.class);
    }

    @Test
    void takesItBackInItsConditionAndKeepsEveryLoan() {
        var first = lend.lend(elena, sample, range.client("Casa Nova"), DUE, null);
        lend.recordOutcome(elena, first, 1, Loan.Outcome.APPRAISAL);
        lend.takeBack(elena, first, 2, Condition.WORN);
        lend.recordOutcome(elena, first, 3, Loan.Outcome.ACCEPTED);
        assertThat(samples.get(elena, sample).condition()).isEqualTo(Condition.WORN);
        assertThatThrownBy(() -> lend.takeBack(elena, first, 4, Condition.WORN)).isInstanceOf(Stale.class);

        var second = lend.lend(elena, sample, range.client("Garda Market"), DUE, null);
        assertThat(samples.loans(elena, sample)).extracting(Loan::id).containsExactly(second, first);
        assertThat(samples.loan(elena, first).outcome()).isEqualTo(Loan.Outcome.ACCEPTED);
        assertThatThrownBy(() -> lend.reopen(elena, first, 4))
                .as("lent again since")
                .isInstanceOf(Invalid.class);

        lend.cancel(elena, second, 1);
        lend.reopen(elena, first, 4);
        assertThat(samples.get(elena, sample).condition()).isEqualTo(Condition.NEW);
        assertThat(samples.loans(elena, sample)).extracting(Loan::isOut).containsExactly(true);
    }

    @Test
    void cancelsNoLoanOfWhichSomethingCame() {
        var loan = lend.lend(elena, sample, range.client("Casa Nova"), DUE, null);
        lend.recordOutcome(elena, loan, 1, Loan.Outcome.REFUSED);
        assertThatThrownBy(() -> lend.cancel(elena, loan, 2)).isInstanceOf(Invalid.class);
        lend.recordOutcome(elena, loan, 2, null);
        lend.cancel(elena, loan, 3);
        assertThat(samples.get(elena, sample).isFree()).isTrue();
    }

    @Test
    void retiresNothingThatIsOutAndLendsNothingRetired() {
        var sam = scope("Sam");
        var loan = lend.lend(elena, sample, range.client("Casa Nova"), DUE, null);
        assertThatThrownBy(() -> keep.retire(sam, sample, 1)).isInstanceOf(Invalid.class);
        lend.takeBack(elena, loan, 1, Condition.NEW);
        keep.retire(sam, sample, 1);
        assertThatThrownBy(() -> lend.lend(elena, sample, range.client("Casa Nova"), DUE, null))
                .isInstanceOf(Invalid.class);
        keep.restore(sam, sample, 2);
        assertThat(samples.get(elena, sample).isFree()).isTrue();
    }

    @Test
    void remindsOfWhatIsDueBackFromTheDayItIs() {
        lend.lend(elena, sample, range.client("Casa Nova"), TestClock.TODAY.plusDays(3), null);
        assertThat(samples.dueBack(elena, TestClock.TODAY.plusDays(2), 10)).isEmpty();
        assertThat(samples.dueBack(elena, TestClock.TODAY.plusDays(3), 10)).hasSize(1);
        assertThat(samples.countDueBack(luca, TestClock.TODAY.plusDays(3))).isZero();
        var later = elena.on(TestClock.TODAY.plusDays(4));
        assertThat(samples.loans(later, sample).getFirst().isOverdue(later.date()))
                .isTrue();
    }
}
