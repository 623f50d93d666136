package caposaldo.analytics.value;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Four hundred simulated clients of our own: repeats, day of the last purchase, days observed, mean money. */
final class RepeatBuyingFixture {

    private record Row(int repeats, double lastDay, double observedDays, double mean) {}

    private RepeatBuyingFixture() {}

    static List<PurchaseHistory> histories() {
        return rows().stream()
                .map(r -> new PurchaseHistory(r.repeats, r.lastDay / 7, r.observedDays / 7))
                .toList();
    }

    static List<GammaGamma.Spending> spendings() {
        return rows().stream()
                .filter(r -> r.repeats > 0)
                .map(r -> new GammaGamma.Spending(r.repeats, r.mean))
                .toList();
    }

    private static List<Row> rows() {
        var stream = Objects.requireNonNull(RepeatBuyingFixture.class.getResourceAsStream("repeat-buying.csv"));
        try (var rows = CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return rows.stream()
                    .map(r -> new Row(
                            Integer.parseInt(r.getField("repeats")),
                            Double.parseDouble(r.getField("last_day")),
                            Double.parseDouble(r.getField("observed_days")),
                            Double.parseDouble(r.getField("mean"))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
