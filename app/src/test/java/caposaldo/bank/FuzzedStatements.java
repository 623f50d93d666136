package caposaldo.bank;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.bank.BankStatement.Booking;
import caposaldo.fuzz.FuzzedReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** camt.053 and MT940; what is read adds up. */
public final class FuzzedStatements extends FuzzedReader {

    @Override
    protected List<byte[]> whole() {
        return Stream.of(StatementFiles.LOMBARDA, StatementFiles.RHEIN, StatementFiles.NORDBANK, StatementFiles.BENELUX)
                .map(StatementFiles::file)
                .toList();
    }

    @Override
    protected Object read(byte[] file) {
        var statements = StatementFiles.read(file);
        statements.forEach(statement -> assertThat(statement.closing())
                .isEqualByComparingTo(statement.bookings().stream()
                        .filter(booking -> booking.currency().equals(statement.currency()))
                        .map(Booking::signed)
                        .reduce(statement.opening(), BigDecimal::add)));
        return statements;
    }

    @Override
    protected String ofTheWhole() {
        return "bank\\.refused\\.(binary|empty|kind|none)";
    }
}
