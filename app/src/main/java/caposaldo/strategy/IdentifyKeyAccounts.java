package caposaldo.strategy;

import caposaldo.analytics.segment.ClientFigures;
import caposaldo.analytics.segment.Criterion;
import caposaldo.analytics.segment.MonthlySeries;
import caposaldo.analytics.segment.OrderDays;
import caposaldo.analytics.segment.Ranking;
import caposaldo.sales.RollingSales;
import caposaldo.sales.RollingSales.Metric;
import caposaldo.sales.RollingSales.Series;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The job description's definition of a key account, recalculated whenever sales change and kept at each month's end:
 * a client that alone brings at least a tenth, or belongs to the few that together bring most of it.
 */
@Component
public class IdentifyKeyAccounts {

    private final RollingSales sales;
    private final RuleStore rules;
    private final StandingStore standings;
    private final List<ClientSignals> signals;

    IdentifyKeyAccounts(RollingSales sales, RuleStore rules, StandingStore standings, List<ClientSignals> signals) {
        this.sales = sales;
        this.rules = rules;
        this.standings = standings;
        this.signals = signals;
    }

    /** What all clients brought up to a day, and what other rooms know of them. */
    private record Known(List<Series> series, Map<Criterion, Map<Long, Double>> signals) {

        private Map<Criterion, Double> signalsOf(long client) {
            var of = new EnumMap<Criterion, Double>(Criterion.class);
            signals.forEach((criterion, known) -> {
                var measure = known.get(client);
                if (measure != null) {
                    of.put(criterion, measure);
                }
            });
            return of;
        }
    }

    private Known known(LocalDate day) {
        return new Known(
                sales.of(day, Rules.SERIES),
                signals.stream().collect(Collectors.toMap(ClientSignals::criterion, room -> room.on(day))));
    }

    /** The day the figures of sales, and so the rankings, are told as of. */
    LocalDate asOf(LocalDate today) {
        return sales.asOf(today);
    }

    /** Ranks all clients as of a day by the rules in force; what month ends were kept is looked at again later. */
    @Transactional
    public void rank(LocalDate today) {
        standings.lock();
        standings.forgetDaily(today, metrics());
        keep(rules.current(), today, Optional.empty());
        standings.doubtMonthEnds(today);
    }

    /** Ranks as of a month's end by the rules of that time, in place of what was kept of it. */
    void rankMonthEnd(LocalDate monthEnd, BigDecimal base) {
        standings.forget(monthEnd);
        keep(rules.on(monthEnd), monthEnd, Optional.of(base));
    }

    private void keep(RuleVersion by, LocalDate day, Optional<BigDecimal> base) {
        var known = known(day);
        if (!known.series().isEmpty()) {
            for (var metric : metrics()) {
                standings.keep(
                        new StandingStore.Label(by.number(), metric, day, base),
                        ranking(by.rules(), metric, day, known));
            }
        }
    }

    /** By margin only where costs are known. */
    List<Metric> metrics() {
        return sales.marginIsKnown() ? List.of(Metric.MARGIN, Metric.REVENUE) : List.of(Metric.REVENUE);
    }

    /** The rules' own metric, or revenue while no cost is known. */
    Metric usual(Rules by) {
        return metrics().contains(by.metric()) ? by.metric() : Metric.REVENUE;
    }

    /** What these rules would say on a day, without keeping it. */
    Ranking tried(Rules rules, LocalDate day) {
        return ranking(rules, usual(rules), day, known(day));
    }

    private static Ranking ranking(Rules by, Metric metric, LocalDate day, Known known) {
        var first = YearMonth.from(day).minusMonths(Rules.SERIES - 1L);
        return by.identification()
                .rank(
                        known.series().parallelStream()
                                .map(series -> new ClientFigures(
                                        series.client(),
                                        MonthlySeries.of(first, series.months(metric)),
                                        OrderDays.ofEpochDays(series.boughtOn()),
                                        series.segment(),
                                        known.signalsOf(series.client())))
                                .toList(),
                        day);
    }
}
