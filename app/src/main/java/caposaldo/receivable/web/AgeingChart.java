package caposaldo.receivable.web;

import caposaldo.receivable.ClientAccount;
import caposaldo.web.Chart;
import caposaldo.web.Ui;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What is owed by age; each bar opens the documents it sums.
 *
 * @param summary the same in a sentence
 */
public record AgeingChart(Chart chart, String summary) {

    /** The last day overdue of each bucket but the oldest. */
    private static final int[] LAST_DAYS = {0, 30, 60, 90};

    /** @param list where the documents are listed; empty where they are none that can be listed any more */
    static AgeingChart of(ClientAccount account, String list, Ui ui) {
        return of(account, list, "", ui);
    }

    /** @param also what the addresses of the lists say besides, such as the currency */
    static AgeingChart of(ClientAccount account, String list, String also, Ui ui) {
        var rows = new ArrayList<Chart.Row>();
        for (var bucket = 0; bucket < ClientAccount.BUCKETS.size(); bucket++) {
            var open = account.buckets().get(bucket);
            rows.add(new Chart.Row(
                    ui.t("receivable.bucket." + ClientAccount.BUCKETS.get(bucket)),
                    list.isEmpty() ? "" : list + due(bucket, account.asOf()) + also,
                    List.of(new Chart.Cell(ui.money(open), open.amount()))));
        }
        return new AgeingChart(
                new Chart(
                        Chart.Kind.BARS,
                        ui.t("receivable.ageing"),
                        ui.t("receivable.ageing.age"),
                        List.of(new Chart.Series(ui.t("receivable.owed"), Chart.Shape.BAR)),
                        rows),
                ui.t(
                        "receivable.ageing.summary",
                        ui.money(account.owed()),
                        ui.money(account.overdue()),
                        ui.money(account.unapplied())));
    }

    private static String due(int bucket, LocalDate asOf) {
        if (bucket == 0) {
            return "?state=NOT_DUE";
        }
        var latest = asOf.minusDays(LAST_DAYS[bucket - 1] + 1L);
        var range = "?state=OVERDUE&dueOn.to=" + latest;
        return bucket == LAST_DAYS.length ? range : range + "&dueOn.from=" + asOf.minusDays(LAST_DAYS[bucket]);
    }
}
