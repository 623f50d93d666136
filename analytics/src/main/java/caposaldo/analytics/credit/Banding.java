package caposaldo.analytics.credit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cuts the measures of a factor into bands and weighs the evidence of each: the logarithm of its share
 * of the good firms over its share of the defaults.
 */
final class Banding {

    /** Quantiles to begin with, before bands that say the same are joined. */
    private static final int FINE = 20;
    /** Firms of each kind, spread as overall, that are added to a band, so that few firms say little. */
    private static final double PRIOR = 2;

    private final double defaultShare;
    private final List<Band> bands;

    private Banding(double defaultShare, List<Band> bands) {
        this.defaultShare = defaultShare;
        this.bands = bands;
    }

    /** @param defaulted one for each measure, both kinds among them */
    static Banding of(Factor.Kind kind, double[] measures, boolean[] defaulted) {
        int[] known = IntStream.range(0, measures.length)
                .filter(i -> !Double.isNaN(measures[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> measures[i]))
                .mapToInt(i -> i)
                .toArray();
        int[] missing = IntStream.range(0, measures.length)
                .filter(i -> Double.isNaN(measures[i]))
                .toArray();
        int fewest = kind == Factor.Kind.CATEGORY ? 1 : Math.max(1, measures.length / FINE);
        List<Band> bands = new ArrayList<>();
        for (int begin = 0; begin < known.length; ) {
            int end = Math.min(known.length, begin + fewest);
            while (end < known.length && measures[known[end]] == measures[known[end - 1]]) {
                end++;
            }
            // A rest too small for a band of its own joins the last one.
            end = known.length - end < fewest && kind == Factor.Kind.MONOTONE ? known.length : end;
            bands.add(band(Arrays.copyOfRange(known, begin, end), measures, defaulted));
            begin = end;
        }
        if (kind == Factor.Kind.MONOTONE) {
            bands = likelier(monotone(bands, 1), monotone(bands, -1));
        }
        if (missing.length > 0) {
            bands.add(band(missing, measures, defaulted));
        }
        int defaults = (int)
                IntStream.range(0, defaulted.length).filter(i -> defaulted[i]).count();
        return new Banding((double) defaults / defaulted.length, bands);
    }

    List<Band> bands() {
        return bands;
    }

    /** The band of a measure: the nearest where it lies between bands or outside them. */
    static Band find(List<Band> bands, double measure) {
        if (Double.isNaN(measure)) {
            return bands.stream().filter(Band::missing).findFirst().orElseGet(() -> usual(bands));
        }
        return bands.stream()
                .filter(band -> !band.missing())
                .min(Comparator.comparingDouble((Band band) -> Math.max(band.from() - measure, measure - band.to())))
                .orElseGet(bands::getFirst);
    }

    /** Where nobody learned from lacked the measure, whoever lacks it earns what most firms earn. */
    private static Band usual(List<Band> bands) {
        return bands.stream().max(Comparator.comparingInt(Band::firms)).orElseThrow();
    }

    /** Weight of evidence, above 0 for good. */
    double evidence(Band band) {
        double bad = band.defaults() + PRIOR * defaultShare;
        double good = band.firms() - band.defaults() + PRIOR * (1 - defaultShare);
        return Math.log(good / bad) - Math.log((1 - defaultShare) / defaultShare);
    }

    /** The information value: how far good firms and defaults lie apart, 0 for not at all, 0.3 for strong. */
    double information() {
        double firms = bands.stream().mapToInt(Band::firms).sum();
        return bands.stream()
                .mapToDouble(band -> {
                    double good = (band.firms() - band.defaults()) / (firms * (1 - defaultShare));
                    double bad = band.defaults() / (firms * defaultShare);
                    return (good - bad) * evidence(band);
                })
                .sum();
    }

    /** Joins neighbours until the share of defaults strictly rises (1) or falls (-1): pool adjacent violators. */
    private static List<Band> monotone(List<Band> bands, int direction) {
        List<Band> pooled = new ArrayList<>();
        for (Band band : bands) {
            Band next = band;
            while (!pooled.isEmpty() && direction * (share(next) - share(pooled.getLast())) <= 0) {
                next = joined(pooled.removeLast(), next);
            }
            pooled.add(next);
        }
        return pooled;
    }

    private static List<Band> likelier(List<Band> one, List<Band> other) {
        return logLikelihood(one) >= logLikelihood(other) ? one : other;
    }

    private static double logLikelihood(List<Band> bands) {
        return bands.stream()
                .mapToDouble(band -> {
                    double share = share(band);
                    return share == 0 || share == 1
                            ? 0
                            : band.defaults() * Math.log(share)
                                    + (band.firms() - band.defaults()) * Math.log(1 - share);
                })
                .sum();
    }

    private static double share(Band band) {
        return (double) band.defaults() / band.firms();
    }

    private static Band joined(Band left, Band right) {
        return new Band(left.from(), right.to(), left.firms() + right.firms(), left.defaults() + right.defaults(), 0);
    }

    private static Band band(int[] firms, double[] measures, boolean[] defaulted) {
        int defaults = (int) Arrays.stream(firms).filter(i -> defaulted[i]).count();
        return new Band(measures[firms[0]], measures[firms[firms.length - 1]], firms.length, defaults, 0);
    }
}
