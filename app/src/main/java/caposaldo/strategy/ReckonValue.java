package caposaldo.strategy;

import caposaldo.analytics.value.BgNbd;
import caposaldo.analytics.value.Fit;
import caposaldo.analytics.value.GammaGamma;
import caposaldo.analytics.value.PurchaseHistory;
import caposaldo.analytics.value.ValueForecast;
import caposaldo.analytics.value.ValueForecast.Buyer;
import caposaldo.analytics.value.ValueForecast.Expectation;
import caposaldo.sales.RollingSales;
import caposaldo.sales.RollingSales.Buying;
import caposaldo.sales.RollingSales.Metric;
import caposaldo.sales.RollingSales.Series;
import caposaldo.strategy.StandingStore.Valued;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The lifetime value of every client as of a snapshot's day: BG/NBD and Gamma-Gamma fitted on the company's own order
 * days, all of them up to that day.
 */
@Component
class ReckonValue {

    /** A snapshot whose values are to be reckoned. */
    record Target(long snapshot, Metric metric) {}

    private static final int HALF_YEAR_DAYS = 182;
    private static final double DAYS_OF_WEEK = 7;

    private final RollingSales sales;
    private final StandingStore standings;

    ReckonValue(RollingSales sales, StandingStore standings) {
        this.sales = sales;
        this.standings = standings;
    }

    /** @param trial whether to ask as well what the model would have said half a year before */
    void reckon(LocalDate asOf, List<Target> targets, boolean trial) {
        var buyings = sales.buying(asOf);
        var purchases = ValueForecast.purchases(histories(buyings, asOf));
        switch (purchases) {
            case ValueForecast.Unfit why ->
                targets.forEach(target -> standings.value(
                        target.snapshot(),
                        new ValueModel(
                                why.obstacle(),
                                why.buyers(),
                                why.repeaters(),
                                why.weeks(),
                                null,
                                null,
                                null,
                                null,
                                null),
                        List.of()));
            case ValueForecast.Fitted fitted -> {
                var tried = trial ? trial(buyings, asOf) : null;
                var series = sales.of(asOf, Rules.YEAR);
                targets.forEach(target -> reckon(target, asOf, buyings, fitted, series, tried));
            }
        }
    }

    private void reckon(
            Target target,
            LocalDate asOf,
            List<Buying> buyings,
            ValueForecast.Fitted fitted,
            List<Series> series,
            ValueModel.@Nullable Trial trial) {
        var buyers = buyings.stream()
                .map(b -> new Buyer(b.client(), history(b, asOf), b.perOrder(target.metric())))
                .toList();
        var money = ValueForecast.money(buyers);
        var season = season(series, target.metric());
        var correlation = ValueForecast.moneyWithFrequency(buyers);
        var model = new ValueModel(
                null,
                fitted.buyers(),
                fitted.repeaters(),
                fitted.weeks(),
                purchases(fitted.fit()),
                money.map(ReckonValue::perOrder).orElse(null),
                season,
                correlation.isPresent() ? correlation.getAsDouble() : null,
                trial);
        var expectations = ValueForecast.of(buyers, fitted.fit().model(), money.map(Fit::model));
        var lastYear = standings.valuesOf(target.snapshot());
        standings.value(
                target.snapshot(),
                model,
                IntStream.range(0, buyings.size())
                        .mapToObj(i -> valued(
                                buyings.get(i),
                                buyers.get(i),
                                expectations.get(i),
                                outlook(expectations.get(i), lastYear, season)))
                        .toList());
    }

    /** Last year's value, times the chance to buy at all, times the share the same months had of last year. */
    private static @Nullable Double outlook(Expectation e, Map<Long, Double> lastYear, @Nullable Double season) {
        var value = lastYear.get(e.client());
        return value == null ? null : Math.max(0, value) / 2 * e.buysInHalfYear() * (season == null ? 1 : season);
    }

    private static Valued valued(Buying buying, Buyer buyer, Expectation e, @Nullable Double outlook) {
        return new Valued(
                buying.client(),
                buying.first(),
                buying.last(),
                buyer.history().repeats(),
                buyer.perOrder(),
                e.perOrder().isPresent() ? e.perOrder().getAsDouble() : null,
                e.alive(),
                e.buysInHalfYear(),
                e.halfYear(),
                e.year(),
                outlook);
    }

    private static List<PurchaseHistory> histories(List<Buying> buyings, LocalDate asOf) {
        return buyings.stream().map(b -> history(b, asOf)).toList();
    }

    static PurchaseHistory history(Buying b, LocalDate asOf) {
        return new PurchaseHistory(b.days() - 1, weeks(b.first(), b.last()), weeks(b.first(), asOf));
    }

    private static double weeks(LocalDate from, LocalDate to) {
        return ChronoUnit.DAYS.between(from, to) / DAYS_OF_WEEK;
    }

    private static ValueModel.Purchases purchases(Fit<BgNbd> fit) {
        var m = fit.model();
        return new ValueModel.Purchases(m.r(), m.alpha(), m.a(), m.b(), fit.logLikelihood(), fit.flat());
    }

    private static ValueModel.PerOrder perOrder(Fit<GammaGamma> fit) {
        var m = fit.model();
        return new ValueModel.PerOrder(m.p(), m.q(), m.gamma(), fit.logLikelihood(), fit.flat());
    }

    /** What the months that come brought a year ago over half of that year; null when there was no such year. */
    private static @Nullable Double season(List<Series> series, Metric metric) {
        var months = new double[Rules.YEAR];
        series.forEach(s -> Arrays.setAll(months, i -> months[i] + s.months(metric)[i]));
        var year = Arrays.stream(months).sum();
        var coming = Arrays.stream(months, 0, Rules.YEAR / 2).sum();
        return months[0] > 0 && year > 0 && coming > 0 ? coming / (year / 2) : null;
    }

    private ValueModel.@Nullable Trial trial(List<Buying> now, LocalDate asOf) {
        var then = asOf.minusDays(HALF_YEAR_DAYS);
        var known = sales.buying(then);
        if (!(ValueForecast.purchases(histories(known, then)) instanceof ValueForecast.Fitted fitted)) {
            return null;
        }
        var today = now.stream().collect(Collectors.toMap(Buying::client, Function.identity()));
        var expected = known.stream()
                .mapToDouble(b -> fitted.fit().model().expected(history(b, then), HALF_YEAR_DAYS / DAYS_OF_WEEK))
                .sum();
        var came = known.stream()
                .mapToInt(b -> Optional.ofNullable(today.get(b.client()))
                                .map(Buying::days)
                                .orElse(b.days())
                        - b.days())
                .sum();
        return new ValueModel.Trial(expected, came);
    }
}
