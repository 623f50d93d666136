package caposaldo.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.fuzz.FuzzedReader;
import java.io.ByteArrayInputStream;
import java.util.List;

/** Statements of account by UBL. */
public final class FuzzedLedgers extends FuzzedReader {

    @Override
    protected List<byte[]> whole() {
        return List.of(utf8(UblStatementTests.GOOD));
    }

    @Override
    protected Object read(byte[] file) {
        var ledger = UblStatement.read(new ByteArrayInputStream(file));
        assertThat(ledger.lines()).allMatch(line -> line.amount().signum() != 0);
        return ledger;
    }

    @Override
    protected String ofTheWhole() {
        return "reconciliation\\.refused\\.(none|empty)";
    }
}
