package caposaldo.analytics.bench;

import caposaldo.analytics.value.BgNbd;
import caposaldo.analytics.value.Fit;
import caposaldo.analytics.value.GammaGamma;
import caposaldo.analytics.value.PurchaseHistory;
import caposaldo.analytics.value.Trade;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * CDNOW: 39 weeks to learn from, 39 weeks to be measured on. Fitted and measured on the
 * one-in-ten sample as published and, where the folder has their second half, on all others.
 */
final class Cdnow {

    static final LocalDate END_OF_CALIBRATION = LocalDate.of(1997, 9, 30);
    private static final int WEEKS_AHEAD = 39;

    private Cdnow() {}

    static Report compare(Path folder) throws IOException {
        List<Path> samples = DataSets.files(folder, "cdnow_sample", ".csv");
        if (samples.isEmpty()) {
            throw new IOException("no file cdnow_sample*.csv in " + folder);
        }
        Map<String, Trade> sample = read(samples);
        Report report = new Report();
        BgNbd model = compareParameters(sample.values(), report);
        measure("sample", sample.values(), model, report, "actual 1882, forecast 1653", "-", "-");
        List<Path> rest = DataSets.files(folder, "cdnow_", ".csv").stream()
                .filter(file -> !samples.contains(file))
                .toList();
        Map<String, Trade> others = read(rest);
        others.keySet().removeAll(sample.keySet());
        boolean followed =
                others.values().stream().anyMatch(t -> t.purchaseDays().last().isAfter(END_OF_CALIBRATION));
        if (followed) {
            // Fitted on all clients, as the published errors of these were.
            List<Trade> all = new ArrayList<>(sample.values());
            all.addAll(others.values());
            measure(
                    "others",
                    others.values(),
                    fit(all).model(),
                    report,
                    "actual 17802, forecast 15191",
                    ".822",
                    "1.746");
        } else {
            report.remark("The folder has no second half of the clients outside the sample: they are not measured.");
        }
        return report;
    }

    private static BgNbd compareParameters(Collection<Trade> clients, Report report) {
        List<Trade> known = calibration(clients);
        Fit<BgNbd> repeats = fit(clients);
        BgNbd model = repeats.model();
        report.figure("cdnow.bgnbd.r", model.r(), "1", ".243");
        report.figure("cdnow.bgnbd.alpha", model.alpha(), "weeks", "4.414");
        report.figure("cdnow.bgnbd.a", model.a(), "1", ".793");
        report.figure("cdnow.bgnbd.b", model.b(), "1", "2.426");
        report.figure("cdnow.bgnbd.log_likelihood", repeats.logLikelihood(), "nats", "-9582.4");
        GammaGamma money = GammaGamma.fit(
                        known.stream().flatMap(c -> spending(c).stream()).toList())
                .model();
        report.figure("cdnow.gammagamma.p", money.p(), "1", "6.25");
        report.figure("cdnow.gammagamma.q", money.q(), "1", "3.74");
        report.figure("cdnow.gammagamma.gamma", money.gamma(), "dollars", "15.44");
        return model;
    }

    private static List<Trade> calibration(Collection<Trade> clients) {
        return clients.stream()
                .map(c -> c.before(END_OF_CALIBRATION.plusDays(1)))
                .toList();
    }

    private static Fit<BgNbd> fit(Collection<Trade> clients) {
        return BgNbd.fit(calibration(clients).stream()
                .flatMap(c -> c.history(END_OF_CALIBRATION).stream())
                .toList());
    }

    /** The mean of a client's repeat purchases; the first one is left out, as published. */
    private static List<GammaGamma.Spending> spending(Trade client) {
        int repeats = client.purchaseDays().size() - 1;
        double total =
                client.net().values().stream().skip(1).mapToDouble(v -> v).sum();
        return repeats > 0 && total > 0 ? List.of(new GammaGamma.Spending(repeats, total / repeats)) : List.of();
    }

    private static void measure(
            String whom, Collection<Trade> clients, BgNbd model, Report report, String... published) {
        LocalDate from = END_OF_CALIBRATION.plusDays(1);
        double[] forecast = clients.stream()
                .mapToDouble(c -> {
                    PurchaseHistory history =
                            c.before(from).history(END_OF_CALIBRATION).orElseThrow();
                    return model.expected(history, WEEKS_AHEAD);
                })
                .toArray();
        double[] actual = clients.stream()
                .mapToDouble(c -> c.purchasesIn(from, from.plusWeeks(WEEKS_AHEAD)))
                .toArray();
        String name = "cdnow." + whom + ".";
        report.figure(name + "clients", actual.length, "clients");
        report.figure(name + "actual", sum(actual), "purchases", published[0]);
        report.figure(name + "forecast", sum(forecast), "purchases", published[0]);
        report.figure(name + "mae", Accuracy.mae(forecast, actual), "purchases", published[1]);
        report.figure(name + "rmse", Accuracy.rmse(forecast, actual), "purchases", published[2]);
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }

    /** Reads files whose columns are client, ..., date as yyyymmdd, discs, dollars. */
    static Map<String, Trade> read(List<Path> files) throws IOException {
        Map<String, TreeMap<LocalDate, Double>> days = new LinkedHashMap<>();
        for (Path file : files) {
            try (var rows = CsvReader.builder().ofNamedCsvRecord(DataSets.open(file))) {
                for (var row : rows) {
                    LocalDate day = LocalDate.parse(row.getField("date"), DateTimeFormatter.BASIC_ISO_DATE);
                    days.computeIfAbsent(row.getField(0), unused -> new TreeMap<>())
                            .merge(day, Double.parseDouble(row.getField("dollars")), Double::sum);
                }
            }
        }
        Map<String, Trade> trades = new LinkedHashMap<>();
        days.forEach(
                (client, net) -> trades.put(client, new Trade(Long.parseLong(client), net.navigableKeySet(), net)));
        return trades;
    }
}
