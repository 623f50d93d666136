package caposaldo.analytics.bench;

import caposaldo.analytics.collection.Invoice;
import caposaldo.analytics.receivable.Ageing;
import caposaldo.analytics.receivable.AgeingBuckets;
import caposaldo.analytics.receivable.CollectionEffectiveness;
import caposaldo.analytics.receivable.OpenItem;
import caposaldo.analytics.receivable.PaymentIndex;
import caposaldo.analytics.receivable.Punctuality;
import caposaldo.analytics.receivable.SalesOutstanding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Ageing, days of sales and the overdue list of a ledger as a day begins. */
final class ReceivablesAsOf {

    private static final String NAME = "accounts_receivable.";

    private final List<InvoiceFile.Row> rows;

    private ReceivablesAsOf(List<InvoiceFile.Row> rows) {
        this.rows = rows;
    }

    static void measure(List<InvoiceFile.Row> rows, LocalDate day, Report report) {
        var ledger = new ReceivablesAsOf(rows);
        Ageing ageing = ledger.ageing(day);
        report.figure(NAME + "open.items", ledger.openOn(day).size(), "invoices");
        report.figure(NAME + "open.amount", ageing.balance().doubleValue(), "money");
        for (Ageing.Row row : ageing.rows()) {
            String bucket = row.bucket().from().isEmpty()
                    ? "not_due"
                    : row.bucket().from().getAsLong() + "_"
                            + (row.bucket().to().isEmpty()
                                    ? "more"
                                    : row.bucket().to().getAsLong());
            report.figure(NAME + "ageing." + bucket + ".items", row.items(), "invoices");
            report.figure(NAME + "ageing." + bucket + ".amount", row.open().doubleValue(), "money");
            report.figure(
                    NAME + "ageing." + bucket + ".disputed", row.disputed().doubleValue(), "money");
        }
        for (int days : new int[] {90, 365}) {
            BigDecimal sales = ledger.sales(day.minusDays(days), day);
            String name = NAME + "dso_" + days + "_days.";
            report.figure(name + "sales", sales.doubleValue(), "money");
            SalesOutstanding.plain(ageing.balance(), sales, days)
                    .ifPresent(d -> report.figure(name + "plain", d, "days"));
            SalesOutstanding.bestPossible(ageing.notDue(), sales, days)
                    .ifPresent(d -> report.figure(name + "best_possible", d, "days"));
            SalesOutstanding.averageDaysDelinquent(ageing.balance(), ageing.notDue(), sales, days)
                    .ifPresent(d -> report.figure(name + "add", d, "days"));
        }
        report.figure(NAME + "dso_countback", ledger.countback(ageing.balance(), day), "days");
        LocalDate month = day.minusMonths(1);
        CollectionEffectiveness.percent(
                        ledger.balance(month), ledger.sales(month, day), ageing.balance(), ageing.notDue())
                .ifPresent(percent -> report.figure(NAME + "cei_last_month", percent, "percent"));
        PaymentIndex.of(ledger.punctuality(day)).ifPresent(index -> report.figure(NAME + "payment_index", index, "1"));
        ledger.listOverdue(day, report);
    }

    private Ageing ageing(LocalDate day) {
        List<OpenItem> items = openOn(day).stream()
                .map(r -> new OpenItem(
                        r.invoice().due(), r.amount(), r.invoice().disputed() ? r.amount() : BigDecimal.ZERO))
                .toList();
        return Ageing.of(day, AgeingBuckets.USUAL, items, balance(day));
    }

    /** What was issued before a day less what was settled before it: the balance from the turnovers. */
    private BigDecimal balance(LocalDate day) {
        BigDecimal settled = rows.stream()
                .filter(r -> r.invoice().settled().filter(s -> s.isBefore(day)).isPresent())
                .map(InvoiceFile.Row::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return sales(LocalDate.MIN, day).subtract(settled);
    }

    private BigDecimal sales(LocalDate from, LocalDate until) {
        return rows.stream()
                .filter(r -> !r.invoice().issued().isBefore(from)
                        && r.invoice().issued().isBefore(until))
                .map(InvoiceFile.Row::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<InvoiceFile.Row> openOn(LocalDate day) {
        return rows.stream()
                .filter(r -> r.invoice().issued().isBefore(day)
                        && r.invoice().settled().filter(s -> s.isBefore(day)).isEmpty())
                .toList();
    }

    /** By calendar months back to the first invoice. */
    private double countback(BigDecimal balance, LocalDate day) {
        List<SalesOutstanding.Period> months = new ArrayList<>();
        LocalDate first = rows.stream()
                .map(r -> r.invoice().issued())
                .min(LocalDate::compareTo)
                .orElse(day);
        for (LocalDate end = day; end.isAfter(first); end = end.minusMonths(1)) {
            months.add(new SalesOutstanding.Period(
                    sales(end.minusMonths(1), end), end.minusMonths(1).lengthOfMonth()));
        }
        return SalesOutstanding.countback(balance, months).days();
    }

    private List<Punctuality> punctuality(LocalDate day) {
        return rows.stream()
                .filter(r -> r.invoice().settled().filter(s -> s.isBefore(day)).isPresent())
                .map(r -> new Punctuality(
                        r.amount(),
                        r.invoice().settled().orElseThrow().toEpochDay()
                                - r.invoice().due().toEpochDay()))
                .toList();
    }

    private void listOverdue(LocalDate day, Report report) {
        report.remark("Overdue on " + day + ": client, invoice, due, days overdue, amount, disputed");
        openOn(day).stream()
                .filter(r -> r.invoice().due().isBefore(day))
                .sorted(Comparator.comparing((InvoiceFile.Row r) -> r.invoice().due())
                        .thenComparing(r -> r.invoice().id()))
                .forEach(r -> {
                    Invoice i = r.invoice();
                    long days = day.toEpochDay() - i.due().toEpochDay();
                    report.remark(String.join(
                            " ",
                            i.client(),
                            i.id(),
                            i.due().toString(),
                            Long.toString(days),
                            r.amount().toPlainString(),
                            i.disputed() ? "disputed" : "undisputed"));
                });
    }
}
