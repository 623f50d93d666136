package caposaldo.analytics.bench;

import caposaldo.analytics.value.BgNbd;
import caposaldo.analytics.value.Outlook;
import caposaldo.analytics.value.OutlookForecast;
import caposaldo.analytics.value.RankCorrelation;
import caposaldo.analytics.value.Trade;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Online Retail I and II: what each client of a gift wholesaler buys in six months. June to November
 * 2011 as in the data's description where the folder reaches so far, otherwise the six months from
 * December 2010, of which nothing was published.
 */
final class OnlineRetailValue {

    private static final LocalDate PUBLISHED_FROM = LocalDate.of(2011, 6, 1);
    private static final LocalDate PUBLISHED_UNTIL = LocalDate.of(2011, 12, 1);

    private record Published(String purchases, String mae, String rmse, String auc, String spend) {
        static final Published NONE = new Published("-", "-", "-", "-", "-");
    }

    private OnlineRetailValue() {}

    static Report compare(Path folder) throws IOException {
        List<Path> files = DataSets.files(folder, "transactions_", ".csv");
        if (files.isEmpty()) {
            throw new IOException("no file transactions_*.csv in " + folder);
        }
        List<Trade> clients = read(files);
        Report report = new Report();
        parameters(clients, report);
        boolean followed = clients.stream()
                .anyMatch(c -> !c.net().tailMap(PUBLISHED_FROM, true).isEmpty());
        if (followed) {
            var published =
                    new Published("actual 7605, bg/nbd 7594", "1.028", "1.719", ".806", "523.4, .626, .614, .643");
            measure("2011h2", clients, PUBLISHED_FROM, PUBLISHED_UNTIL, published, report);
        } else {
            report.remark("The folder ends before June 2011: measured on the half-year before, where a plain rule is"
                    + " printed to compare with.");
        }
        measure("2011h1", clients, LocalDate.of(2010, 12, 1), PUBLISHED_FROM, Published.NONE, report);
        return report;
    }

    private static void parameters(List<Trade> clients, Report report) {
        BgNbd model = BgNbd.fit(clients.stream()
                        .flatMap(c -> c.before(PUBLISHED_FROM).history(PUBLISHED_FROM).stream())
                        .toList())
                .model();
        report.figure("online_retail.bgnbd.r", model.r(), "1", ".680");
        report.figure("online_retail.bgnbd.alpha", model.alpha(), "weeks", "9.438");
        report.figure("online_retail.bgnbd.a", model.a(), "1", ".157");
        report.figure("online_retail.bgnbd.b", model.b(), "1", "3.317");
    }

    private static void measure(
            String when, List<Trade> clients, LocalDate from, LocalDate until, Published published, Report report) {
        int days = (int) ChronoUnit.DAYS.between(from, until);
        List<Trade> known = clients.stream().filter(c -> c.before(from).known()).toList();
        List<Outlook> outlooks = new OutlookForecast(days).from(from, clients);
        double[] purchases =
                known.stream().mapToDouble(c -> c.purchasesIn(from, until)).toArray();
        boolean[] bought = new boolean[purchases.length];
        for (int i = 0; i < bought.length; i++) {
            bought[i] = purchases[i] > 0;
        }
        double[] net = known.stream().mapToDouble(c -> c.netIn(from, until)).toArray();
        double[] expected = outlooks.stream().mapToDouble(Outlook::purchases).toArray();
        double[] money = outlooks.stream().mapToDouble(Outlook::net).toArray();
        double[] rule = known.stream()
                .mapToDouble(c -> c.netIn(from.minusYears(1), from) / 2)
                .toArray();
        String name = "online_retail." + when + ".";
        report.figure(name + "clients", purchases.length, "clients");
        report.figure(name + "purchases.actual", Arrays.stream(purchases).sum(), "days", published.purchases);
        report.figure(name + "purchases.forecast", Arrays.stream(expected).sum(), "days", published.purchases);
        report.figure(name + "purchases.mae", Accuracy.mae(expected, purchases), "days", published.mae);
        report.figure(name + "purchases.rmse", Accuracy.rmse(expected, purchases), "days", published.rmse);
        report.figure(name + "buys.auc", auc(outlooks, bought, false), "1", published.auc);
        report.figure(name + "buys.bgnbd.auc", auc(outlooks, bought, true), "1", published.auc);
        spend(name + "spend.", money, net, published.spend, report);
        spend(name + "spend.half_of_last_year.", rule, net, published.spend, report);
    }

    private static double auc(List<Outlook> outlooks, boolean[] bought, boolean plain) {
        return Accuracy.auc(
                outlooks.stream()
                        .mapToDouble(plain ? Outlook::buys : Outlook::rank)
                        .toArray(),
                bought);
    }

    private static void spend(String name, double[] forecast, double[] actual, String published, Report report) {
        report.figure(name + "mae", Accuracy.mae(forecast, actual), "pounds", published);
        report.figure(name + "wmape", Accuracy.wmape(forecast, actual), "1", published);
        report.figure(name + "spearman", RankCorrelation.of(forecast, actual), "1", published);
        report.figure(name + "top_decile_hit", Accuracy.topDecileHit(forecast, actual), "1", published);
    }

    /** Reads invoice lines; a purchase is an invoice line of a positive quantity and price. */
    private static List<Trade> read(List<Path> files) throws IOException {
        Map<String, TreeSet<LocalDate>> purchases = new TreeMap<>();
        Map<String, TreeMap<LocalDate, Double>> net = new HashMap<>();
        for (Path file : files) {
            try (var rows = CsvReader.builder().ofNamedCsvRecord(DataSets.open(file))) {
                for (NamedCsvRecord row : rows) {
                    String client = row.getField("CustomerID");
                    if (client.isEmpty()) {
                        continue;
                    }
                    LocalDate day = LocalDate.parse(row.getField("InvoiceDate").substring(0, 10));
                    int quantity = Integer.parseInt(row.getField("Quantity"));
                    double price = Double.parseDouble(row.getField("Price"));
                    net.computeIfAbsent(client, unused -> new TreeMap<>()).merge(day, quantity * price, Double::sum);
                    var days = purchases.computeIfAbsent(client, unused -> new TreeSet<>());
                    if (Character.isDigit(row.getField("Invoice").charAt(0)) && quantity > 0 && price > 0) {
                        days.add(day);
                    }
                }
            }
        }
        return purchases.entrySet().stream()
                .map(e -> new Trade(
                        Long.parseLong(e.getKey()), e.getValue(), net.getOrDefault(e.getKey(), new TreeMap<>())))
                .toList();
    }
}
