package caposaldo;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    // Libraries of our own, in jars of their own: any room may use them, and they know of no room.
    private static final ApplicationModules MODULES = ApplicationModules.of(
            CaposaldoApplication.class, (ImportOption) place -> new ImportOption.DoNotIncludeTests().includes(place)
                    && !place.contains("/caposaldo/analytics/")
                    && !place.contains("/caposaldo/postgres/"));
    private static final Path ARCHITECTURE = Path.of("../docs/architecture/README.md");
    private static final Pattern DIAGRAM = Pattern.compile("(?<=```mermaid\n).*?(?=```)", Pattern.DOTALL);

    /** Whom everybody may use: lines to them would say nothing. */
    private static final Set<String> GROUND = Set.of("kernel", "db", "web");

    @Test
    void modulesDependOnlyOnWhatTheyDeclare() {
        MODULES.verify();
    }

    /** Draws the page's diagram anew; where nobody would commit it, an old one is a failure. */
    @Test
    void theArchitecturePageShowsTheModulesAsTheyAre() throws IOException {
        var page = Files.readString(ARCHITECTURE);
        assertThat(page).containsPattern(DIAGRAM);
        var drawn = DIAGRAM.matcher(page).replaceFirst(Matcher.quoteReplacement(diagram(uses())));
        if (System.getenv("CI") != null) {
            assertThat(page)
                    .as("the diagram of the modules; run the tests and commit the page")
                    .isEqualTo(drawn);
        }
        if (!page.equals(drawn)) {
            Files.writeString(ARCHITECTURE, drawn);
        }
    }

    private static String diagram(Map<String, Set<String>> uses) {
        return uses.entrySet().stream()
                .map(module -> "    " + module.getKey()
                        + module.getValue().stream()
                                .filter(used -> !throughAnother(uses, module.getValue(), used))
                                .map(used -> "\n    " + module.getKey() + " --> " + used)
                                .collect(joining())
                        + "\n")
                .collect(joining("", "graph TD\n", ""));
    }

    /** A line that can be followed by way of another module is left out. */
    private static boolean throughAnother(Map<String, Set<String>> uses, Set<String> direct, String used) {
        return direct.stream()
                .anyMatch(other -> !other.equals(used)
                        && reached(uses, other, new HashSet<>()).contains(used));
    }

    private static Set<String> reached(Map<String, Set<String>> uses, String from, Set<String> seen) {
        for (var next : uses.getOrDefault(from, Set.of())) {
            if (seen.add(next)) {
                reached(uses, next, seen);
            }
        }
        return seen;
    }

    private static Map<String, Set<String>> uses() {
        var uses = new TreeMap<String, Set<String>>();
        for (var module : MODULES) {
            if (!GROUND.contains(name(module))) {
                var used = new TreeSet<String>();
                module.getDirectDependencies(MODULES)
                        .uniqueModules()
                        .map(ModularityTests::name)
                        .forEach(used::add);
                used.removeAll(GROUND);
                used.remove(name(module));
                uses.put(name(module), used);
            }
        }
        return uses;
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }
}
