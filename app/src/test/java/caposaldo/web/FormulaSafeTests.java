package caposaldo.web;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.web.list.FormulaSafe;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaSafeTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+39 030 1234",
                "-2+3",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                " =1",
                "\u00a0=1",
                "\ufeff=1",
                "\u200b=1",
                "\u0000=1",
                "\u000b=1",
                "\"=1",
                "\uff1d1",
                "\uff0b1",
                "\uff0d1",
                "\uff201",
                "=cmd|' /C calc'!A0",
                "=HYPERLINK(\"http://x\")",
                "  \t@x"
            })
    void makesPlainTextOfWhatASpreadsheetWouldReckon(String payload) {
        assertThat(FormulaSafe.text(payload)).isEqualTo("'" + payload);
        assertThat(FormulaSafe.original(FormulaSafe.text(payload))).isEqualTo(payload);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Brixia S.p.A.", "12,50", "a=b", "'=1", "2 - 1", "e-mail@example.org"})
    void leavesOrdinaryTextAlone(String text) {
        assertThat(FormulaSafe.text(text)).isEqualTo(text);
    }
}
