package caposaldo.analytics.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

class BgNbdTests {

    private static final BgNbd PUBLISHED = new BgNbd(0.243, 4.414, 0.793, 2.426);

    @Test
    void clientOneOfThePaperIsExpectedToBuyOnePointTwoTimesInTheNext39Weeks() {
        var client = new PurchaseHistory(2, 30.43, 38.86);
        assertThat(PUBLISHED.expected(client, 39)).isCloseTo(1.226028174767135, within(1e-12));
    }

    /** Expected values come from the published closed form with another library's hypergeometric function. */
    @Test
    void expectationAgreesWithThePublishedClosedForm() {
        assertThat(PUBLISHED.expected(new PurchaseHistory(0, 0, 38.86), 39))
                .isCloseTo(0.19509805201125396, within(1e-12));
        assertThat(PUBLISHED.expected(new PurchaseHistory(29, 37.7, 38.86), 39))
                .isCloseTo(19.253408350962452, within(1e-9));
        assertThat(new BgNbd(0.68, 9.438, 1.2, 3.317).expected(new PurchaseHistory(5, 20, 60), 26))
                .isCloseTo(0.08219299659571337, within(1e-12));
        assertThat(PUBLISHED.expectedOfNew(39)).isCloseTo(1.1967231933207985, within(1e-12));
    }

    @Test
    void expectationPassesSmoothlyThroughThePoleOfTheClosedForm() {
        var client = new PurchaseHistory(5, 20, 60);
        double below = new BgNbd(0.68, 9.438, 1 - 1e-7, 3.317).expected(client, 26);
        double at = new BgNbd(0.68, 9.438, 1, 3.317).expected(client, 26);
        double above = new BgNbd(0.68, 9.438, 1 + 1e-7, 3.317).expected(client, 26);
        assertThat(at).isCloseTo(0.0998083134, within(1e-8)).isBetween(above, below);
    }

    @Test
    void busyClientOfManyYearsHasAFiniteExpectation() {
        var client = new PurchaseHistory(5_000, 519.9, 520);
        assertThat(PUBLISHED.expected(client, 52)).isBetween(400.0, 520.0);
        assertThat(PUBLISHED.alive(new PurchaseHistory(5_000, 100, 520))).isCloseTo(0, within(1e-12));
    }

    @Test
    void clientWithoutRepeatsCannotHaveLeftYet() {
        assertThat(PUBLISHED.alive(new PurchaseHistory(0, 0, 30))).isEqualTo(1);
    }

    @Test
    void chancesAndExpectationsAgreeWithEachOther(TestReporter reporter) {
        long seed = System.nanoTime();
        reporter.publishEntry("seed", Long.toString(seed));
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            var model = new BgNbd(
                    between(random, 0.05, 5),
                    between(random, 0.5, 30),
                    between(random, 0.05, 4),
                    between(random, 0.05, 9));
            double observed = between(random, 1, 150);
            int repeats = random.nextInt(40);
            var client = new PurchaseHistory(repeats, repeats == 0 ? 0 : between(random, 0.1, observed), observed);
            double soon = model.expected(client, 5);
            double later = model.expected(client, 50);
            String description = "seed " + seed + " " + model + " " + client;
            assertThat(model.alive(client)).as(description).isBetween(0.0, 1.0);
            assertThat(soon).as(description).isGreaterThanOrEqualTo(-1e-12).isLessThanOrEqualTo(later + 1e-12);
            // To buy at least once is never likelier than the expected number of purchases.
            assertThat(model.buys(client, 50)).as(description).isBetween(0.0, later + 1e-12);
            assertThat(model.buys(client, 50)).as(description).isLessThanOrEqualTo(model.alive(client) + 1e-12);
        }
    }

    /** Our own 400 simulated clients; the optimum was found by another library. */
    @Test
    void fitFindsTheOptimumOfItsOwnFixture() {
        Fit<BgNbd> fit = BgNbd.fit(RepeatBuyingFixture.histories());
        assertThat(fit.logLikelihood()).isCloseTo(-3261.5276170041566, within(1e-5));
        assertThat(fit.model().r()).isCloseTo(0.80340539, within(1e-3));
        assertThat(fit.model().alpha()).isCloseTo(5.87410101, within(1e-2));
        assertThat(fit.model().a()).isCloseTo(0.82748735, within(1e-3));
        assertThat(fit.model().b()).isCloseTo(2.35559875, within(1e-2));
    }

    @Test
    void twoOrdersOfOneDayAreOnePurchase() {
        LocalDate first = LocalDate.of(2025, 3, 3);
        assertThat(PurchaseHistory.inWeeks(List.of(first.plusDays(14), first, first), first.plusDays(28)))
                .isEqualTo(new PurchaseHistory(1, 2, 4));
    }

    @Test
    void historyThatContradictsItselfIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PurchaseHistory(1, 0, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> new PurchaseHistory(0, 2, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> new PurchaseHistory(3, 5, 4));
    }

    private static double between(Random random, double low, double high) {
        return low + (high - low) * random.nextDouble();
    }
}
