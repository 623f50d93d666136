package caposaldo.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The tables of Steel Wheels as they stand in the artifact {@code net.hydromatic:steelwheels-data-hsqldb} (Apache-2.0):
 * a script of INSERT statements, one a line.
 */
final class SteelWheels {

    private static final String SCRIPT = "/steelwheels.script";
    private static final String INSERT = "INSERT INTO \"";

    private static final Pattern LOST_BACKSLASH = Pattern.compile("u(00[0-9a-f]{2})");

    private final Map<String, List<List<String>>> tables;

    private SteelWheels(Map<String, List<List<String>>> tables) {
        this.tables = tables;
    }

    static SteelWheels read() {
        var tables = new HashMap<String, List<List<String>>>();
        try (var script = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(SteelWheels.class.getResourceAsStream(SCRIPT)), StandardCharsets.UTF_8))) {
            for (var line = script.readLine(); line != null; line = script.readLine()) {
                if (line.startsWith(INSERT)) {
                    var name = line.substring(INSERT.length(), line.indexOf('"', INSERT.length()));
                    tables.computeIfAbsent(name, unused -> new ArrayList<>())
                            .add(values(line, line.indexOf("VALUES(") + "VALUES(".length()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SteelWheels(tables);
    }

    /** Its rows in the order of the script; a null is an empty text. */
    List<List<String>> table(String name) {
        return tables.getOrDefault(name, List.of());
    }

    private static List<String> values(String line, int from) {
        var values = new ArrayList<String>();
        var at = from;
        while (at < line.length() && line.charAt(at) != ')') {
            var value = new StringBuilder();
            if (line.charAt(at) == '\'') {
                at = quoted(line, at + 1, value);
            } else {
                while (line.charAt(at) != ',' && line.charAt(at) != ')') {
                    value.append(line.charAt(at++));
                }
            }
            values.add(value.toString().equals("NULL") ? "" : accented(value.toString()));
            if (line.charAt(at) == ',') {
                at++;
            }
        }
        return values;
    }

    /** The artifact has lost the backslash of some characters: "Quu00e9bec". Line ends among them become spaces. */
    private static String accented(String value) {
        return LOST_BACKSLASH.matcher(value).replaceAll(code -> {
            var character = Integer.parseInt(code.group(1), 16);
            return Character.isISOControl(character) ? " " : Character.toString(character);
        });
    }

    /** A quote inside is doubled; a character outside ASCII is written as \ u and four digits. */
    private static int quoted(String line, int from, StringBuilder into) {
        var at = from;
        while (true) {
            var c = line.charAt(at);
            if (c == '\'' && at + 1 < line.length() && line.charAt(at + 1) == '\'') {
                into.append('\'');
                at += 2;
            } else if (c == '\'') {
                return at + 1;
            } else if (c == '\\' && line.startsWith("\\u", at)) {
                into.append((char) Integer.parseInt(line, at + 2, at + 6, 16));
                at += 6;
            } else {
                into.append(c);
                at++;
            }
        }
    }
}
