package caposaldo.strategy.web;

import caposaldo.kernel.Percent;
import caposaldo.strategy.KeyAccounts.Point;
import caposaldo.strategy.KeyAccounts.Snapshot;
import caposaldo.web.Chart;
import caposaldo.web.Ui;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** The curve of what the first n clients bring together. */
final class ParetoChart {

    private ParetoChart() {}

    static Chart of(List<Point> curve, Snapshot snapshot, Ui ui) {
        var goal = percent(snapshot.togetherShare());
        return new Chart(
                Chart.Kind.LINE,
                ui.t("strategy.concentration"),
                ui.t("strategy.concentration.first"),
                List.of(
                        new Chart.Series(ui.t("strategy.concentration.share"), Chart.Shape.LINE),
                        new Chart.Series(ui.t("strategy.concentration.goal"), Chart.Shape.GOAL)),
                curve.stream()
                        .map(point -> new Chart.Row(
                                Integer.toString(point.rank()),
                                "",
                                List.of(cell(percent(point.shareUpTo()), ui), cell(goal, ui))))
                        .toList());
    }

    private static BigDecimal percent(double share) {
        return BigDecimal.valueOf(share * 100).setScale(1, RoundingMode.HALF_UP);
    }

    private static Chart.Cell cell(BigDecimal percent, Ui ui) {
        return new Chart.Cell(ui.percent(new Percent(percent)), percent);
    }
}
