package caposaldo.strategy.web;

import caposaldo.kernel.Percent;
import caposaldo.strategy.KeyAccounts.Point;
import caposaldo.strategy.Ranked;
import caposaldo.strategy.Snapshot;
import caposaldo.strategy.Workings.Working;
import caposaldo.web.Chart;
import caposaldo.web.Ui;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** The pictures of this room. */
final class KeyAccountCharts {

    private KeyAccountCharts() {}

    /** What the first n clients bring together, with the set that reaches the threshold marked. */
    static Chart pareto(List<Point> curve, Snapshot snapshot, Ui ui) {
        var goal = share(snapshot.thresholds().togetherUpTo(), ui);
        return new Chart(
                Chart.Kind.CURVE,
                ui.t("strategy.concentration"),
                ui.t("strategy.concentration.point"),
                List.of(
                        new Chart.Series(ui.t("strategy.concentration.first"), Chart.Shape.LINE),
                        new Chart.Series(ui.t("strategy.concentration.share"), Chart.Shape.LINE),
                        new Chart.Series(ui.t("strategy.concentration.goal"), Chart.Shape.GOAL),
                        new Chart.Series(ui.t("strategy.concentration.set"), Chart.Shape.POINT)),
                curve.stream()
                        .map(point -> new Chart.Row(
                                ui.t("strategy.concentration.clients", point.rank()),
                                "",
                                List.of(
                                        new Chart.Cell(ui.number(point.rank()), BigDecimal.valueOf(point.rank())),
                                        share(point.shareUpTo(), ui),
                                        goal,
                                        point.rank() == snapshot.setSize()
                                                ? share(point.shareUpTo(), ui)
                                                : new Chart.Cell("—", null))))
                        .toList());
    }

    /** The halves of the score against each other; who has only one of them is not drawn. */
    static Chart halves(List<Ranked> rows, Ui ui) {
        return new Chart(
                Chart.Kind.SCATTER,
                ui.t("strategy.halves"),
                ui.t("sales.client"),
                List.of(
                        new Chart.Series(ui.t("strategy.halves.STRENGTH"), Chart.Shape.POINT),
                        new Chart.Series(ui.t("strategy.halves.ATTRACTIVENESS"), Chart.Shape.POINT),
                        new Chart.Series(ui.t("strategy.halves.size"), Chart.Shape.POINT)),
                rows.stream()
                        .map(row -> new Chart.Row(
                                row.name(),
                                row.client().path() + "/strategy",
                                List.of(
                                        points(row.rating().strength(), ui),
                                        points(row.rating().attractiveness(), ui),
                                        amount(row.place().value(), ui))))
                        .toList(),
                List.of(
                        ui.t("strategy.halves.invest"),
                        ui.t("strategy.halves.keep"),
                        ui.t("strategy.halves.simply"),
                        ui.t("strategy.halves.harvest")));
    }

    /** Twelve months beside the twelve before, and the mean that XYZ is measured from. */
    static Chart months(Working working, Ui ui) {
        var months = working.months();
        var last = YearMonth.from(working.snapshot().asOf());
        var half = months.size() / 2;
        var mean = amount(BigDecimal.valueOf(working.mean()), ui);
        var rows = new ArrayList<Chart.Row>();
        for (var i = 0; i < half; i++) {
            rows.add(new Chart.Row(
                    ui.month(last.minusMonths(half - 1L - i)),
                    "",
                    List.of(
                            amount(BigDecimal.valueOf(months.get(half + i)), ui),
                            amount(BigDecimal.valueOf(months.get(i)), ui),
                            mean)));
        }
        return new Chart(
                Chart.Kind.BARS,
                ui.t("strategy.months"),
                ui.t("strategy.months.month"),
                List.of(
                        new Chart.Series(ui.t("strategy.months.now"), Chart.Shape.BAR),
                        new Chart.Series(ui.t("strategy.months.before"), Chart.Shape.MUTED),
                        new Chart.Series(ui.t("strategy.months.mean"), Chart.Shape.GOAL)),
                rows);
    }

    private static Chart.Cell share(double share, Ui ui) {
        return new Chart.Cell(
                ui.percent(Percent.ofShare(share)),
                BigDecimal.valueOf(share * 100).setScale(2, RoundingMode.HALF_UP));
    }

    private static Chart.Cell points(@org.jspecify.annotations.Nullable Double points, Ui ui) {
        return points == null
                ? new Chart.Cell("—", null)
                : new Chart.Cell(
                        ui.number(points, 0), BigDecimal.valueOf(points).setScale(1, RoundingMode.HALF_UP));
    }

    private static Chart.Cell amount(BigDecimal amount, Ui ui) {
        var rounded = amount.setScale(2, RoundingMode.HALF_UP);
        return new Chart.Cell(ui.moneyRounded(rounded), rounded);
    }
}
