package caposaldo.analytics.value;

import static org.hipparchus.special.Gamma.logGamma;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The log-likelihood of many histories, as {@link BgNbd#logLikelihood} sums it, without repeating itself: equal
 * histories count once, and what depends on the number of repeats alone is reckoned once for each number.
 */
final class RepeatBuyingLikelihood {

    private final int[] repeats;
    private final double[] lastAt;
    private final double[] observed;
    private final double[] clients;
    /** How many clients have each number of repeats. */
    private final double[] withRepeats;

    RepeatBuyingLikelihood(Collection<PurchaseHistory> histories) {
        Map<PurchaseHistory, Long> counted = histories.stream()
                .collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()));
        int size = counted.size();
        repeats = new int[size];
        lastAt = new double[size];
        observed = new double[size];
        clients = new double[size];
        int i = 0;
        for (var entry : counted.entrySet()) {
            repeats[i] = entry.getKey().repeats();
            lastAt[i] = entry.getKey().lastAt();
            observed[i] = entry.getKey().observed();
            clients[i++] = entry.getValue();
        }
        withRepeats = new double[Arrays.stream(repeats).max().orElse(0) + 1];
        for (i = 0; i < size; i++) {
            withRepeats[repeats[i]] += clients[i];
        }
    }

    double of(BgNbd model) {
        double[] logLeft = new double[withRepeats.length];
        double sum = 0;
        for (int x = 0; x < withRepeats.length; x++) {
            if (withRepeats[x] > 0) {
                sum += withRepeats[x] * common(model, x);
                logLeft[x] = x == 0 ? 0 : Math.log(model.a()) - Math.log(model.b() + x - 1);
            }
        }
        for (int i = 0; i < repeats.length; i++) {
            int x = repeats[i];
            double still = -(model.r() + x) * Math.log(model.alpha() + observed[i]);
            if (x == 0) {
                sum += clients[i] * still;
                continue;
            }
            double gone = logLeft[x] - (model.r() + x) * Math.log(model.alpha() + lastAt[i]);
            sum += clients[i] * (Math.max(still, gone) + Math.log1p(Math.exp(-Math.abs(still - gone))));
        }
        return sum;
    }

    private static double common(BgNbd m, int x) {
        return logGamma(m.r() + x)
                - logGamma(m.r())
                + m.r() * Math.log(m.alpha())
                + logGamma(m.a() + m.b())
                + logGamma(m.b() + x)
                - logGamma(m.b())
                - logGamma(m.a() + m.b() + x);
    }
}
