package caposaldo.analytics.bench;

import caposaldo.analytics.credit.Factor;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Firms, or people, with their measures and whether they defaulted, put together from all files that
 * begin alike by their row numbers. Columns of zeros and ones that are named {@code factor.category}
 * become one factor.
 */
record CreditFile(List<Factor> factors, double[][] rows, boolean[] defaulted) {

    private static final String ROW = "row_id";
    private static final String CLASS = "class";

    /** @return without any rows if there is no such file or no row with a known fate */
    static CreditFile read(Path folder, String begin) throws IOException {
        Map<Long, Map<String, String>> rows = new TreeMap<>();
        Set<String> columns = new LinkedHashSet<>();
        for (Path file : DataSets.files(folder, begin, ".csv")) {
            try (var records = CsvReader.builder().ofNamedCsvRecord(DataSets.open(file))) {
                for (NamedCsvRecord record : records) {
                    Map<String, String> fields =
                            rows.computeIfAbsent(Long.parseLong(record.getField(ROW)), unused -> new HashMap<>());
                    record.getFieldsAsMap().forEach((name, value) -> {
                        String column = name.equalsIgnoreCase(CLASS) ? CLASS : name;
                        fields.put(column, value);
                        columns.add(column);
                    });
                }
            }
        }
        columns.removeAll(Set.of(ROW, CLASS));
        return of(
                columns,
                rows.values().stream().filter(r -> r.containsKey(CLASS)).toList());
    }

    private static CreditFile of(Set<String> columns, List<Map<String, String>> rows) {
        Map<String, List<String>> byFactor = new LinkedHashMap<>();
        for (String column : columns) {
            byFactor.computeIfAbsent(column.split("\\.", 2)[0], unused -> new ArrayList<>())
                    .add(column);
        }
        List<Factor> factors = byFactor.entrySet().stream()
                .map(e -> new Factor(e.getKey(), e.getValue().size() > 1 ? Factor.Kind.CATEGORY : Factor.Kind.MONOTONE))
                .toList();
        double[][] measures = rows.stream()
                .map(row -> byFactor.values().stream()
                        .mapToDouble(names -> names.size() > 1 ? category(names, row) : number(row, names.getFirst()))
                        .toArray())
                .toArray(double[][]::new);
        boolean[] defaulted = new boolean[rows.size()];
        for (int i = 0; i < defaulted.length; i++) {
            String fate = rows.get(i).getOrDefault(CLASS, "");
            defaulted[i] = fate.equals("1") || fate.equals("Bad");
        }
        return new CreditFile(factors, measures, defaulted);
    }

    private static double number(Map<String, String> row, String column) {
        String text = row.getOrDefault(column, "");
        return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }

    private static double category(List<String> names, Map<String, String> row) {
        for (int i = 0; i < names.size(); i++) {
            if (number(row, names.get(i)) == 1) {
                return i;
            }
        }
        return Double.NaN;
    }
}
