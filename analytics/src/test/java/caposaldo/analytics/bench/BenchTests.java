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
    void wrongCallIsAnsweredWithTheNames() throws IOException {
        assertThat(run(2)).contains("usage: bench <cdnow|online-retail-value|entity-resolution|ranking>");
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
