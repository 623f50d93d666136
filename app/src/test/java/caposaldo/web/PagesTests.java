package caposaldo.web;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.kernel.Invalid;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;

class PagesTests {

    private final MockMvcTester mvc = as("en");

    private static MockMvcTester as(String language) {
        return WebFixture.mvc(
                Optional.of(WebFixture.elena(language)), new ComponentsController(WebFixture.TEMPLATES), new Failing());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "it", "ru"})
    void showEveryComponentInEachLanguage(String language) {
        assertThat(as(language).get().uri("/components"))
                .hasStatusOk()
                .bodyText()
                .contains("<html lang=\"" + language + "\" data-theme=\"system\">")
                .contains("data-chart=\"pareto\"")
                .contains("<div class=\"pane\" data-theme=\"light\">", "<div class=\"pane\" data-theme=\"dark\">");
    }

    @Test
    void markTheLongestMatchingPlaceOfTheRailAndHideWhatOneMayNotDo() {
        assertThat(mvc.get().uri("/components/people"))
                .bodyText()
                .contains("<a href=\"/components/people\" aria-current=\"page\"")
                .doesNotContain("<a href=\"/components\" aria-current=\"page\" data-letter")
                .doesNotContain("/office");
    }

    @Test
    void sayForWhomThePersonStandsIn() {
        assertThat(mvc.get().uri("/components")).bodyText().contains("for M. Conti until 6\u00a0Dec");
    }

    @ParameterizedTest
    @CsvSource({"missing,404", "stale,409", "forbidden,403", "invalid,422", "other,500"})
    void failAsAPageThatSaysWhatToDo(String kind, int status) {
        assertThat(mvc.get().uri("/components/failure/" + kind))
                .hasStatus(status)
                .bodyText()
                .contains("<body class=\"plain\">", "data-back")
                .doesNotContain("IllegalStateException");
    }

    @Test
    void failOverThePageForHtmxAndNameTheFieldsInPlainAscii() {
        var answer = as("ru").get()
                .uri("/components/failure/invalid")
                .header("HX-Request", "true")
                .exchange();
        assertThat(answer).hasStatus(422).hasHeader("HX-Retarget", "#said");
        assertThat(answer.getResponse().getHeader("HX-Trigger"))
                .startsWith("{\"invalid\":{\"limit\":\"\\u041b")
                .matches("\\p{ASCII}+");
    }

    @Test
    void failAsProblemDetailsForPrograms() {
        assertThat(mvc.get().uri("/api/v1/failing"))
                .hasStatus(422)
                .hasContentType("application/problem+json")
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("limit");
    }

    @Test
    void renderSeveralPartsOneAfterTheOther() {
        assertThat(mvc.get().uri("/parts")).hasStatusOk().bodyText().containsSubsequence(">one<", ">two<");
    }

    @Test
    void speakTheLanguageOfTheBrowserBeforeSignIn() {
        assertThat(WebFixture.mvc(Optional.empty(), new Failing())
                        .get()
                        .uri("/nothing-here")
                        .header("Accept-Language", "fr, it;q=0.8"))
                .hasStatus(404)
                .bodyText()
                .contains("<html lang=\"it\"");
    }

    @Controller
    static class Failing {

        @GetMapping("/api/v1/failing")
        void invalid() {
            throw Invalid.field("limit", "web.sample.limit.negative", 0);
        }

        @GetMapping("/nothing-here")
        void missing() {
            throw new caposaldo.kernel.Missing("it");
        }

        @GetMapping("/parts")
        List<JteModel> parts() {
            return List.of(
                    WebFixture.TEMPLATES.uiChip(Chip.plain("one")), WebFixture.TEMPLATES.uiChip(Chip.plain("two")));
        }
    }
}
