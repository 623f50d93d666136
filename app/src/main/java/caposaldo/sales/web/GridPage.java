package caposaldo.sales.web;

import caposaldo.account.ClientId;
import caposaldo.sales.ClientProducts.Grid;
import caposaldo.sales.ClientProducts.Row;
import caposaldo.web.Chart;
import caposaldo.web.Ui;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** A client's products by month; every amount opens the lines it sums. */
public record GridPage(ClientId client, Grid grid) {

    /** Products told apart in the picture; more colours than these nobody does. */
    private static final int DRAWN = 4;

    public String lines(String code) {
        return LinesOf.item(client.path() + "/lines", code);
    }

    public String lines(String code, YearMonth month) {
        return LinesOf.item(client.path() + "/lines", code, month);
    }

    /** The products that brought most, one on the other, and the others of the table as one. */
    public Chart chart(Ui ui) {
        var drawn = grid.rows().stream().limit(DRAWN).toList();
        var others = grid.rows().stream().skip(DRAWN).toList();
        var series = new ArrayList<Chart.Series>();
        drawn.forEach(row -> series.add(new Chart.Series(row.name(), Chart.Shape.STACK)));
        if (!others.isEmpty()) {
            series.add(new Chart.Series(ui.t("sales.grid.others", others.size()), Chart.Shape.STACK));
        }
        var rows = new ArrayList<Chart.Row>();
        for (var i = 0; i < grid.months().size(); i++) {
            var at = i;
            var cells = new ArrayList<>(drawn.stream()
                    .map(row -> MonthChart.cell(row.revenue().get(at), ui))
                    .toList());
            if (!others.isEmpty()) {
                cells.add(MonthChart.cell(sum(others, at), ui));
            }
            var month = grid.months().get(i);
            rows.add(new Chart.Row(ui.month(month), LinesOf.month(client.path() + "/lines", month), cells));
        }
        return new Chart(Chart.Kind.BARS, ui.t("sales.grid"), ui.t("sales.byMonth.month"), List.copyOf(series), rows);
    }

    private static BigDecimal sum(List<Row> rows, int month) {
        return rows.stream().map(row -> row.revenue().get(month)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
