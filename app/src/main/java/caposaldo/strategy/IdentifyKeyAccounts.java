package caposaldo.strategy;

import caposaldo.analytics.segment.ClientFigures;
import caposaldo.analytics.segment.MonthlySeries;
import caposaldo.analytics.segment.OrderDays;
import caposaldo.analytics.segment.Ranking;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.sales.RollingSales;
import caposaldo.sales.RollingSales.Metric;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Map;
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

    IdentifyKeyAccounts(RollingSales sales, RuleStore rules, StandingStore standings) {
        this.sales = sales;
        this.rules = rules;
        this.standings = standings;
    }

    public Rules currentRules() {
        return rules.current().rules();
    }

    /** Puts a new version of the rules in force and ranks anew by it. */
    @Transactional
    public void change(AccessScope scope, Rules changed, String why) {
        scope.require(Right.RULES_EDIT);
        changed.check();
        if (why.isBlank()) {
            throw Invalid.field("why", "strategy.invalid.why");
        }
        rules.add(changed, why.strip());
        rank(sales.asOf(scope));
    }

    /**
     * Ranks all clients as of a day and as of the end of the month before, by margin where costs are known and by
     * revenue otherwise, unless the rules name revenue.
     */
    @Transactional
    public void rank(LocalDate today) {
        var version = rules.current();
        var metric = version.rules().metric() == Metric.MARGIN && !sales.marginIsKnown()
                ? Metric.REVENUE
                : version.rules().metric();
        var monthEnd = YearMonth.from(today).minusMonths(1).atEndOfMonth();
        standings.forgetDaily(today, metric);
        for (var day : today.equals(monthEnd) ? java.util.List.of(today) : java.util.List.of(monthEnd, today)) {
            standings.keep(version.id(), metric, day, ranking(version.rules(), metric, day));
        }
    }

    private Ranking ranking(Rules by, Metric metric, LocalDate day) {
        var first = YearMonth.from(day).minusMonths(Rules.SERIES - 1L);
        return by.identification()
                .rank(
                        sales.of(metric, day, Rules.SERIES).stream()
                                .map(series -> new ClientFigures(
                                        series.client(),
                                        MonthlySeries.of(first, series.months()),
                                        OrderDays.of(Arrays.stream(series.boughtOn())
                                                .mapToObj(LocalDate::ofEpochDay)
                                                .toList()),
                                        series.segment(),
                                        Map.of()))
                                .toList(),
                        day);
    }
}
