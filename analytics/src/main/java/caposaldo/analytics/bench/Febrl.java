package caposaldo.analytics.bench;

import caposaldo.analytics.match.Entity;
import caposaldo.analytics.match.Field;
import caposaldo.analytics.match.Groups;
import caposaldo.analytics.match.Matcher;
import caposaldo.analytics.match.ScoredPair;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Febrl's made-up people with addresses. Two records are the same person when their {@code rec_id}
 * carries the same number; neither it nor the social security number is shown to the matcher.
 */
final class Febrl {

    private static final double DECIDES = 0.5;

    private static final List<Field> FIELDS = List.of(
            Field.text("given_name"),
            Field.text("surname"),
            Field.code("street_number"),
            Field.text("address_1"),
            Field.text("address_2"),
            Field.text("suburb"),
            Field.code("postcode"),
            Field.code("state"),
            Field.code("date_of_birth"));

    private static final Map<Integer, String> PUBLISHED = Map.of(1, ".997", 2, ".985", 3, ".985");

    /** @param person by record */
    private record People(List<Entity> records, Map<Long, String> person) {}

    private Febrl() {}

    static void compare(Path folder, Report report) throws IOException {
        for (int number = 1; number <= 3; number++) {
            Path file = folder.resolve("dataset" + number + ".csv");
            if (Files.exists(file)) {
                duplicates(file, number, report);
            } else {
                report.remark("No " + file.getFileName() + " in the folder: not measured.");
            }
        }
        Path left = folder.resolve("dataset4a.csv");
        Path right = folder.resolve("dataset4b.csv");
        if (Files.exists(left) && Files.exists(right)) {
            links(left, right, report);
        } else {
            report.remark("No dataset4a.csv and dataset4b.csv in the folder: not measured.");
        }
    }

    private static void duplicates(Path file, int number, Report report) throws IOException {
        People people = read(file, 0);
        Map<String, Long> sizes = new HashMap<>();
        people.person().values().forEach(person -> sizes.merge(person, 1L, Long::sum));
        long truth = sizes.values().stream().mapToLong(n -> n * (n - 1) / 2).sum();
        List<ScoredPair> pairs = new Matcher(FIELDS).duplicates(people.records());
        String name = "entity_resolution.febrl" + number;
        String published = PUBLISHED.getOrDefault(number, "-") + " with the best threshold";
        long right = pairs.stream()
                .filter(p -> p.chance() >= DECIDES && same(people, people, p.left(), p.right()))
                .count();
        long all = pairs.stream().filter(p -> p.chance() >= DECIDES).count();
        EntityResolution.f1(name + ".pairs", right, all - right, truth - right, published, report);
        long[] grouped = {0, 0};
        Groups.transitive(pairs, DECIDES).forEach(group -> count(people, group, grouped));
        EntityResolution.f1(
                name + ".groups", grouped[1], grouped[0] - grouped[1], truth - grouped[1], published, report);
    }

    /** Adds a group's pairs to the first counter and those of one person to the second. */
    private static void count(People people, List<Long> group, long[] counters) {
        for (int i = 0; i < group.size(); i++) {
            for (int j = i + 1; j < group.size(); j++) {
                counters[0]++;
                counters[1] += same(people, people, group.get(i), group.get(j)) ? 1 : 0;
            }
        }
    }

    private static void links(Path leftFile, Path rightFile, Report report) throws IOException {
        People left = read(leftFile, 0);
        People right = read(rightFile, left.records().size());
        Set<String> there = new HashSet<>(right.person().values());
        long truth = left.person().values().stream().filter(there::contains).count();
        List<ScoredPair> links = Groups.oneToOne(new Matcher(FIELDS).links(left.records(), right.records()), DECIDES);
        long found = links.stream()
                .filter(p -> same(left, right, p.left(), p.right()))
                .count();
        EntityResolution.f1(
                "entity_resolution.febrl4.links",
                found,
                links.size() - found,
                truth - found,
                ".993 with the best threshold",
                report);
    }

    private static boolean same(People left, People right, long one, long other) {
        return left.person().getOrDefault(one, "left").equals(right.person().getOrDefault(other, "right"));
    }

    /** The number in {@code rec-17-dup-0}. */
    private static String number(String recordId, Path file) throws IOException {
        String[] parts = recordId.split("-", 3);
        if (parts.length < 3) {
            throw new IOException("a record of " + file + " has no rec_id like rec-17-org, but " + recordId);
        }
        return parts[1];
    }

    private static People read(Path file, long firstId) throws IOException {
        List<Entity> records = new ArrayList<>();
        Map<Long, String> person = new HashMap<>();
        try (var rows = CsvReader.builder().ofNamedCsvRecord(DataSets.open(file))) {
            long id = firstId;
            for (NamedCsvRecord row : rows) {
                Map<String, String> raw = new HashMap<>();
                row.getFieldsAsMap().forEach((name, value) -> raw.put(name.strip(), value.strip()));
                Map<String, String> values = new HashMap<>();
                FIELDS.forEach(f -> values.put(f.name(), raw.getOrDefault(f.name(), "")));
                person.put(id, number(raw.getOrDefault("rec_id", ""), file));
                records.add(new Entity(id++, values));
            }
        }
        return new People(records, person);
    }
}
