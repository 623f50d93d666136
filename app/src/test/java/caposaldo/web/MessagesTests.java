package caposaldo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Over the messages of every module: a text forgotten in one language fails the build. */
class MessagesTests {

    /** Where code and templates name a key; one that ends with a dot is completed at run time. */
    private static final List<Pattern> NAMED = List.of(
            Pattern.compile("\\bt\\(\\s*\"([\\w.-]+)\"(\\s*\\+)?"),
            Pattern.compile("new RailEntry\\(\\s*[^,]+,\\s*[^,]+,\\s*\"([\\w.-]+)\"()"),
            Pattern.compile("Invalid\\.field\\(\\s*\"[^\"]*\",\\s*\"([\\w.-]+)\"()"),
            Pattern.compile("new (?:Invalid\\.)?Problem\\(\\s*\"[^\"]*\",\\s*\"([\\w.-]+)\"()"));

    private final Messages messages = WebFixture.MESSAGES;
    private final Map<String, Message> english = messages.all(Locale.ENGLISH);

    @Test
    void speaksAllLanguagesWithTheSameKeysAndGaps() {
        for (var language : Messages.LANGUAGES) {
            var texts = messages.all(language);
            assertThat(new TreeSet<>(texts.keySet()))
                    .as(language.toString())
                    .isEqualTo(new TreeSet<>(english.keySet()));
            texts.forEach((key, text) -> assertThat(text.gaps())
                    .as(key + " in " + language)
                    .isEqualTo(Objects.requireNonNull(english.get(key)).gaps()));
        }
    }

    @Test
    void spellsOutEveryPluralOfTheLanguage() {
        for (var language : Messages.LANGUAGES) {
            messages.all(language)
                    .forEach((key, text) -> text.parts().stream()
                            .filter(Message.Choice.class::isInstance)
                            .map(Message.Choice.class::cast)
                            .filter(Message.Choice::plural)
                            .forEach(choice -> assertThat(choice.ways().keySet())
                                    .as(key + " in " + language)
                                    .containsAll(Plural.neededIn(language).stream()
                                            .map(Plural::key)
                                            .toList())));
        }
    }

    @Test
    void hasATextForEveryKeyNamedInCodeAndTemplates() throws IOException {
        var unknown = new TreeSet<String>();
        for (var file : files(Path.of("src/main"), ".java", ".jte")) {
            var source = Files.readString(file);
            for (var named : NAMED) {
                named.matcher(source).results().forEach(found -> {
                    var key = found.group(1);
                    var open = found.group(2) != null && !found.group(2).isEmpty();
                    if (open
                            ? english.keySet().stream().noneMatch(k -> k.startsWith(key))
                            : !english.containsKey(key)) {
                        unknown.add(key + " in " + file);
                    }
                });
            }
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void namesEachKeyOnceAndForItsModule() throws IOException {
        for (var file : files(Path.of("src/main/resources/messages"), ".properties")) {
            var module = file.getFileName().toString().replaceAll("_.*", "");
            var seen = new HashSet<String>();
            for (var line : Files.readAllLines(file)) {
                if (line.matches("[\\w.-]+\\s*=.*")) {
                    var key = line.replaceAll("\\s*=.*", "");
                    assertThat(seen.add(key)).as(key + " twice in " + file).isTrue();
                    // Or the head of a column that the module adds to another module's list.
                    assertThat(key).as("in " + file).matches(module + "\\..+|\\w+\\.\\w+\\.col\\.\\w+");
                }
            }
        }
    }

    @Test
    void throwsForAKeyItDoesNotHave() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> messages.text(Locale.ENGLISH, "web.no" + ".such"))
                .withMessageContaining("web.no.such");
    }

    static List<Path> files(Path root, String... endings) throws IOException {
        var found = new ArrayList<Path>();
        try (var all = Files.walk(root)) {
            all.filter(p -> List.of(endings).stream().anyMatch(p.toString()::endsWith))
                    .forEach(found::add);
        }
        return found;
    }
}
