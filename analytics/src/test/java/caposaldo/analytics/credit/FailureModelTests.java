package caposaldo.analytics.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import caposaldo.analytics.bench.Accuracy;
import caposaldo.analytics.credit.FailureModel.Firms;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Clause 2.5: what firms whose fate is known say of one with such a statement. */
class FailureModelTests {

    private static final int FOLDS = 10;
    private static final Firms KNOWN = Firms.known();
    private static final FailureModel MODEL = FailureModel.learn();

    @Test
    void learnsFromTheFirmsThatAreShippedWithIt() {
        assertThat(KNOWN.rows()).hasDimensions(3254, FailureRatio.values().length);
        assertThat(KNOWN.share()).isCloseTo(116 / 3254.0, within(1e-12));
    }

    /** The figures told to the user are those measured on firms the models had not seen. */
    @Test
    void ranksFirmsItHasNotSeenAsOftenRightAsItSays() {
        double[] byCard = new double[KNOWN.failed().length];
        double[] byTrees = new double[KNOWN.failed().length];
        for (int fold = 0; fold < FOLDS; fold++) {
            int left = fold;
            FailureModel learned = FailureModel.learn(part(i -> i % FOLDS != left));
            for (int i = fold; i < byCard.length; i += FOLDS) {
                FailureOutlook.Told told = learned.of(KNOWN.rows()[i]);
                byCard[i] = told.card().chanceOfDefault();
                byTrees[i] = told.trees().chanceOfDefault();
            }
        }
        assertThat(Accuracy.auc(byCard, KNOWN.failed())).as("card").isCloseTo(FailureModel.CARD_RIGHT, within(0.01));
        assertThat(Accuracy.auc(byTrees, KNOWN.failed())).as("trees").isCloseTo(FailureModel.TREES_RIGHT, within(0.01));
    }

    @Test
    void aSoundFirmIsNotDoubtedAndOneThatLosesMoneyAndHalfItsSalesIs() {
        FailureOutlook.Told sound = told(statement());
        assertThat(sound.doubts()).isFalse();
        Map<StatementLine, Double> failing = statement();
        failing.put(StatementLine.SALES, 500.0);
        failing.put(StatementLine.OPERATING_PROFIT, -200.0);
        failing.put(StatementLine.WORKING_CAPITAL, -400.0);
        failing.put(StatementLine.RETAINED_EARNINGS, -500.0);
        assertThat(told(failing).doubts()).isTrue();
        assertThat(told(failing).card().points()).isLessThan(sound.card().points());
    }

    /** Of each ratio but turnover more is better, of debt less: no point of the card goes against it. */
    @Test
    void noPointOfTheCardGoesAgainstWhatItsRatioMeans() {
        told(statement()).scale().forEach(points -> {
            int better = switch (FailureRatio.valueOf(points.factor().name())) {
                case DEBT_RATIO, ASSET_TURNOVER -> -1;
                case WORKING_CAPITAL_RATIO,
                        RETAINED_EARNINGS_RATIO,
                        EQUITY_TO_DEBT,
                        SALES_GROWTH,
                        INTEREST_COVER,
                        OPERATING_MARGIN -> 1;
            };
            assertThat(points.bands())
                    .as(points.factor().name())
                    .isSortedAccordingTo(Comparator.comparingInt(band -> better * band.points()));
        });
    }

    @Test
    void aFirmWithoutFinancialExpensesCoversThemOrDoesNot() {
        Map<StatementLine, Double> free = statement();
        free.put(StatementLine.FINANCIAL_EXPENSES, 0.0);
        Map<StatementLine, Double> losing = new EnumMap<>(free);
        losing.put(StatementLine.OPERATING_PROFIT, -1.0);
        assertThat(points(told(free), FailureRatio.INTEREST_COVER))
                .isGreaterThan(points(told(losing), FailureRatio.INTEREST_COVER));
    }

    @Test
    void namesWhatIsMissingAndWhatCannotBe() {
        Map<StatementLine, Double> some = statement();
        some.remove(StatementLine.SALES_BEFORE);
        some.put(StatementLine.TOTAL_ASSETS, 0.0);
        assertThat(MODEL.of(some)).isInstanceOfSatisfying(RefusedStatement.class, refused -> {
            assertThat(refused.missing()).containsExactly(StatementLine.SALES_BEFORE);
            assertThat(refused.notPositive()).containsExactly(StatementLine.TOTAL_ASSETS);
        });
        some = statement();
        some.remove(StatementLine.EBIT);
        assertThat(MODEL.of(some)).as("it does not ask for EBIT").isInstanceOf(FailureOutlook.Told.class);
    }

    /** What the trees add and what the card adds sum up to what they say. */
    @Test
    void everyPartIsToldAndTheySumUp() {
        FailureOutlook.Told told = told(statement());
        double points = told.trees().startPoints()
                + told.trees().parts().stream()
                        .mapToDouble(DefaultModel.Part::points)
                        .sum();
        assertThat(1 / (1 + 30 * Math.exp((points - 600) * Math.log(2) / 20)))
                .isCloseTo(told.trees().chanceOfDefault(), within(1e-9));
        assertThat(told.trees().parts()).hasSize(FailureRatio.values().length);
        assertThat(told.card().start()
                        + told.card().parts().stream()
                                .mapToInt(part -> part.band().points())
                                .sum())
                .isEqualTo(told.card().points());
    }

    private static FailureOutlook.Told told(Map<StatementLine, Double> statement) {
        return (FailureOutlook.Told) MODEL.of(statement);
    }

    private static int points(FailureOutlook.Told told, FailureRatio ratio) {
        return told.card().parts().stream()
                .filter(part -> part.factor().name().equals(ratio.name()))
                .mapToInt(part -> part.band().points())
                .sum();
    }

    private static Map<StatementLine, Double> statement() {
        Map<StatementLine, Double> lines = new EnumMap<>(StatementLine.class);
        lines.put(StatementLine.WORKING_CAPITAL, 300.0);
        lines.put(StatementLine.RETAINED_EARNINGS, 250.0);
        lines.put(StatementLine.EBIT, 120.0);
        lines.put(StatementLine.BOOK_VALUE_OF_EQUITY, 600.0);
        lines.put(StatementLine.TOTAL_ASSETS, 1_000.0);
        lines.put(StatementLine.TOTAL_LIABILITIES, 400.0);
        lines.put(StatementLine.SALES, 1_100.0);
        lines.put(StatementLine.SALES_BEFORE, 950.0);
        lines.put(StatementLine.OPERATING_PROFIT, 110.0);
        lines.put(StatementLine.FINANCIAL_EXPENSES, 20.0);
        return lines;
    }

    private static Firms part(IntPredicate chosen) {
        int[] rows = IntStream.range(0, KNOWN.rows().length).filter(chosen).toArray();
        boolean[] failed = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            failed[i] = KNOWN.failed()[rows[i]];
        }
        return new Firms(Arrays.stream(rows).mapToObj(i -> KNOWN.rows()[i]).toArray(double[][]::new), failed);
    }
}
