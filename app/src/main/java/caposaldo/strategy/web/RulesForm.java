package caposaldo.strategy.web;

import caposaldo.analytics.segment.Criterion;
import caposaldo.analytics.segment.KeyAccountRules;
import caposaldo.kernel.Invalid;
import caposaldo.sales.RollingSales.Metric;
import caposaldo.strategy.RuleVersion;
import caposaldo.strategy.Rules;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;

/** The rules as percentages in a form, and back. */
final class RulesForm {

    private RulesForm() {}

    static Map<String, String> values(RuleVersion version) {
        var rules = version.rules();
        var values = new LinkedHashMap<String, String>();
        values.put("version", Long.toString(version.number()));
        values.put("metric", rules.metric().name());
        values.put("individual", percent(rules.thresholds().individualFrom()));
        values.put("concentration", percent(rules.thresholds().concentrationFrom()));
        values.put("together", percent(rules.thresholds().togetherUpTo()));
        values.put("a", percent(rules.thresholds().aUpTo()));
        values.put("b", percent(rules.thresholds().bUpTo()));
        values.put("x", percent(rules.xUpTo()));
        values.put("y", percent(rules.yUpTo()));
        rules.scorecard().forEach(row -> {
            values.put("weight." + row.criterion(), percent(row.weight()));
            values.put("otherwise." + row.criterion(), Integer.toString(row.otherwise()));
            values.put(
                    "steps." + row.criterion(),
                    row.steps().stream()
                            .map(step -> Measures.typed(row.criterion(), step.from()) + " = " + step.points())
                            .collect(Collectors.joining("; ")));
        });
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
                                points(typed, "otherwise." + row.criterion()),
                                steps(typed, row.criterion())))
                        .toList());
    }

    /** As in {@code 0.1 = 3; 0.5 = 5}: from this measure on, these points. */
    private static List<Rules.Step> steps(MultiValueMap<String, String> typed, Criterion criterion) {
        var field = "steps." + criterion;
        var steps = new ArrayList<Rules.Step>();
        for (var step : text(typed, field).split(";")) {
            if (!step.isBlank()) {
                var sides = step.split("=");
                if (sides.length != 2) {
                    throw Invalid.field(field, "strategy.invalid.steps");
                }
                var from = number(sides[0], field);
                steps.add(new Rules.Step(
                        (Measures.isShare(criterion) ? from.movePointLeft(2) : from).doubleValue(),
                        points(sides[1], field)));
            }
        }
        return steps;
    }

    private static int points(MultiValueMap<String, String> typed, String field) {
        return points(text(typed, field), field);
    }

    private static int points(String text, String field) {
        if (!text.strip().matches("[1-9]|10")) {
            throw Invalid.field(field, "strategy.invalid.points");
        }
        return Integer.parseInt(text.strip());
    }

    private static BigDecimal number(String text, String field) {
        try {
            return new BigDecimal(text.strip().replace(',', '.'));
        } catch (NumberFormatException e) {
            throw Invalid.field(field, "strategy.invalid.steps");
        }
    }

    private static String text(MultiValueMap<String, String> typed, String field) {
        var text = typed.getFirst(field);
        return text == null ? "" : text;
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
        try {
            var percent = new BigDecimal(text(typed, field).strip().replace(',', '.'));
            if (percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
                throw Invalid.field(field, "strategy.invalid.percent");
            }
            return percent.movePointLeft(2).doubleValue();
        } catch (NumberFormatException e) {
            throw Invalid.field(field, "strategy.invalid.percent");
        }
    }

    static String why(MultiValueMap<String, String> typed) {
        return text(typed, "why");
    }

    /** The version that the form shows. */
    static long version(MultiValueMap<String, String> typed) {
        var number = text(typed, "version");
        if (!number.matches("\\d{1,18}")) {
            throw Invalid.field("", "strategy.invalid.version");
        }
        return Long.parseLong(number);
    }
}
