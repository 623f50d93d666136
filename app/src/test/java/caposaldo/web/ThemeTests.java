package caposaldo.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** WCAG 2.2: 4.5 to 1 for text, 3 to 1 for the edges of what one types into or presses; light and dark. */
class ThemeTests {

    private static final Pattern TOKEN = Pattern.compile("--([\\w-]+): light-dark\\((#\\w{6}), (#\\w{6})\\)");

    private final Map<String, String[]> tokens = new HashMap<>();

    @BeforeEach
    void readsTheTokens() throws IOException {
        var css = Files.readString(Path.of("src/main/resources/static/css/caposaldo.css"));
        TOKEN.matcher(css).results().forEach(t -> tokens.put(t.group(1), new String[] {t.group(2), t.group(3)}));
    }

    @ParameterizedTest
    @CsvSource({
        "ink,paper,4.5", "ink,card,4.5", "ink,accent-soft,4.5", "ink,warn-soft,4.5", "ink,bad-soft,4.5",
        "ink,good-soft,4.5", "soft,paper,4.5", "soft,card,4.5", "soft,accent-soft,4.5", "accent,paper,4.5",
        "accent,card,4.5", "accent,accent-soft,4.5", "card,accent,4.5", "bad,paper,4.5", "bad,card,4.5",
        "bad,bad-soft,4.5", "accent,bad-soft,4.5", "accent,warn-soft,4.5", "warn,paper,4.5", "warn,warn-soft,4.5",
        "good,paper,4.5", "good,good-soft,4.5", "rail-ink,rail,4.5", "rail-here,rail-here-back,4.5", "edge,card,3",
        "edge,paper,3"
    })
    void canBeReadInBoth(String front, String back, double least) {
        for (int theme = 0; theme < 2; theme++) {
            assertThat(contrast(colour(front)[theme], colour(back)[theme]))
                    .as(front + " on " + back + (theme == 0 ? ", light" : ", dark"))
                    .isGreaterThanOrEqualTo(least);
        }
    }

    private String[] colour(String token) {
        return Objects.requireNonNull(tokens.get(token), token);
    }

    private static double contrast(String one, String other) {
        var a = luminance(one);
        var b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String hex) {
        return 0.2126 * linear(hex, 1) + 0.7152 * linear(hex, 3) + 0.0722 * linear(hex, 5);
    }

    private static double linear(String hex, int at) {
        var c = Integer.parseInt(hex.substring(at, at + 2), 16) / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
