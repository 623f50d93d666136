package caposaldo.analytics.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against published tables on public data, which is not part of the project: skipped, aloud, without it. */
class BenchTests {

    @Test
    void cdnowGivesThePublishedParametersAndHoldOutErrors() throws IOException {
        Report report = Cdnow.compare(data("cdnow"));
        assertThat(report.value("cdnow.bgnbd.r")).isCloseTo(0.243, within(0.0005));
        assertThat(report.value("cdnow.bgnbd.alpha")).isCloseTo(4.414, within(0.0005));
        assertThat(report.value("cdnow.bgnbd.a")).isCloseTo(0.793, within(0.0005));
        assertThat(report.value("cdnow.bgnbd.b")).isCloseTo(2.426, within(0.0005));
        assertThat(report.value("cdnow.bgnbd.log_likelihood")).isCloseTo(-9582.4, within(0.05));
        assertThat(report.value("cdnow.gammagamma.p")).isCloseTo(6.25, within(0.005));
        assertThat(report.value("cdnow.gammagamma.q")).isCloseTo(3.74, within(0.005));
        assertThat(report.value("cdnow.gammagamma.gamma")).isCloseTo(15.44, within(0.005));
        assertThat(report.value("cdnow.sample.actual")).isEqualTo(1882);
        assertThat(report.value("cdnow.sample.forecast")).isCloseTo(1653, within(0.5));
        if (report.has("cdnow.others.mae")) {
            assertThat(report.value("cdnow.others.mae")).isLessThan(0.8225);
            assertThat(report.value("cdnow.others.rmse")).isLessThan(1.7465);
        }
    }

    @Test
    void onlineRetailIsForecastBetterThanByBgNbdAndByHalfOfLastYear() throws IOException {
        Report report = OnlineRetailValue.compare(data("online_retail"));
        assertThat(report.value("online_retail.bgnbd.r")).isCloseTo(0.680, within(0.0005));
        assertThat(report.value("online_retail.bgnbd.alpha")).isCloseTo(9.438, within(0.0005));
        String half = "online_retail.2011h1.";
        assertThat(report.value(half + "buys.auc")).isGreaterThan(report.value(half + "buys.bgnbd.auc"));
        assertThat(report.value(half + "spend.wmape")).isLessThan(report.value(half + "spend.half_of_last_year.wmape"));
        assertThat(report.value(half + "spend.spearman"))
                .isGreaterThan(report.value(half + "spend.half_of_last_year.spearman"));
        if (report.has("online_retail.2011h2.buys.auc")) {
            assertThat(report.value("online_retail.2011h2.purchases.mae")).isLessThan(1.03);
            assertThat(report.value("online_retail.2011h2.buys.auc")).isGreaterThan(0.806);
            assertThat(report.value("online_retail.2011h2.spend.wmape")).isLessThan(0.626);
        }
    }

    @Test
    void restaurantsOfTwoGuidesAreMatchedAsPublished() throws IOException {
        Report report = new Report();
        EntityResolution.labelled(data("entity_resolution"), EntityResolution.FODORS_ZAGATS, report);
        String measured = report.has("entity_resolution.fodors_zagats.test.f1") ? "test" : "valid";
        assertThat(report.value("entity_resolution.fodors_zagats." + measured + ".f1"))
                .isEqualTo(1.0);
    }

    @Test
    void peopleWithAddressesAreFoundTwiceWithoutAnyAnswers() throws IOException {
        Report report = new Report();
        Febrl.compare(data("entity_resolution").resolve("febrl"), report);
        assertThat(report.value("entity_resolution.febrl1.groups.f1")).isGreaterThan(0.997);
        assertThat(report.value("entity_resolution.febrl2.groups.f1")).isGreaterThan(0.985);
    }

    @Test
    void receivablesAgeAsTheFileSaysAndLatePaymentsAreForeseen() throws IOException {
        Report report = AccountsReceivable.compare(data("accounts_receivable"));
        // Counted from the file by other means, in cents.
        assertThat(report.value("accounts_receivable.open.amount")).isEqualTo(5119.85);
        assertThat(report.value("accounts_receivable.ageing.not_due.amount")).isEqualTo(4077.90);
        assertThat(report.value("accounts_receivable.ageing.1_30.items")).isEqualTo(15);
        assertThat(report.value("accounts_receivable.ageing.1_30.amount")).isEqualTo(1041.95);
        assertThat(report.value("accounts_receivable.dso_90_days.plain")).isCloseTo(23.1508, within(0.00005));
        String before = "accounts_receivable.before.";
        assertThat(report.value(before + "at_issue.auc"))
                .isGreaterThan(0.875)
                .isGreaterThan(report.value(before + "at_issue.own_share.auc"));
        assertThat(report.value(before + "dispute_known.auc")).isGreaterThan(0.93);
        if (report.has("accounts_receivable.heldout.at_issue.auc")) {
            assertThat(report.value("accounts_receivable.heldout.at_issue.auc")).isGreaterThan(0.866);
            assertThat(report.value("accounts_receivable.heldout.dispute_known.auc"))
                    .isGreaterThan(0.922);
        }
    }

