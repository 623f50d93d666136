package caposaldo.receivable.web;

import caposaldo.receivable.PaymentFigures.Figures;
import caposaldo.web.Chart;
import caposaldo.web.Fact;
import caposaldo.web.Ui;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How fast is paid: the figures, the months they are told from, and how they come about.
 *
 * @param working each figure's formula with the numbers in it
 */
public record FiguresPage(List<Fact> facts, Chart months, List<String> working) {

    static FiguresPage of(Figures figures, Ui ui) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of(ui.t("receivable.dso"), days(OptionalDouble.of(figures.countback()), ui))
                .small(ui.t("receivable.dso.plain", days(figures.plain(), ui))));
        facts.add(Fact.of(ui.t("receivable.bestPossible"), days(figures.bestPossible(), ui)));
        facts.add(Fact.of(ui.t("receivable.delinquent"), days(figures.delinquent(), ui)));
        facts.add(Fact.of(
                ui.t("receivable.effectiveness"),
                figures.effectiveness().isPresent()
                        ? ui.t("receivable.percent", number(figures.effectiveness(), ui))
                        : "—"));
        facts.add(Fact.of(ui.t("receivable.index"), number(figures.index(), ui))
                .small(ui.t("receivable.index.days", number(figures.weightedDays(), ui))));
        return new FiguresPage(List.copyOf(facts), months(figures, ui), working(figures, ui));
    }

    private static String days(OptionalDouble figure, Ui ui) {
        return figure.isPresent() ? ui.t("receivable.days", number(figure, ui)) : "—";
    }

    private static String number(OptionalDouble figure, Ui ui) {
        return figure.isPresent() ? ui.number(figure.getAsDouble(), 1) : "—";
    }

    private static Chart months(Figures figures, Ui ui) {
        return new Chart(
                Chart.Kind.BARS,
                ui.t("receivable.months"),
                ui.t("receivable.months.month"),
                List.of(
                        new Chart.Series(ui.t("receivable.months.net"), Chart.Shape.BAR),
                        new Chart.Series(ui.t("receivable.months.paid"), Chart.Shape.MUTED)),
                figures.months().stream()
                        .map(m ->
                                new Chart.Row(ui.month(m.month()), "", List.of(cell(m.net(), ui), cell(m.paid(), ui))))
                        .toList());
    }

    private static Chart.Cell cell(BigDecimal amount, Ui ui) {
        return new Chart.Cell(ui.moneyRounded(amount), amount);
    }

    private static List<String> working(Figures figures, Ui ui) {
        return List.of(
                ui.t(
                        "receivable.working.period",
                        ui.date(figures.from()),
                        ui.date(figures.asOf()),
                        ui.priceWithSign(figures.sales()),
                        ui.priceWithSign(figures.opening()),
                        ui.priceWithSign(figures.closing()),
                        ui.priceWithSign(figures.notOverdue())),
                ui.t("receivable.working.dso", ui.priceWithSign(figures.unexplained())),
                ui.t("receivable.working.delinquent"),
                ui.t("receivable.working.effectiveness"),
                ui.t("receivable.working.index"));
    }
}
