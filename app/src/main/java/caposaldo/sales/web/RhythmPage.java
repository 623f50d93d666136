package caposaldo.sales.web;

import caposaldo.account.ClientId;
import caposaldo.sales.OrderRhythm.Rhythm;
import caposaldo.web.Chart;
import caposaldo.web.Ui;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Days between orders, one bar an order, beside the client's usual gap.
 *
 * @param said how it stands, in one sentence
 * @param chart null while there is nothing to draw
 */
public record RhythmPage(String said, @Nullable Chart chart) {

    /** Order days drawn. */
    static final int DAYS = 25;

    static RhythmPage of(ClientId client, Rhythm rhythm, Ui ui) {
        return new RhythmPage(said(rhythm, ui), rhythm.days().size() < 2 ? null : chart(client, rhythm, ui));
    }

    private static String said(Rhythm rhythm, Ui ui) {
        var days = ui.t("sales.rhythm.days", rhythm.orderDays());
        if (rhythm.medianGap() == null || rhythm.dueOn() == null) {
            return days + " " + ui.t("sales.rhythm.none");
        }
        var usual = ui.t("sales.rhythm.usual", rhythm.medianGap());
        if (rhythm.lateDays() == 0) {
            return days + " " + usual + " " + ui.t("sales.rhythm.next", ui.date(rhythm.dueOn()));
        }
        return days + " " + usual + " "
                + ui.t(
                        "sales.rhythm.late",
                        ui.date(rhythm.dueOn()),
                        rhythm.lateDays(),
                        rhythm.silentGaps().orElse(BigDecimal.ZERO),
                        ui.date(rhythm.asOf()));
    }

    private static Chart chart(ClientId client, Rhythm rhythm, Ui ui) {
        var series = new ArrayList<>(List.of(new Chart.Series(ui.t("sales.rhythm.gap"), Chart.Shape.BAR)));
        if (rhythm.medianGap() != null) {
            series.add(new Chart.Series(ui.t("sales.rhythm.median"), Chart.Shape.GOAL));
        }
        var rows = new ArrayList<Chart.Row>();
        for (var day : rhythm.days()) {
            if (day.gap() != null) {
                var cells = new ArrayList<>(List.of(cell(BigDecimal.valueOf(day.gap()), ui)));
                if (rhythm.medianGap() != null) {
                    cells.add(cell(rhythm.medianGap(), ui));
                }
                rows.add(new Chart.Row(
                        ui.date(day.day()),
                        LinesOf.days(client.path() + "/lines", day.day(), day.day()),
                        List.copyOf(cells)));
            }
        }
        return new Chart(Chart.Kind.BARS, ui.t("sales.rhythm"), ui.t("sales.rhythm.day"), List.copyOf(series), rows);
    }

    private static Chart.Cell cell(BigDecimal days, Ui ui) {
        return new Chart.Cell(ui.number(days, 1), days);
    }
}
