package caposaldo.sales.web;

import caposaldo.sales.SalesFigures.Month;
import caposaldo.web.Chart;
import caposaldo.web.Ui;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Twelve months beside the twelve before.
 *
 * @param summary the same in a sentence
 */
public record MonthChart(Chart chart, String summary) {

    static MonthChart of(List<Month> months, YearMonth last, String lines, Ui ui) {
        Map<YearMonth, Month> known = months.stream().collect(Collectors.toMap(Month::month, Function.identity()));
        var rows = new ArrayList<Chart.Row>();
        var total = BigDecimal.ZERO;
        var before = BigDecimal.ZERO;
        for (var back = 11; back >= 0; back--) {
            var month = last.minusMonths(back);
            var now = revenue(known, month);
            var then = revenue(known, month.minusYears(1));
            total = total.add(now);
            before = before.add(then);
            rows.add(new Chart.Row(
                    ui.month(month), LinesOf.month(lines, month), List.of(cell(now, ui), cell(then, ui))));
        }
        return new MonthChart(
                new Chart(
                        Chart.Kind.BARS,
                        ui.t("sales.byMonth"),
                        ui.t("sales.byMonth.month"),
                        List.of(
                                new Chart.Series(ui.t("sales.byMonth.now"), Chart.Shape.BAR),
                                new Chart.Series(ui.t("sales.byMonth.before"), Chart.Shape.MUTED)),
                        rows),
                ui.t("sales.byMonth.summary", ui.moneyRounded(total), ui.moneyRounded(before)));
    }

    private static BigDecimal revenue(Map<YearMonth, Month> known, YearMonth month) {
        var found = known.get(month);
        return found == null ? BigDecimal.ZERO : found.revenue();
    }

    static Chart.Cell cell(BigDecimal amount, Ui ui) {
        return new Chart.Cell(ui.moneyRounded(amount), amount);
    }
}
