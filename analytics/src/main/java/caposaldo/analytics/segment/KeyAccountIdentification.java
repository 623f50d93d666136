package caposaldo.analytics.segment;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Ranks clients by what they bring and says which are key accounts and why. The answer does not
 * depend on the order in which clients are handed in.
 */
public final class KeyAccountIdentification {

    /** A segment has a leader from this many clients on. */
    public static final int CLIENTS_THAT_MAKE_A_SEGMENT = 3;

    private static final int YEAR = 12;
    private static final double GAP_WITHOUT_ANY_RHYTHM = 30;

    private record Ranked(ClientFigures figures, double value) {}

    private final KeyAccountRules rules;
    private final Scorecard scorecard;
    private final Variability.Method variability;
    private final GrowthMeter growth;
    private final int window;

    /** @param window the months whose sum a client is ranked by, at least 1 */
    public KeyAccountIdentification(
            KeyAccountRules rules,
            Scorecard scorecard,
            Variability.Method variability,
            GrowthMeter growth,
            int window) {
        if (window < 1) {
            throw new IllegalArgumentException("a window has at least one month");
        }
        this.rules = rules;
        this.scorecard = scorecard;
        this.variability = variability;
        this.growth = growth;
        this.window = window;
    }

    /** The brief's rules over twelve months with our starting scorecard. */
    public static KeyAccountIdentification usual() {
        return new KeyAccountIdentification(
                KeyAccountRules.OF_THE_BRIEF,
                Scorecard.STARTING_POINT,
                Variability.Method.CLASSICAL,
                new GrowthMeter(0.95),
                YEAR);
    }

    /**
     * Ranks clients.
     *
     * @param clients each client once, with series that end in the same month
     * @param asOf the last day that counts; silence is measured to it
     */
    public Ranking rank(Collection<ClientFigures> clients, LocalDate asOf) {
        List<Ranked> order = clients.stream()
                .map(figures -> new Ranked(figures, figures.months().totalOfLast(window)))
                .sorted(Comparator.comparingDouble(Ranked::value)
                        .reversed()
                        .thenComparingLong(ranked -> ranked.figures().client()))
                .toList();
        double[] values = order.stream().mapToDouble(Ranked::value).toArray();
        var curve = new ParetoCurve(values, rules);
        var leaders = new SegmentLeaders(order.stream().map(Ranked::figures).toList(), values);
        double portfolioGap = portfolioGap(clients);
        List<RfmScores.Figures> activity = order.parallelStream()
                .map(ranked -> activity(ranked, asOf, portfolioGap))
                .toList();
        var rfm = new RfmScores(activity);
        List<Standing> standings = IntStream.range(0, order.size())
                .parallel()
                .mapToObj(i -> standing(order.get(i).figures(), i, curve, activity.get(i), rfm, leaders))
                .toList();
        return new Ranking(asOf, rules, curve.total(), curve.concentration(), rfm.borders(), standings);
    }

    private Standing standing(
            ClientFigures figures,
            int index,
            ParetoCurve curve,
            RfmScores.Figures activity,
            RfmScores rfm,
            SegmentLeaders leaders) {
        var behaviour = new Standing.Behaviour(
                activity.rhythm(),
                activity.orderDays(),
                rfm.of(activity),
                Variability.of(figures.months(), variability),
                growth.of(figures.months()));
        Pareto place = curve.place(index);
        Optional<SegmentPlace> segment = leaders.place(index, figures, place.value());
        Score score = scorecard.score(measures(figures, place, behaviour, segment));
        return new Standing(figures.client(), place, curve.reasons(index), behaviour, segment, score);
    }

    private static RfmScores.Figures activity(Ranked ranked, LocalDate asOf, double portfolioGap) {
        OrderDays orders = ranked.figures().orders();
        return new RfmScores.Figures(OrderRhythm.of(orders, asOf, portfolioGap), orders.count(), ranked.value());
    }

    private static double portfolioGap(Collection<ClientFigures> clients) {
        double[] gaps = clients.stream()
                .map(client -> client.orders().medianGap())
                .filter(gap -> gap.isPresent())
                .mapToDouble(gap -> gap.getAsDouble())
                .toArray();
        return gaps.length == 0 ? GAP_WITHOUT_ANY_RHYTHM : Statistics.median(gaps);
    }

    private static Map<Criterion, Double> measures(
            ClientFigures figures, Pareto pareto, Standing.Behaviour behaviour, Optional<SegmentPlace> segment) {
        Map<Criterion, Double> measures = new EnumMap<>(Criterion.class);
        measures.putAll(figures.signals());
        measures.put(Criterion.SHARE, pareto.share());
        segment.ifPresent(place -> measures.put(Criterion.LEADERSHIP, place.leadership()));
        behaviour.rhythm().ifPresent(rhythm -> measures.put(Criterion.RHYTHM, rhythm.gapsSince()));
        switch (behaviour.growth()) {
            case Growth.Trend trend -> measures.put(Criterion.GROWTH, trend.low());
            case Growth.Unknown unused -> {}
        }
        switch (behaviour.variability()) {
            case Variability.Measured measured -> measures.put(Criterion.STEADINESS, measured.coefficient());
            case Variability.Unmeasured unused -> {}
        }
        return measures;
    }
}
