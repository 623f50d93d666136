package caposaldo.analytics.bench;

import caposaldo.analytics.collection.Forecast;
import caposaldo.analytics.collection.Invoice;
import caposaldo.analytics.collection.Ledger;
import caposaldo.analytics.collection.PaymentModel;
import caposaldo.analytics.collection.PaymentModel.Dispute;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * IBM's invoices: ageing, days of sales and the overdue list as of 1 July 2013, and how well late
 * payments are foreseen. Where the folder has the invoices from that day on, the model learns from what
 * was known on it and is measured on them, as published; always on three periods before, each learned
 * from what was known when it began. Each forecast is made on the day of the invoice.
 */
final class AccountsReceivable {

    static final LocalDate AS_OF = LocalDate.of(2013, 7, 1);

    private record Period(LocalDate from, LocalDate until) {}

    /** Ends a month before the public part does, so that every due date lies within it. */
    private static final List<Period> BEFORE = List.of(
            new Period(LocalDate.of(2012, 10, 1), LocalDate.of(2013, 1, 1)),
            new Period(LocalDate.of(2013, 1, 1), LocalDate.of(2013, 3, 1)),
            new Period(LocalDate.of(2013, 3, 1), LocalDate.of(2013, 6, 1)));

    /** Outcomes are judged by settlements before the end: later ones are late, as they are past due. */
    private record Case(double chance, boolean late, double days, double daysLate, double ownShare) {}

    private record Published(String auc, String f1, String mae) {
        static final Published AT_ISSUE = new Published(".866", ".690", "2.71 own mean");
        static final Published DISPUTE_KNOWN = new Published(".922", ".738", "-");
    }

    private AccountsReceivable() {}

    static Report compare(Path folder) throws IOException {
        List<InvoiceFile.Row> rows = InvoiceFile.read(folder);
        Report report = new Report();
        ReceivablesAsOf.measure(rows, AS_OF, report);
        boolean followed = rows.stream()
                .anyMatch(r -> !r.invoice().issued().isBefore(AS_OF)
                        && r.invoice().settled().isPresent());
        LocalDate end = followed ? LocalDate.MAX : AS_OF;
        Ledger ledger = new Ledger(rows.stream().map(InvoiceFile.Row::invoice).toList());
        for (boolean known : new boolean[] {false, true}) {
            String what = known ? "dispute_known" : "at_issue";
            Published published = known ? Published.DISPUTE_KNOWN : Published.AT_ISSUE;
            List<Case> before = new ArrayList<>();
            List<Case> learnedFrom = new ArrayList<>();
            for (Period period : BEFORE) {
                before.addAll(cases(rows, ledger, period, period.from, AS_OF, known));
                learnedFrom.addAll(learnedFrom(rows, ledger, period, known));
            }
            measure("accounts_receivable.before." + what, before, learnedFrom, published, report);
            if (followed) {
                Period period = new Period(AS_OF, LocalDate.MAX);
                measure(
                        "accounts_receivable.heldout." + what,
                        cases(rows, ledger, period, AS_OF, end, known),
                        learnedFrom(rows, ledger, period, known),
                        published,
                        report);
            }
        }
        if (!followed) {
            report.remark("The folder ends on 30 June 2013: late payments are measured on October 2012 to May 2013, the"
                    + " published figures are those of the months after.");
        }
        return report;
    }

    /** Only what was settled or past due when the period began, from the third month of the ledger on. */
    private static List<Case> learnedFrom(List<InvoiceFile.Row> rows, Ledger ledger, Period period, boolean known) {
        LocalDate first = rows.stream()
                .map(r -> r.invoice().issued())
                .min(LocalDate::compareTo)
                .orElseThrow();
        Period past = new Period(first.plusMonths(2), period.from.minusDays(30));
        return cases(rows, ledger, past, period.from, period.from, known);
    }

    private static List<Case> cases(
            List<InvoiceFile.Row> rows, Ledger ledger, Period period, LocalDate learned, LocalDate end, boolean known) {
        PaymentModel model = PaymentModel.learn(ledger, learned).orElseThrow();
        List<Case> cases = new ArrayList<>();
        for (InvoiceFile.Row row : rows) {
            Invoice invoice = row.invoice();
            if (!invoice.issued().isBefore(period.from) && invoice.issued().isBefore(period.until)) {
                Dispute dispute = !known ? Dispute.NOT_KNOWN : invoice.disputed() ? Dispute.RAISED : Dispute.NONE;
                Forecast forecast = model.forecast(ledger, invoice, invoice.issued(), dispute);
                LocalDate settled =
                        invoice.settled().filter(day -> day.isBefore(end)).orElse(end);
                double late = end.equals(settled) && end.equals(LocalDate.MAX)
                        ? Double.NaN
                        : Math.max(0, settled.toEpochDay() - invoice.due().toEpochDay());
                cases.add(new Case(
                        forecast.chanceLate(), late > 0, forecast.expectedDaysLate(), late, ownShare(rows, invoice)));
            }
        }
        return cases;
    }

    /** The plain rule to compare with: the share late of what the client settled before this invoice. */
    private static double ownShare(List<InvoiceFile.Row> rows, Invoice invoice) {
        return rows.stream()
                .map(InvoiceFile.Row::invoice)
                .filter(i -> i.client().equals(invoice.client())
                        && i.settled().filter(s -> s.isBefore(invoice.issued())).isPresent())
                .mapToDouble(i -> i.settled().orElseThrow().isAfter(i.due()) ? 1 : 0)
                .average()
                .orElse(0.5);
    }

    private static void measure(
            String name, List<Case> cases, List<Case> learnedFrom, Published published, Report report) {
        List<Case> told = cases.stream().filter(c -> !Double.isNaN(c.daysLate)).toList();
        double[] chance = told.stream().mapToDouble(Case::chance).toArray();
        boolean[] late = late(told);
        double[] days = told.stream().mapToDouble(Case::days).toArray();
        double[] came = told.stream().mapToDouble(Case::daysLate).toArray();
        double threshold = Accuracy.bestThreshold(
                learnedFrom.stream().mapToDouble(Case::chance).toArray(), late(learnedFrom));
        report.figure(name + ".invoices", told.size(), "invoices");
        report.figure(name + ".late_share", told.stream().filter(Case::late).count() / (double) told.size(), "1");
        report.figure(
                name + ".mean_chance",
                told.stream().mapToDouble(Case::chance).average().orElseThrow(),
                "1");
        report.figure(name + ".auc", Accuracy.auc(chance, late), "1", published.auc);
        report.figure(
                name + ".own_share.auc",
                Accuracy.auc(told.stream().mapToDouble(Case::ownShare).toArray(), late),
                "1",
                ".850 at issue");
        report.figure(name + ".brier", Accuracy.brier(chance, late), "1");
        report.figure(name + ".f1_from_half", Accuracy.f1(chance, late, 0.5), "1", published.f1);
        report.figure(name + ".threshold", threshold, "1");
        report.figure(name + ".f1", Accuracy.f1(chance, late, threshold), "1", published.f1);
        report.figure(name + ".days_late.mae", Accuracy.mae(days, came), "days", published.mae);
        report.figure(name + ".days_late.always_zero.mae", Accuracy.mae(new double[came.length], came), "days", "2.29");
        report.figure(name + ".days_late.rmse", Accuracy.rmse(days, came), "days");
    }

    private static boolean[] late(List<Case> cases) {
        boolean[] late = new boolean[cases.size()];
        for (int i = 0; i < late.length; i++) {
            late[i] = cases.get(i).late;
        }
        return late;
    }
}
