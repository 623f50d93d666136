package caposaldo.analytics.segment;

import java.util.List;
import java.util.Optional;

/** Scores recency, frequency and money of every client that ordered against all of those. */
final class RfmScores {

    /** What one client is scored by. */
    record Figures(Optional<OrderRhythm> rhythm, int orderDays, double value) {}

    private final Quintiles recency;
    private final Quintiles frequency;
    private final Quintiles monetary;

    RfmScores(List<Figures> all) {
        List<Figures> ordering =
                all.stream().filter(f -> f.rhythm().isPresent()).toList();
        recency = new Quintiles(ordering.stream()
                .mapToDouble(f -> f.rhythm().orElseThrow().gapsSince())
                .toArray());
        frequency =
                new Quintiles(ordering.stream().mapToDouble(Figures::orderDays).toArray());
        monetary = new Quintiles(ordering.stream().mapToDouble(Figures::value).toArray());
    }

    RfmBorders borders() {
        return new RfmBorders(recency.bordersAboveBest(), frequency.bordersBelowBest(), monetary.bordersBelowBest());
    }

    Optional<Rfm> of(Figures figures) {
        return figures.rhythm()
                .map(rhythm -> new Rfm(
                        recency.lowestBest(rhythm.gapsSince()),
                        frequency.highestBest(figures.orderDays()),
                        monetary.highestBest(figures.value())));
    }
}
