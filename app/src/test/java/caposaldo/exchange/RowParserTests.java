package caposaldo.exchange;

import static caposaldo.exchange.ImportFilesFixture.text;
import static caposaldo.exchange.ImportFilesFixture.workbook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import caposaldo.exchange.ImportField.Type;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a cell means, and when a row stays out. */
class RowParserTests {

    private static final List<ImportField> FIELDS = List.of(
            ImportField.required("code", Type.TEXT),
            ImportField.optional("day", Type.DATE),
            ImportField.optional("amount", Type.DECIMAL),
            ImportField.optional("pieces", Type.INTEGER),
            ImportField.choice("kind", Map.of("goods", "GOODS", "merce", "GOODS")),
            ImportField.optional("country", Type.COUNTRY));

    @TempDir
    Path folder;

    private final @Nullable String[] plain = new String[FIELDS.size()];

    private ImportTarget.@Nullable Fault parse(char decimal, String... cells) {
        var format = new SourceFormat(SourceFormat.Kind.CSV, "UTF-8", ';', decimal, "d/M/yyyy", false);
        return new RowParser(FIELDS, new int[] {0, 1, 2, 3, 4, 5}, format).parse(2, List.of(cells), plain);
    }

    @Test
    void writesEveryCellPlainly() {
        assertThat(parse(',', "A 1", "3/2/2026", "1.234,50", "1.000", "Merce", "Regno Unito"))
                .isNull();
        assertThat(plain).containsExactly("A 1", "2026-02-03", "1234.50", "1000", "GOODS", "GB");
    }

    @ParameterizedTest
    @CsvSource({
        "'1,234.50', ., 1234.50",
        "1234.5, ., 1234.5",
        "'1 234,5', ',', 1234.5",
        "−7, ., -7",
        "(12.5), ., -12.5",
        "'12''345.60', ., 12345.60"
    })
    void readsNumbersAsPeopleWriteThem(String written, char decimal, String plain) {
        assertThat(RowParser.number(written, decimal)).isEqualTo(plain);
    }

    /** With the wrong decimal sign 1,5 must be a fault and never fifteen. */
    @ParameterizedTest
    @CsvSource({"'1,5', .", "1.5, ','", "1.234.5, .", "12-, .", "1e5, .", "abc, .", "'', .", "'1,2345', .", "£7, ."})
    void guessesNoNumber(String written, char decimal) {
        assertThat(RowParser.number(written, decimal)).isNull();
    }

    @Test
    void namesTheCellThatKeepsTheRowOut() {
        assertThat(parse('.', "", "", "", "", "", "")).isEqualTo(new ImportTarget.Fault(2, "code", "MISSING", ""));
        assertThat(parse('.', "A", "13/13/2026", "", "", "", ""))
                .isEqualTo(new ImportTarget.Fault(2, "day", "DATE", "13/13/2026"));
        assertThat(parse('.', "A", "", "twelve", "", "", ""))
                .isEqualTo(new ImportTarget.Fault(2, "amount", "DECIMAL", "twelve"));
        assertThat(parse('.', "A", "", "", "1.5", "", ""))
                .isEqualTo(new ImportTarget.Fault(2, "pieces", "INTEGER", "1.5"));
        assertThat(parse('.', "A", "", "", "", "wood", ""))
                .isEqualTo(new ImportTarget.Fault(2, "kind", "CHOICE", "wood"));
        assertThat(parse('.', "=1+1", "", "", "", "", ""))
                .isEqualTo(new ImportTarget.Fault(2, "code", "FORMULA", "=1+1"));
    }

    /** What our own export made harmless comes back as it was. */
    @Test
    void takesTheApostropheOfAnExportAway() {
        parse('.', "'+39 030 1234", "", "", "", "", "");
        assertThat(plain[0]).isEqualTo("+39 030 1234");
        parse('.', "'s-Hertogenbosch", "", "", "", "", "");
        assertThat(plain[0]).isEqualTo("'s-Hertogenbosch");
    }

    @Test
    void readsQuotedNewlinesAndNumbersLinesAsAnEditorDoes() {
        var file = text(folder, "code,note\nA,\"two\nlines\"\nB,one\n");
        var lines = new ArrayList<Integer>();
        new SourceFile(file, FormatDetector.detect(file)).read((line, cells) -> lines.add(line));
        assertThat(lines).containsExactly(1, 2, 4);
    }

    @Test
    void refusesAFileThatEndsInsideACell() {
        refused("code,note\nA,one\nB,\"half a no", "exchange.refused.cut");
    }

    @Test
    void refusesAFileThatEndsInsideALine() {
        refused("code,note,more\nA,one,1\nB,tw", "exchange.refused.cutAt");
    }

    @Test
    void takesALastLineWithoutItsEnd() {
        var file = text(folder, "code,note\nA,one\nB,two");
        assertThat(new SourceFile(file, FormatDetector.detect(file)).first(9)).hasSize(3);
    }

    @Test
    void refusesAnEncodingThatIsNotTheOneOfTheFile() {
        var file = text(folder, "code,city\nA,Forlì\n", Charset.forName("windows-1252"));
        var asUtf8 = new SourceFormat(SourceFormat.Kind.CSV, "UTF-8", ',', '.', "", false);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> new SourceFile(file, asUtf8).first(9))
                .satisfies(why -> assertThat(why.messageKey()).isEqualTo("exchange.refused.encoding"));
    }

    @Test
    void readsAWorkbookAndTellsItsFormulas() {
        var file = workbook(
                folder, new String[] {"code", "day", "amount"}, new String[] {"A", "2026-02-03", "12.5"}, new String[] {
                    "B", "2026-02-04", "=1+1"
                });
        var rows = new SourceFile(file, FormatDetector.detect(file)).first(9);
        assertThat(rows.get(1)).containsExactly("A", "2026-02-03", "12.5");
        assertThat(rows.get(2).get(2)).isEqualTo(SourceFile.FORMULA);
    }

    private void refused(String content, String messageKey) {
        var file = text(folder, content);
        var format = new SourceFormat(SourceFormat.Kind.CSV, "UTF-8", ',', '.', "", false);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> new SourceFile(file, format).first(99))
                .satisfies(why -> assertThat(why.messageKey()).isEqualTo(messageKey));
    }
}
