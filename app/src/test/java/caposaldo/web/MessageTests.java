package caposaldo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTests {

    private static final String CLIENTS =
            "{0, plural, =0{нет клиентов} one{# клиент} few{# клиента} many{# клиентов} other{# клиента}}";

    @ParameterizedTest
    @CsvSource({
        "0,нет клиентов",
        "1,1 клиент",
        "2,2 клиента",
        "5,5 клиентов",
        "11,11 клиентов",
        "14,14 клиентов",
        "21,21 клиент",
        "22,22 клиента",
        "111,111 клиентов",
        "-3,\u22123 клиента"
    })
    void countsInRussian(int number, String told) {
        assertThat(Message.parse(CLIENTS).format(Locale.of("ru"), number)).isEqualTo(told);
    }

    @Test
    void countsAFractionAsOther() {
        assertThat(Message.parse(CLIENTS).format(Locale.of("ru"), new BigDecimal("1.5")))
                .isEqualTo("1,5 клиента");
        assertThat(Message.parse("{0, plural, one{# day} other{# days}}").format(Locale.ENGLISH, 1.5))
                .isEqualTo("1.5 days");
    }

    @Test
    void leavesApostrophesAlone() {
        assertThat(Message.parse("L'ordine {0} dell'anno").format(Locale.ITALIAN, "SO-1"))
                .isEqualTo("L'ordine SO-1 dell'anno");
    }

    @Test
    void fillsGapsInsideAPluralAndChoosesByWord() {
        var message = Message.parse(
                "{1}: {0, plural, one{# line of {1}} other{# lines}}, {2, select, HELD{held} other{free}}");
        assertThat(message.format(Locale.ENGLISH, 1, "SO-2", "HELD")).isEqualTo("SO-2: 1 line of SO-2, held");
        assertThat(message.gaps()).containsExactly("0 plural", "1", "2 select [HELD, other]");
    }

    @Test
    void refusesWhatIsNotWellFormed() {
        assertThatIllegalArgumentException().isThrownBy(() -> Message.parse("{0, plural, one{x}"));
        assertThatIllegalArgumentException().isThrownBy(() -> Message.parse("{0, plural, one{x}}"));
        assertThatIllegalArgumentException().isThrownBy(() -> Message.parse("a } b"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Message.parse("{0}").format(Locale.ENGLISH));
    }
}