    @Test
    void defaultsAreForeseenByAnOpenScorecard() throws IOException {
        Report report = new Report();
        Credit.scorecard(data("credit"), Credit.GERMAN, report);
        Credit.boosted(data("credit"), Credit.GERMAN, report);
        Credit.scorecard(data("credit"), Credit.POLISH, report);
        if (report.has("credit.german.scorecard.test.auc")) {
            assertThat(report.value("credit.german.scorecard.test.auc")).isGreaterThan(0.763);
            assertThat(report.value("credit.polish_5year.scorecard.test.auc")).isGreaterThan(0.863);
        } else {
            assertThat(report.value("credit.german.scorecard.ten_fold.auc")).isGreaterThan(0.78);
            assertThat(report.value("credit.german.boosted.ten_fold.auc")).isGreaterThan(0.78);
            assertThat(report.value("credit.polish_5year.scorecard.ten_fold.auc"))
                    .isGreaterThan(0.9);
        }
    }

    @Test
    void invoicesFromTheFirstDayOfTheForecastOnAreMeasuredWhereTheFolderHasThem(@TempDir Path folder)
            throws IOException {
        Files.writeString(folder.resolve("known.csv"), invoices(0, 540, false));
        assertThat(AccountsReceivable.compare(folder).has("accounts_receivable.heldout.at_issue.auc"))
                .isFalse();
        Files.writeString(folder.resolve("outcomes.csv"), invoices(0, 720, true));
        Report report = AccountsReceivable.compare(folder);
        assertThat(report.value("accounts_receivable.heldout.at_issue.auc")).isGreaterThan(0.9);
        assertThat(report.value("accounts_receivable.heldout.at_issue.invoices"))
                .isGreaterThan(500);
    }

    @Test
    void columnsOfOneFactorBecomeOneAndFilesAreJoinedByRow(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("loans_test_features.csv"), """
                row_id,Age,Housing.Own,Housing.Rent
                4,30,0,1
                2,,1,0
                9,20,0,1
                """);
        Files.writeString(folder.resolve("loans_test_labels.csv"), "row_id,Class\n2,Good\n4,Bad\n");
        CreditFile file = CreditFile.read(folder, "loans_test");
        assertThat(file.factors()).extracting(f -> f.name()).containsExactly("Age", "Housing");
        assertThat(file.rows()[0]).containsExactly(Double.NaN, 0);
        assertThat(file.rows()[1]).containsExactly(30, 1);
        assertThat(file.defaulted()).containsExactly(false, true);
    }

    /** One invoice of each of twelve clients every fourth day; clients 8 to 11 pay late, 4 to 7 by chance. */
    private static String invoices(int from, int until, boolean all) {
        StringBuilder csv = new StringBuilder(
                "countryCode,customerID,PaperlessDate,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,Disputed,"
                        + "SettledDate,PaperlessBill,DaysToSettle,DaysLate\n");
        for (int day = from; day < until; day += 4) {
            for (int client = 0; client < 12; client++) {
                LocalDate issued = LocalDate.of(2012, 1, 3).plusDays(day);
                int takes = 22 + (client < 4 ? 0 : client < 8 ? (day * 7 + client * 5) % 17 : 14);
                LocalDate settled = issued.plusDays(takes);
                boolean told = all || settled.isBefore(AccountsReceivable.AS_OF);
                csv.append(String.join(
                                ",",
                                "1",
                                "c" + client,
                                "",
                                client + "-" + day,
                                american(issued),
                                american(issued.plusDays(30)),
                                "10.00",
                                "No",
                                told ? american(settled) : "",
                                "Paper",
                                "",
                                ""))
                        .append('\n');
            }
        }
        return csv.toString();
    }

    private static String american(LocalDate day) {
        return day.getMonthValue() + "/" + day.getDayOfMonth() + "/" + day.getYear();
    }

    @Test
    void wrongCallIsAnsweredWithTheNames() throws IOException {
        assertThat(run(2))
                .contains(
                        "usage: bench <cdnow|online-retail-value|entity-resolution|accounts-receivable|credit|ranking>");
        assertThat(run(2, "cdnow", "--data")).contains("usage");
    }

    @Test
    void absentFolderIsNamed(@TempDir Path folder) throws IOException {
        assertThat(run(2, "cdnow", "--data", folder.resolve("none").toString()))
                .contains(folder.resolve("none").toString())
                .contains("CAPOSALDO_DATASETS");
    }

    @Test
    void reportEndsWithOneLineForEachFigure(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("cdnow_sample.csv"), """
                master_id,sample_id,date,cds,dollars
                1,1,19970101,1,10.00
                1,1,19970215,1,12.00
                1,1,19970401,1,11.00
                2,2,19970110,2,20.00
                2,2,19970301,2,25.00
                3,3,19970120,1,9.00
                4,4,19970201,1,8.00
                4,4,19970901,1,7.00
                4,4,19971101,1,7.00
                """);
        String printed = run(0, "cdnow", "--data", folder.toString());
        assertThat(printed).contains("no second half").contains("cdnow.sample.actual 1.0000 purchases");
        assertThat(printed.lines().toList().getLast()).matches("\\S+ -?[0-9.]+ \\S+");
    }

    private static String run(int expected, String... args) throws IOException {
        var bytes = new ByteArrayOutputStream();
        assertThat(Bench.run(List.of(args), new PrintStream(bytes, true, StandardCharsets.UTF_8)))
                .isEqualTo(expected);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Path data(String name) {
        Path folder = DataSets.folder(name);
        assumeTrue(
                Files.isDirectory(folder),
                "skipped: no public data in " + folder.toAbsolutePath() + ", named by " + DataSets.VARIABLE);
        return folder;
    }
}
