package caposaldo.fuzz;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code JazzerRun <folder> <seconds> [reader …]}: each reader in a process of its own under Jazzer, which learns from the
 * branches that a file took what to change next, and watches that nothing is opened that a file names. What it learned
 * stays in the folder for the next time. As many at once as there are processors.
 */
final class JazzerRun {

    private static final String JAZZER = "com.code_intelligence.jazzer.Jazzer";

    /** Seconds of the clock for one file, before it hangs; the first waits until everything is loaded. */
    private static final int HANGS = 120;

    private final Path folder;
    private final int seconds;

    private JazzerRun(Path folder, int seconds) {
        this.folder = folder;
        this.seconds = seconds;
    }

    public static void main(String[] args) throws Exception {
        var run = new JazzerRun(Path.of(args[0]), Integer.parseInt(args[1]));
        var named = Stream.of(args).skip(2).map(FuzzedReaders::named).toList();
        var readers = named.isEmpty() ? FuzzedReaders.ALL : named;
        var failed = new ArrayList<FuzzedReader>();
        try (var threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            var all = readers.stream()
                    .map(reader -> threads.submit(() -> run.survives(reader)))
                    .toList();
            for (var n = 0; n < all.size(); n++) {
                if (!all.get(n).get()) {
                    failed.add(readers.get(n));
                }
            }
        }
        System.exit(failed.isEmpty() ? 0 : 1);
    }

    private boolean survives(FuzzedReader reader) throws IOException, InterruptedException {
        var own = Files.createDirectories(folder.resolve(reader.toString()));
        var seeds = Files.createDirectories(own.resolve("seeds"));
        var corpus = Files.createDirectories(own.resolve("corpus"));
        var whole = reader.whole();
        for (var n = 0; n < whole.size(); n++) {
            Files.write(seeds.resolve("whole-" + n), whole.get(n));
        }
        var log = own.resolve("jazzer.log");
        var process = new ProcessBuilder(command(reader, corpus, seeds))
                .directory(own.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var survives = process.waitFor() == 0;
        System.out.printf("%s %s%n", reader, survives ? done(log) : "is broken: see " + log);
        return survives;
    }

    private List<String> command(FuzzedReader reader, Path corpus, Path seeds) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(),
                JAZZER,
                "--target_class=" + JazzerTarget.class.getName(),
                "--target_args=" + reader,
                "--instrumentation_includes=caposaldo.**",
                "-max_total_time=" + seconds,
                "-timeout=" + HANGS,
                "-rss_limit_mb=0",
                "-print_final_stats=1",
                corpus.toAbsolutePath().toString(),
                seeds.toAbsolutePath().toString());
    }

    /** Jazzer would take a JUnit that it finds for its own. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("junit"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String done(Path log) throws IOException {
        return Files.readAllLines(log, java.nio.charset.StandardCharsets.ISO_8859_1).stream()
                .filter(line -> line.startsWith("Done "))
                .reduce((_, last) -> last)
                .orElse("ended");
    }
}
