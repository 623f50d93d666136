package caposaldo.analytics.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code Bench <name> [--data DIR]}: runs one comparison, prints ours beside the published figures
 * and ends with one line per figure, {@code name value unit}.
 */
public final class Bench {

    /** One comparison; reads its data from a folder and returns what it found. */
    private interface Comparison {
        Report over(Path data) throws IOException;
    }

    /** @param folder below the folder of all data sets */
    private record Entry(Optional<String> folder, Comparison comparison) {}

    private static final int WRONG_CALL = 2;

    private static final Map<String, Entry> ENTRIES = new LinkedHashMap<>();

    static {
        ENTRIES.put("cdnow", new Entry(Optional.of("cdnow"), Cdnow::compare));
        ENTRIES.put("online-retail-value", new Entry(Optional.of("online_retail"), OnlineRetailValue::compare));
        ENTRIES.put("entity-resolution", new Entry(Optional.of("entity_resolution"), EntityResolution::compare));
        ENTRIES.put("accounts-receivable", new Entry(Optional.of("accounts_receivable"), AccountsReceivable::compare));
        ENTRIES.put("credit", new Entry(Optional.of("credit"), Credit::compare));
        ENTRIES.put("ranking", new Entry(Optional.empty(), data -> RankingSpeed.measure()));
    }

    private Bench() {}

    public static void main(String[] args) throws IOException {
        System.exit(run(List.of(args), new PrintStream(System.out, true, StandardCharsets.UTF_8)));
    }

    /** Runs one call; returns 0, or 2 when the call or the data are not there */
    static int run(List<String> args, PrintStream out) throws IOException {
        Entry entry = args.isEmpty() ? null : ENTRIES.get(args.getFirst());
        boolean named = args.size() == 3 && args.get(1).equals("--data");
        if (entry == null || !(args.size() == 1 || named)) {
            out.println("usage: bench <" + String.join("|", ENTRIES.keySet()) + "> [--data DIR]");
            return WRONG_CALL;
        }
        Path data =
                named ? Path.of(args.get(2)) : DataSets.folder(entry.folder().orElse("."));
        if (entry.folder().isPresent() && !Files.isDirectory(data)) {
            out.println("There is no folder " + data.toAbsolutePath() + ". Name one with --data, or the folder of all"
                    + " data sets with " + DataSets.VARIABLE + ".");
            return WRONG_CALL;
        }
        entry.comparison().over(data).print(out);
        return 0;
    }
}
