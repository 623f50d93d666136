package caposaldo.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the content security policy would silently drop must not be written in the first place. */
class TemplatesTests {

    private static final Pattern FORBIDDEN =
            Pattern.compile("\\sstyle=|<style|<script(?![^>]*\\ssrc=)|hx-on|hx-vals=.?js:|\\son[a-z]+=|javascript:");

    @Test
    void holdNoInlineStyleOrScript() throws IOException {
        for (var file : MessagesTests.files(Path.of("src/main/jte"), ".jte")) {
            assertThat(FORBIDDEN.matcher(Files.readString(file)).results().map(r -> r.group()))
                    .as(file.toString())
                    .isEmpty();
        }
    }

    @Test
    void writeNoTextUnescaped() throws IOException {
        for (var file : MessagesTests.files(Path.of("src/main/jte"), ".jte")) {
            assertThat(Files.readString(file)).as(file.toString()).doesNotContain("$unsafe");
        }
    }
}
