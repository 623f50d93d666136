package caposaldo.analytics.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Where public data sets lie and how their files are opened. */
public final class DataSets {

    /** The environment variable that names the folder of all data sets. */
    public static final String VARIABLE = "CAPOSALDO_DATASETS";

    private DataSets() {}

    /** The folder of one data set: below the named folder, or below {@code shared/data} beside the project. */
    public static Path folder(String name) {
        return Optional.ofNullable(System.getenv(VARIABLE))
                .map(Path::of)
                .orElseGet(DataSets::besideTheProject)
                .resolve(name);
    }

    /** Tests run in the module's folder and the launcher in the project's, so both are looked from. */
    private static Path besideTheProject() {
        return Stream.of("../shared/data", "../../shared/data")
                .map(Path::of)
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(Path.of("../shared/data"));
    }

    /** The files of a folder whose names begin and end so, sorted by name. */
    static List<Path> files(Path folder, String begin, String end) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.startsWith(begin) && (name.endsWith(end) || name.endsWith(end + ".gz"));
                    })
                    .sorted()
                    .toList();
        }
    }

    /** Opens a UTF-8 text, unpacking it if it is packed. */
    static Reader open(Path file) throws IOException {
        var bytes = Files.newInputStream(file);
        return new BufferedReader(new InputStreamReader(
                file.toString().endsWith(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes, StandardCharsets.UTF_8));
    }
}
