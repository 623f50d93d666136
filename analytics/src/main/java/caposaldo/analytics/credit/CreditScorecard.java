package caposaldo.analytics.credit;

import caposaldo.analytics.learn.LogisticRegression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A scorecard of which every point can be read: each factor in bands, each band with its points, the
 * sum with the chance of default. Learned as banks do it: bands in which the chance only rises or only
 * falls, their weights of evidence in a logistic regression, factors whose weight would turn against
 * their own evidence left out, and the result rounded to whole points (Siddiqi 2006).
 */
public final class CreditScorecard {

    /** Points that double the odds of paying. */
    public static final int DOUBLING = 20;
    /** Points at which of thirty-one firms thirty pay. */
    public static final int ANCHOR = 600;

    private static final double ANCHOR_ODDS = 30;
    static final double PER_LOG_ODDS = DOUBLING / Math.log(2);
    private static final double RIDGE = 3;
    /** Factors whose information value is less say nothing. */
    private static final double LEAST_INFORMATION = 0.02;

    /**
     * The points of one factor.
     *
     * @param column where its measure stands in the rows handed in
     * @param information value of its bands: 0.1 weak, 0.3 strong
     * @param bands ascending, the one for a missing measure last
     */
    public record Points(Factor factor, int column, double information, List<Band> bands) {
        public Points {
            bands = List.copyOf(bands);
        }
    }

    private final int start;
    private final List<Points> points;

    private CreditScorecard(int start, List<Points> points) {
        this.start = start;
        this.points = List.copyOf(points);
    }

    /**
     * Learns from firms whose fate is known.
     *
     * @param factors one for each column
     * @param firms one row each; not a number where a measure is missing
     * @param defaulted one for each firm, both kinds among them
     * @param most factors that the card may have, from 1; those that move the score most stay
     */
    public static CreditScorecard learn(List<Factor> factors, double[][] firms, boolean[] defaulted, int most) {
        List<Column> columns = IntStream.range(0, factors.size())
                .mapToObj(j -> Column.of(factors.get(j), j, firms, defaulted))
                .filter(column -> column.banding.information() >= LEAST_INFORMATION)
                .toList();
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("no factor tells good firms from defaults");
        }
        boolean[] paid = new boolean[defaulted.length];
        for (int i = 0; i < paid.length; i++) {
            paid[i] = !defaulted[i];
        }
        while (true) {
            LogisticRegression regression = regression(columns, paid);
            List<Column> kept = kept(columns, regression, most);
            if (kept.size() == columns.size()) {
                return rounded(columns, regression);
            }
            columns = kept;
        }
    }

    /** What everybody starts with; measures that earn nothing and lose nothing leave it as it is. */
    public int start() {
        return start;
    }

    /** The whole card, the factor that moves the score most first. */
    public List<Points> points() {
        return points;
    }

    /** Scores a firm by its row of measures. */
    public Assessment assess(double[] measures) {
        return new Assessment(
                start,
                points.stream()
                        .map(p -> new Assessment.Part(
                                p.factor(), measures[p.column()], Banding.find(p.bands(), measures[p.column()])))
                        .toList());
    }

    static double chanceOfDefault(int points) {
        return 1 / (1 + ANCHOR_ODDS * Math.exp((points - ANCHOR) / PER_LOG_ODDS));
    }

    /** The score of log-odds of paying. */
    static double pointsOf(double logOdds) {
        return ANCHOR + PER_LOG_ODDS * (logOdds - Math.log(ANCHOR_ODDS));
    }

    private static LogisticRegression regression(List<Column> columns, boolean[] paid) {
        double[][] rows = new double[paid.length][columns.size()];
        for (int j = 0; j < columns.size(); j++) {
            for (int i = 0; i < rows.length; i++) {
                rows[i][j] = columns.get(j).evidence[i];
            }
        }
        return LogisticRegression.fit(rows, paid, RIDGE);
    }

    /** Drops what works against its own evidence; once nothing does, a tenth of what is too many. */
    private static List<Column> kept(List<Column> columns, LogisticRegression regression, int most) {
        int[] sound = IntStream.range(0, columns.size())
                .filter(j -> regression.slope(j) > 0)
                .toArray();
        if (sound.length < columns.size() || columns.size() <= most) {
            return Arrays.stream(sound).mapToObj(columns::get).toList();
        }
        int fewer = Math.max(most, columns.size() - Math.max(1, columns.size() / 10));
        return IntStream.range(0, columns.size())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        j -> -regression.slope(j) * columns.get(j).spread()))
                .limit(fewer)
                .sorted()
                .map(columns::get)
                .toList();
    }

    private static CreditScorecard rounded(List<Column> columns, LogisticRegression regression) {
        double withoutEvidence = regression.explain(new double[columns.size()]).logOdds();
        List<Points> points = new ArrayList<>();
        IntStream.range(0, columns.size())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        j -> -regression.slope(j) * columns.get(j).spread()))
                .forEach(j -> points.add(columns.get(j).points(regression.slope(j))));
        return new CreditScorecard((int) Math.round(pointsOf(withoutEvidence)), points);
    }

    /** A factor with the evidence of each firm's band. */
    private record Column(Factor factor, int number, Banding banding, double[] evidence) {

        static Column of(Factor factor, int number, double[][] firms, boolean[] defaulted) {
            double[] measures =
                    Arrays.stream(firms).mapToDouble(row -> row[number]).toArray();
            Banding banding = Banding.of(factor.kind(), measures, defaulted);
            return new Column(
                    factor,
                    number,
                    banding,
                    Arrays.stream(measures)
                            .map(m -> banding.evidence(Banding.find(banding.bands(), m)))
                            .toArray());
        }

        /** Standard deviation of the evidence over firms. */
        double spread() {
            double mean = Arrays.stream(evidence).average().orElseThrow();
            return Math.sqrt(Arrays.stream(evidence)
                    .map(e -> (e - mean) * (e - mean))
                    .average()
                    .orElseThrow());
        }

        Points points(double slope) {
            return new Points(
                    factor,
                    number,
                    banding.information(),
                    banding.bands().stream()
                            .map(band -> band.earning((int) Math.round(PER_LOG_ODDS * slope * banding.evidence(band))))
                            .toList());
        }
    }
}
