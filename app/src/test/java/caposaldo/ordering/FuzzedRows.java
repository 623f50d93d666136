package caposaldo.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.fuzz.FuzzedReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Rows pasted from a spreadsheet: each is read, or named as one that cannot be. */
public final class FuzzedRows extends FuzzedReader {

    @Override
    protected List<byte[]> whole() {
        return List.of(utf8("AB-1\t12\n\nAB 2;1,5\r\nC3 4\n5901234123457\t1 000\n"), utf8("S10 1678\t5\nLAMP 7 10\n"));
    }

    @Override
    protected Object read(byte[] file) {
        var text = new String(file, StandardCharsets.UTF_8);
        var pasted = PastedLines.read(text);
        var rows = text.lines().filter(line -> !line.isBlank()).count();
        assertThat(pasted.rows().size() + pasted.faulty().size()).isGreaterThanOrEqualTo((int) rows);
        return pasted;
    }

    @Override
    protected String ofTheWhole() {
        return "";
    }
}
