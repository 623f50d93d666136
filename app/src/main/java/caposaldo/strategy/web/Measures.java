package caposaldo.strategy.web;

import caposaldo.analytics.segment.Criterion;
import caposaldo.analytics.segment.Score;
import caposaldo.kernel.Percent;
import caposaldo.strategy.Rules;
import caposaldo.strategy.Workings.Working;
import caposaldo.web.Ui;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The measures of the score in their units, and the step of the scale that each has reached. */
public final class Measures {

    /**
     * A row of the score.
     *
     * @param step which step of the written scale fired; empty when there was no measure
     */
    public record Row(
            Criterion criterion,
            String measure,
            String step,
            String points,
            String weight,
            String adds,
            boolean known) {}

    private Measures() {}

    /** Whether it is written in percent. */
    static boolean isShare(Criterion criterion) {
        return switch (criterion) {
            case SHARE, GROWTH, STEADINESS, LEADERSHIP -> true;
            case RHYTHM, PAYMENT, CONTACT -> false;
        };
    }

    static String shown(Criterion criterion, double measure, Ui ui) {
        return isShare(criterion)
                ? ui.percent(Percent.ofShare(measure), 2)
                : ui.t("strategy.unit." + criterion, ui.number(measure, 1));
    }

    static List<Row> rows(Working working, Ui ui) {
        var rows = new ArrayList<Row>();
        for (var rule : working.rules().rules().scorecard()) {
            if (rule.weight() > 0) {
                rows.add(working.score().contributions().stream()
                        .filter(c -> c.criterion() == rule.criterion())
                        .findFirst()
                        .map(c -> row(c, rule, ui))
                        .orElseGet(() -> new Row(
                                rule.criterion(),
                                "—",
                                "",
                                "—",
                                ui.percent(Percent.ofShare(rule.weight())),
                                "—",
                                false)));
            }
        }
        return rows;
    }

    private static Row row(Score.Contribution c, Rules.Weighted rule, Ui ui) {
        return new Row(
                c.criterion(),
                shown(c.criterion(), c.measure(), ui),
                step(c.measure(), rule, ui),
                ui.number(c.points()),
                ui.percent(Percent.ofShare(c.weight())),
                ui.number(c.adds(), 1),
                true);
    }

    private static String step(double measure, Rules.Weighted rule, Ui ui) {
        Rules.Step fired = null;
        for (var step : rule.steps()) {
            if (measure >= step.from()) {
                fired = step;
            }
        }
        if (fired != null) {
            return ui.t("strategy.step.from", shown(rule.criterion(), fired.from(), ui));
        }
        return rule.steps().isEmpty()
                ? ""
                : ui.t(
                        "strategy.step.below",
                        shown(rule.criterion(), rule.steps().getFirst().from(), ui));
    }

    /** As it is typed: percent or plain, with as many decimals as it has. */
    static String typed(Criterion criterion, double measure) {
        var number = BigDecimal.valueOf(measure);
        return (isShare(criterion) ? number.movePointRight(2) : number)
                .stripTrailingZeros()
                .toPlainString();
    }
}
