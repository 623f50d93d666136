package caposaldo.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import caposaldo.kernel.Invalid;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecipientTests {

    @Test
    void isReadAsPeopleWriteIt() {
        assertThat(Recipient.all("a@b.it, Anna Bo <anna.bo+x@casa-nova.example>;\n \"Bo A.\" <c@d.it>, "))
                .containsExactly(
                        new Recipient(null, "a@b.it"),
                        new Recipient("Anna Bo", "anna.bo+x@casa-nova.example"),
                        new Recipient("Bo A.", "c@d.it"));
        assertThat(Recipient.of("Анна Бо <a@b.it>").written()).isEqualTo("Анна Бо <a@b.it>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a@b",
                "a b@c.it",
                "a@b.it\r\nBcc: c@d.it",
                "a@b.it\nBcc: c@d.it",
                "Anna\r\nBcc: c@d.it <a@b.it>",
                "Anna <a@b.it>\r\nX: y <c@d.it>",
                "a@b.it\u0000",
                "a@-b.it",
                "a..b@c.it",
                "a@b..it",
                "я@почта.рф",
                "<a@b.it"
            })
    void refusesWhatIsNoAddressAndWhatWouldBeginAnotherHeader(String typed) {
        assertThatExceptionOfType(Invalid.class).isThrownBy(() -> Recipient.of(typed));
    }

    @Test
    void aSubjectThatWouldBeginAnotherHeaderIsRefused() {
        for (var subject :
                List.of("Invoice\r\nBcc: x@y.it", "Invoice\nBcc: x@y.it", "Invoice\u0000", " ", "x".repeat(201))) {
            assertThatExceptionOfType(Invalid.class)
                    .isThrownBy(() ->
                            new SendMail.Wanted("/orders/1", List.of(Recipient.of("a@b.it")), subject, "Text", "once"));
        }
    }

    @Test
    void aMailIsTriedSixTimesWithinSixHoursAndThenGivenUp() {
        var pauses = IntStream.iterate(1, n -> n + 1)
                .mapToObj(Retries::after)
                .takeWhile(Optional::isPresent)
                .map(Optional::orElseThrow)
                .toList();
        assertThat(pauses).hasSize(5).isSorted();
        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus)).isLessThan(Duration.ofHours(6));
    }
}
