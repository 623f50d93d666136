package caposaldo.analytics.bench;

import caposaldo.analytics.credit.CreditScorecard;
import caposaldo.analytics.credit.DefaultModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Who defaults: Polish companies and German borrowers, by scorecard and by boosted trees. Learned on
 * {@code *_train} and measured on {@code *_test*} where the folder has it; else by stratified ten-fold
 * cross-validation of {@code *_train}, which learns from nine tenths of it.
 */
final class Credit {

    /** @param chances of default by the measures of a firm */
    private record Learned(ToDoubleFunction<double[]> chances) {}

    private interface Learner {
        Learned learn(CreditFile known);
    }

    /** @param published AUC of others on the split here, then what they published by cross-validation */
    record Set(String name, boolean companies, String scorecard, String boosted) {}

    static final Set GERMAN =
            new Set("german", false, ".763 logistic; ten-fold .788", ".763 logistic; ten-fold forest .796");

    static final Set POLISH =
            new Set("polish_5year", true, ".863 on quantiles; ten-fold .876", ".956; ten-fold .964, Zieba et al. .955");

    private static final List<Set> SETS = List.of(
            POLISH,
            new Set("polish_1year", true, ".832 on quantiles; ten-fold .811", ".937; ten-fold .963, Zieba et al. .959"),
            GERMAN);

    private static final int FOLDS = 10;
    private static final int SEED = 7;
    private static final int MOST_FACTORS = 15;

    private Credit() {}

    static Report compare(Path folder) throws IOException {
        Report report = new Report();
        for (Set set : SETS) {
            measure(folder, set, report);
        }
        return report;
    }

    private static void measure(Path folder, Set set, Report report) throws IOException {
        if (DataSets.files(folder, set.name + "_train", ".csv").isEmpty()) {
            report.remark("No " + set.name + "_train.csv in the folder: not measured.");
            return;
        }
        scorecard(folder, set, report);
        boosted(folder, set, report);
    }

    /** Measures the scorecard, and prints the one learned from all that is known. */
    static void scorecard(Path folder, Set set, Report report) throws IOException {
        CreditFile train = CreditFile.read(folder, set.name + "_train");
        CreditFile test = CreditFile.read(folder, set.name + "_test");
        report(set.name + ".scorecard", train, test, Credit::scorecard, set.scorecard, report);
        card(set, train, report);
    }

    static void boosted(Path folder, Set set, Report report) throws IOException {
        CreditFile train = CreditFile.read(folder, set.name + "_train");
        CreditFile test = CreditFile.read(folder, set.name + "_test");
        report(set.name + ".boosted", train, test, Credit::boosted, set.boosted, report);
        if (set.companies) {
            report(
                    set.name + ".boosted_with_differences",
                    CompanyRatios.withDifferences(train),
                    CompanyRatios.withDifferences(test),
                    Credit::boosted,
                    set.boosted,
                    report);
        }
    }

    private static void report(
            String name, CreditFile train, CreditFile test, Learner learner, String published, Report report) {
        boolean tested = test.rows().length > 0;
        String figure = "credit." + name + (tested ? ".test" : ".ten_fold");
        if (tested) {
            double[] chances = Arrays.stream(test.rows())
                    .mapToDouble(learner.learn(train).chances)
                    .toArray();
            report.figure(figure + ".auc", Accuracy.auc(chances, test.defaulted()), "1", published);
            report.figure(figure + ".brier", Accuracy.brier(chances, test.defaulted()), "1");
            return;
        }
        int[] folds = folds(train.defaulted());
        double[] chances = new double[folds.length];
        double[] aucs = new double[FOLDS];
        for (int fold = 0; fold < FOLDS; fold++) {
            int left = fold;
            CreditFile asked = part(train, i -> folds[i] == left);
            Learned learned = learner.learn(part(train, i -> folds[i] != left));
            double[] answers =
                    Arrays.stream(asked.rows()).mapToDouble(learned.chances).toArray();
            aucs[fold] = Accuracy.auc(answers, asked.defaulted());
            int next = 0;
            for (int i = 0; i < folds.length; i++) {
                if (folds[i] == fold) {
                    chances[i] = answers[next++];
                }
            }
        }
        double mean = Arrays.stream(aucs).average().orElseThrow();
        report.figure(figure + ".auc", mean, "1", published);
        report.figure(
                figure + ".auc_deviation",
                Math.sqrt(Arrays.stream(aucs)
                        .map(a -> (a - mean) * (a - mean))
                        .average()
                        .orElseThrow()),
                "1");
        report.figure(figure + ".brier", Accuracy.brier(chances, train.defaulted()), "1");
    }

    private static Learned scorecard(CreditFile known) {
        CreditScorecard card = CreditScorecard.learn(known.factors(), known.rows(), known.defaulted(), MOST_FACTORS);
        return new Learned(row -> card.assess(row).chanceOfDefault());
    }

    private static Learned boosted(CreditFile known) {
        DefaultModel model = DefaultModel.learn(known.factors(), known.rows(), known.defaulted());
        return new Learned(model::chanceOfDefault);
    }

    /** Prints the whole card: every factor with the points of every band. */
    private static void card(Set set, CreditFile train, Report report) {
        CreditScorecard card = CreditScorecard.learn(train.factors(), train.rows(), train.defaulted(), MOST_FACTORS);
        report.remark(String.format(
                Locale.ROOT,
                "Scorecard %s: start %d, %d factors",
                set.name,
                card.start(),
                card.points().size()));
        for (CreditScorecard.Points points : card.points()) {
            report.remark("  " + points.factor().name() + ": "
                    + points.bands().stream()
                            .map(band -> (band.missing()
                                            ? "missing"
                                            : String.format(Locale.ROOT, "%.4g..%.4g", band.from(), band.to()))
                                    + String.format(Locale.ROOT, " %+d", band.points()))
                            .collect(Collectors.joining(", ")));
        }
    }

    private static CreditFile part(CreditFile file, Predicate<Integer> chosen) {
        int[] rows = IntStream.range(0, file.rows().length).filter(chosen::test).toArray();
        boolean[] defaulted = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            defaulted[i] = file.defaulted()[rows[i]];
        }
        return new CreditFile(
                file.factors(),
                Arrays.stream(rows).mapToObj(i -> file.rows()[i]).toArray(double[][]::new),
                defaulted);
    }

    /** Each kind dealt out in random order. */
    private static int[] folds(boolean[] defaulted) {
        Random random = new Random(SEED);
        int[] folds = new int[defaulted.length];
        for (boolean kind : new boolean[] {true, false}) {
            List<Integer> rows = new ArrayList<>(IntStream.range(0, folds.length)
                    .filter(i -> defaulted[i] == kind)
                    .boxed()
                    .toList());
            Collections.shuffle(rows, random);
            for (int i = 0; i < rows.size(); i++) {
                folds[rows.get(i)] = i % FOLDS;
            }
        }
        return folds;
    }
}
