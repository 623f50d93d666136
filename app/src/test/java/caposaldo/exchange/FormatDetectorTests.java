package caposaldo.exchange;

import static caposaldo.exchange.ImportFilesFixture.bomb;
import static caposaldo.exchange.ImportFilesFixture.bytes;
import static caposaldo.exchange.ImportFilesFixture.refusal;
import static caposaldo.exchange.ImportFilesFixture.text;
import static caposaldo.exchange.ImportFilesFixture.workbook;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file is what its content says, whatever it is called. */
class FormatDetectorTests {

    private static final String ITALIAN = "Codice;Città;Importo\r\nA1;Forlì;1.234,50\r\nA2;Mantova;-7,20\r\n";
    private static final String RUSSIAN = "Код;Город;Сумма\nA1;Москва;1234,50\nA2;Санкт-Петербург;7,20\n";

    @TempDir
    Path folder;

    @Test
    void knowsSemicolonsAndTheDecimalComma() {
        var format = FormatDetector.detect(text(folder, ITALIAN));
        assertThat(format.delimiter()).isEqualTo(';');
        assertThat(format.decimal()).isEqualTo(',');
        assertThat(format.charset()).isEqualTo("UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"})
    void readsWesternLettersInEveryEncodingPeopleUse(String charset) {
        var file = text(folder, ITALIAN, Charset.forName(charset));
        var format = FormatDetector.detect(file);
        assertThat(format.charset()).isEqualTo(charset);
        assertThat(new SourceFile(file, format).first(2).get(1)).containsExactly("A1", "Forlì", "1.234,50");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "windows-1251"})
    void readsRussianLettersInEveryEncodingPeopleUse(String charset) {
        var file = text(folder, RUSSIAN, Charset.forName(charset));
        var format = FormatDetector.detect(file);
        assertThat(format.charset()).isEqualTo(charset);
        assertThat(new SourceFile(file, format).first(2).get(1)).containsExactly("A1", "Москва", "1234,50");
    }

    @Test
    void leavesTheByteOrderMarkOutOfTheFirstHead() {
        var file = text(folder, "\ufeff" + ITALIAN);
        assertThat(new SourceFile(file, FormatDetector.detect(file)).first(1).getFirst())
                .containsExactly("Codice", "Città", "Importo");
        var wide = text(folder, "\ufeff" + ITALIAN, StandardCharsets.UTF_16LE);
        assertThat(new SourceFile(wide, FormatDetector.detect(wide)).first(1).getFirst())
                .containsExactly("Codice", "Città", "Importo");
    }

    @Test
    void countsNoDelimiterInsideQuotes() {
        var format = FormatDetector.detect(text(folder, "a;b\n\"one, two, three, four\";2\n\"five, six, seven\";3\n"));
        assertThat(format.delimiter()).isEqualTo(';');
    }

    @Test
    void refusesWhatIsNoTableByItsOwnName() {
        assertThat(refusal(bytes(folder, new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0})))
                .isEqualTo("exchange.refused.kind");
        assertThat(refusal(text(folder, "%PDF-1.7\n,,,,"))).isEqualTo("exchange.refused.kind");
        assertThat(refusal(text(folder, "<!DOCTYPE html><p>a,b</p>"))).isEqualTo("exchange.refused.kind");
        assertThat(refusal(bytes(folder, new byte[] {0x1F, (byte) 0x8B, 8, 0, 0})))
                .isEqualTo("exchange.refused.kind");
        assertThat(refusal(bytes(folder, new byte[] {'a', ',', 0, 0, 0, 1, 2, 0, 3, '\n'})))
                .isEqualTo("exchange.refused.binary");
        assertThat(refusal(bytes(folder, new byte[0]))).isEqualTo("exchange.refused.empty");
        assertThat(refusal(text(folder, "just a letter to you\nand another line\n")))
                .isEqualTo("exchange.refused.noTable");
    }

    @Test
    void refusesAnArchiveThatIsNoWorkbook() throws IOException {
        var archive = folder.resolve("a.zip");
        try (var zip = new java.util.zip.ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new java.util.zip.ZipEntry("sales.csv"));
            zip.write("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(refusal(archive)).isEqualTo("exchange.refused.kind");
    }

    @Test
    void refusesAWorkbookThatUnpacksBeyondAllMeasure() {
        assertThat(refusal(bomb(folder, 300))).isEqualTo("exchange.refused.bomb");
    }

    /** The size written in the archive is the attacker's to choose. */
    @Test
    void believesNoSizeAWorkbookStatesOfItself() throws IOException {
        var file = bomb(folder, 300);
        var bytes = Files.readAllBytes(file);
        for (var at = bytes.length - 4; at > 0; at--) {
            if (bytes[at] == 'P' && bytes[at + 1] == 'K' && bytes[at + 2] == 1 && bytes[at + 3] == 2) {
                Arrays.fill(bytes, at + 24, at + 28, (byte) 1);
            }
        }
        assertThat(refusal(bytes(folder, bytes))).isIn("exchange.refused.bomb", "exchange.refused.cut");
    }

    @Test
    void refusesAWorkbookOfWhichAPartHasNoPlace() throws IOException {
        var whole = workbook(folder, new String[] {"a", "b"}, new String[] {"1", "2"});
        var out = new ByteArrayOutputStream();
        try (var from = new ZipFile(whole.toFile());
                var to = new ZipOutputStream(out)) {
            for (var entry : Collections.list(from.entries())) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                var part = new String(from.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                to.write((entry.getName().endsWith("workbook.xml.rels") ? part.replace("Target=", "Place=") : part)
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        assertThat(refusal(bytes(folder, out.toByteArray()))).isEqualTo("exchange.refused.damaged");
    }

    @Test
    void refusesAWorkbookCutShort() throws IOException {
        var whole = Files.readAllBytes(workbook(folder, new String[] {"a", "b"}, new String[] {"1", "2"}));
        assertThat(refusal(bytes(folder, Arrays.copyOf(whole, whole.length / 2))))
                .isEqualTo("exchange.refused.cut");
    }

    @Test
    void refusesAThousandColumnsAndMore() {
        assertThat(refusal(text(folder, "a,".repeat(1001) + "\n" + "1,".repeat(1001) + "\n")))
                .isEqualTo("exchange.refused.wide");
    }
}
