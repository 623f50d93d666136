package caposaldo.analytics.credit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Whether a firm with such a statement goes bankrupt within a year, as 3,254 Polish firms of 2000 to 2013 tell, of which 116
 * did: a scorecard whose points are all visible, and boosted trees beside it. It is learned from {@code failures.csv.gz}, eight of
 * the ratios of Zieba, Tomczak and Tomczak (2016; UCI 365, CC BY 4.0) for the firms that told all of them: in the file it
 * is mostly bankrupt firms that tell no sales of the year before, which must not be held against anybody else. Its EBIT is left
 * out, for it is the same number as its profit before tax.
 */
public final class FailureModel {

    /** How often the card puts a firm that failed below one that did not, of firms it had not seen: the area under its curve. */
    public static final double CARD_RIGHT = 0.86;

    /** The same of the trees. */
    public static final double TREES_RIGHT = 0.87;

    private static final String KNOWN = "failures.csv.gz";
    private static final int MOST_FACTORS = 15;
    private static final Set<StatementLine> LINES = Arrays.stream(FailureRatio.values())
            .flatMap(ratio -> Stream.of(ratio.line(), ratio.over()))
            .collect(Collectors.toUnmodifiableSet());
    /** Of those it divides by, financial expenses may be nothing. */
    private static final Set<StatementLine> DENOMINATORS = Set.of(
            StatementLine.TOTAL_ASSETS,
            StatementLine.TOTAL_LIABILITIES,
            StatementLine.SALES,
            StatementLine.SALES_BEFORE);

    /** @param rows a ratio for each {@link FailureRatio}, in their order */
    record Firms(double[][] rows, boolean[] failed) {

        static final List<Factor> FACTORS = Arrays.stream(FailureRatio.values())
                .map(ratio -> new Factor(ratio.name(), Factor.Kind.MONOTONE))
                .toList();

        static Firms known() {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                    new GZIPInputStream(Objects.requireNonNull(FailureModel.class.getResourceAsStream(KNOWN))),
                    StandardCharsets.US_ASCII))) {
                List<double[]> read = lines.lines().skip(1).map(Firms::row).toList();
                boolean[] failed = new boolean[read.size()];
                for (int i = 0; i < failed.length; i++) {
                    failed[i] = read.get(i)[0] == 1;
                }
                return new Firms(
                        read.stream()
                                .map(row -> Arrays.copyOfRange(row, 1, row.length))
                                .toArray(double[][]::new),
                        failed);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        private static double[] row(String line) {
            return Arrays.stream(line.split(","))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        }

        double share() {
            int count = 0;
            for (boolean one : failed) {
                count += one ? 1 : 0;
            }
            return (double) count / failed.length;
        }
    }

    private final CreditScorecard card;
    private final DefaultModel trees;
    private final double usual;

    private FailureModel(CreditScorecard card, DefaultModel trees, double usual) {
        this.card = card;
        this.trees = trees;
        this.usual = usual;
    }

    /** Learned anew from the firms that are known; equal each time. It takes about a second. */
    public static FailureModel learn() {
        return learn(Firms.known());
    }

    static FailureModel learn(Firms known) {
        return new FailureModel(
                CreditScorecard.learn(Firms.FACTORS, known.rows, known.failed, MOST_FACTORS),
                DefaultModel.learn(Firms.FACTORS, known.rows, known.failed),
                known.share());
    }

    /** What it says of a statement, or what is in the way. A line that is absent or not a number is missing. */
    public FailureOutlook of(Map<StatementLine, Double> statement) {
        return RefusedStatement.of(statement, LINES, DENOMINATORS)
                .<FailureOutlook>map(refused -> refused)
                .orElseGet(() -> of(ratios(statement)));
    }

    FailureOutlook.Told of(double[] ratios) {
        return new FailureOutlook.Told(card.assess(ratios), trees.explain(ratios), card.points(), usual);
    }

    private static double[] ratios(Map<StatementLine, Double> statement) {
        return Arrays.stream(FailureRatio.values())
                .mapToDouble(ratio ->
                        ratio.of(statement.getOrDefault(ratio.line(), 0.0), statement.getOrDefault(ratio.over(), 0.0)))
                .toArray();
    }
}
