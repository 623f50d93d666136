package caposaldo.strategy.web;

import caposaldo.analytics.segment.KeyAccountRules;
import caposaldo.kernel.Invalid;
import caposaldo.sales.RollingSales.Metric;
import caposaldo.strategy.Rules;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.util.MultiValueMap;

/** The rules as percentages in a form, and back. */
final class RulesForm {

    private RulesForm() {}

    static Map<String, String> values(Rules rules) {
        var values = new LinkedHashMap<String, String>();
        values.put("metric", rules.metric().name());
        values.put("individual", percent(rules.thresholds().individualFrom()));
        values.put("concentration", percent(rules.thresholds().concentrationFrom()));
        values.put("together", percent(rules.thresholds().togetherUpTo()));
        values.put("a", percent(rules.thresholds().aUpTo()));
        values.put("b", percent(rules.thresholds().bUpTo()));
        values.put("x", percent(rules.xUpTo()));
        values.put("y", percent(rules.yUpTo()));
        rules.scorecard().forEach(row -> values.put("weight." + row.criterion(), percent(row.weight())));
        return values;
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(share * 100)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** @throws Invalid for what is no percentage, or an order of thresholds that makes no sense */
    static Rules rules(MultiValueMap<String, String> typed, Rules before) {
        var thresholds = thresholds(typed);
        return new Rules(
                "REVENUE".equals(typed.getFirst("metric")) ? Metric.REVENUE : Metric.MARGIN,
                thresholds,
                share(typed, "x"),
                share(typed, "y"),
                before.scorecard().stream()
                        .map(row -> new Rules.Weighted(
                                row.criterion(),
                                share(typed, "weight." + row.criterion()),
                                row.otherwise(),
                                row.steps()))
                        .filter(row -> row.weight() > 0)
                        .toList());
    }

    private static KeyAccountRules thresholds(MultiValueMap<String, String> typed) {
        var together = share(typed, "together");
        if (together < 0.70 || together > 0.80) {
            throw Invalid.field("together", "strategy.invalid.together");
        }
        try {
            return new KeyAccountRules(
                    share(typed, "individual"),
                    share(typed, "concentration"),
                    together,
                    share(typed, "a"),
                    share(typed, "b"));
        } catch (IllegalArgumentException outOfOrder) {
            throw Invalid.field("individual", "strategy.invalid.order");
        }
    }

    private static double share(MultiValueMap<String, String> typed, String field) {
        var text = typed.getFirst(field);
        try {
            var percent = new BigDecimal(text == null ? "" : text.strip().replace(',', '.'));
            if (percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
                throw Invalid.field(field, "strategy.invalid.percent");
            }
            return percent.movePointLeft(2).doubleValue();
        } catch (NumberFormatException e) {
            throw Invalid.field(field, "strategy.invalid.percent");
        }
    }

    static String why(MultiValueMap<String, String> typed) {
        var why = typed.getFirst("why");
        return why == null ? "" : why;
    }
}
