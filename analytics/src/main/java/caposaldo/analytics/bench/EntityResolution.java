package caposaldo.analytics.bench;

import caposaldo.analytics.match.Entity;
import caposaldo.analytics.match.Field;
import caposaldo.analytics.match.LearnedMatcher;
import caposaldo.analytics.match.LearnedMatcher.Decision;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Pairs of records that people decided on: learned from {@code train.csv}, and {@code valid.csv} once
 * there is a {@code test.csv} to be measured on, else measured on {@code valid.csv}. A chance of one
 * half decides, for every set alike. Febrl's lists are matched without any answers.
 */
final class EntityResolution {

    /** @param published F1 of others, to read beside ours */
    record LabelledSet(String folder, List<Field> fields, String published) {}

    private static final double DECIDES = 0.5;

    static final LabelledSet FODORS_ZAGATS = new LabelledSet(
            "Fodors-Zagats",
            List.of(
                    Field.text("name"),
                    Field.text("addr"),
                    Field.text("city"),
                    Field.code("phone"),
                    Field.text("type")),
            "1.000 (Ditto, DeepMatcher, Magellan), .957 one threshold");

    private static final List<LabelledSet> LABELLED = List.of(
            FODORS_ZAGATS,
            new LabelledSet(
                    "DBLP-ACM",
                    List.of(Field.text("title"), Field.text("authors"), Field.text("venue"), Field.code("year")),
                    ".982 forest, .990 Ditto, .984 DeepMatcher"),
            new LabelledSet(
                    "Walmart-Amazon",
                    List.of(
                            Field.text("title"),
                            Field.text("category"),
                            Field.text("brand"),
                            Field.code("modelno"),
                            Field.number("price")),
                    ".794 forest, .868 Ditto, .676 DeepMatcher"),
            new LabelledSet(
                    "Amazon-Google",
                    List.of(Field.text("title"), Field.text("manufacturer"), Field.number("price")),
                    ".620 forest, .756 Ditto, .693 DeepMatcher"));

    private EntityResolution() {}

    static Report compare(Path folder) throws IOException {
        Report report = new Report();
        for (LabelledSet set : LABELLED) {
            if (Files.exists(folder.resolve(set.folder()).resolve("train.csv"))) {
                labelled(folder, set, report);
            } else {
                report.remark("No " + set.folder() + " in the folder: not measured.");
            }
        }
        Febrl.compare(folder.resolve("febrl"), report);
        return report;
    }

    static void labelled(Path folder, LabelledSet set, Report report) throws IOException {
        Path pairs = folder.resolve(set.folder());
        boolean tested = Files.exists(pairs.resolve("test.csv"));
        List<Decision> known = new ArrayList<>(read(pairs.resolve("train.csv")));
        if (tested) {
            known.addAll(read(pairs.resolve("valid.csv")));
        }
        List<Decision> asked = read(pairs.resolve(tested ? "test.csv" : "valid.csv"));
        LearnedMatcher matcher = LearnedMatcher.from(set.fields(), known);
        long found = 0;
        long wrong = 0;
        long missed = 0;
        for (Decision decision : asked) {
            boolean same = matcher.chance(decision.left(), decision.right()) >= DECIDES;
            found += same && decision.same() ? 1 : 0;
            wrong += same && !decision.same() ? 1 : 0;
            missed += !same && decision.same() ? 1 : 0;
        }
        String name = "entity_resolution."
                + set.folder().toLowerCase(Locale.ROOT).replace('-', '_') + (tested ? ".test" : ".valid");
        f1(name, found, wrong, missed, set.published(), report);
    }

    static void f1(String name, long found, long wrong, long missed, String published, Report report) {
        report.figure(name + ".precision", (double) found / (found + wrong), "1");
        report.figure(name + ".recall", (double) found / (found + missed), "1");
        report.figure(name + ".f1", 2.0 * found / (2.0 * found + wrong + missed), "1", published);
    }

    private static List<Decision> read(Path file) throws IOException {
        List<Decision> decisions = new ArrayList<>();
        try (var rows = CsvReader.builder().ofNamedCsvRecord(DataSets.open(file))) {
            long id = 0;
            for (NamedCsvRecord row : rows) {
                decisions.add(new Decision(
                        side(row, "left_", id),
                        side(row, "right_", id),
                        row.getField("label").equals("1")));
                id++;
            }
        }
        return decisions;
    }

    private static Entity side(NamedCsvRecord row, String prefix, long id) {
        Map<String, String> values = new HashMap<>();
        row.getFieldsAsMap().forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                values.put(name.substring(prefix.length()), value);
            }
        });
        return new Entity(id, values);
    }
}
