package caposaldo.analytics.bench;

import caposaldo.analytics.collection.Invoice;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Invoices in IBM's columns, put together from all files of a folder by their numbers. */
final class InvoiceFile {

    /** An invoice with its exact amount. */
    record Row(Invoice invoice, BigDecimal amount) {}

    private static final String NUMBER = "invoiceNumber";
    private static final DateTimeFormatter AMERICAN = DateTimeFormatter.ofPattern("M/d/yyyy");

    private InvoiceFile() {}

    static List<Row> read(Path folder) throws IOException {
        Map<String, Map<String, String>> invoices = new LinkedHashMap<>();
        for (Path file : DataSets.files(folder, "", ".csv")) {
            try (var rows = CsvReader.builder().ofNamedCsvRecord(DataSets.open(file))) {
                for (NamedCsvRecord row : rows) {
                    Map<String, String> fields = row.getFieldsAsMap();
                    if (fields.containsKey(NUMBER)) {
                        merge(invoices.computeIfAbsent(row.getField(NUMBER), unused -> new HashMap<>()), fields);
                    }
                }
            }
        }
        List<Row> rows = invoices.values().stream()
                .filter(fields -> fields.containsKey("DueDate"))
                .map(InvoiceFile::row)
                .toList();
        if (rows.isEmpty()) {
            throw new IOException("no invoices in " + folder);
        }
        return rows;
    }

    private static void merge(Map<String, String> known, Map<String, String> fields) {
        fields.forEach((name, value) -> {
            if (!value.isEmpty()) {
                known.put(name, value);
            }
        });
    }

    private static Row row(Map<String, String> fields) {
        BigDecimal amount = new BigDecimal(field(fields, "InvoiceAmount"));
        LocalDate issued = day(field(fields, "InvoiceDate"));
        Optional<LocalDate> settled = Optional.ofNullable(fields.get("SettledDate"))
                .map(InvoiceFile::day)
                .or(() -> Optional.ofNullable(fields.get("DaysToSettle"))
                        .map(days -> issued.plusDays(Long.parseLong(days))));
        return new Row(
                new Invoice(
                        field(fields, NUMBER),
                        field(fields, "customerID"),
                        issued,
                        day(field(fields, "DueDate")),
                        amount.doubleValue(),
                        settled,
                        field(fields, "Disputed").equals("Yes"),
                        field(fields, "PaperlessBill").equals("Electronic")),
                amount);
    }

    private static String field(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "");
    }

    private static LocalDate day(String text) {
        return text.contains("-") ? LocalDate.parse(text) : LocalDate.parse(text, AMERICAN);
    }
}
