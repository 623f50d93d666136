package caposaldo.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;

/** A statement as a bank writes it (MT940), of money that came in. The account and what stood on it before are made up. */
final class SampleStatement {

    private static final String IBAN = "DE89370400440532013000";
    private static final BigDecimal OPENING = new BigDecimal("25000.00");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");
    private static final DateTimeFormatter BOOKED = DateTimeFormatter.ofPattern("MMdd");

    /** @param said what the payer wrote, may be empty */
    record Transfer(LocalDate on, BigDecimal amount, String check, String payer, String said) {}

    private SampleStatement() {}

    /** @param transfers at least one */
    static String of(String number, String currency, List<Transfer> transfers) {
        var sorted =
                transfers.stream().sorted(Comparator.comparing(Transfer::on)).toList();
        var text = new StringBuilder()
                .append(":20:STEELWHEELS\n:25:")
                .append(IBAN)
                .append("\n:28C:")
                .append(number)
                .append('\n')
                .append(":60F:")
                .append(balance(sorted.getFirst().on, currency, OPENING));
        var closing = OPENING;
        for (var transfer : sorted) {
            closing = closing.add(transfer.amount);
            text.append(":61:%s%sC%sNTRFNONREF//%s\n"
                    .formatted(
                            DAY.format(transfer.on),
                            BOOKED.format(transfer.on),
                            amount(transfer.amount),
                            transfer.check));
            var said = transfer.said.isEmpty() ? "" : "?20SVWZ+" + transfer.said;
            text.append(":86:166?00CREDIT%s?32%s\n".formatted(said, transfer.payer));
        }
        return text.append(":62F:")
                .append(balance(sorted.getLast().on, currency, closing))
                .append("-\n")
                .toString();
    }

    private static String balance(LocalDate on, String currency, BigDecimal amount) {
        return "C" + DAY.format(on) + currency + amount(amount) + "\n";
    }

    private static String amount(BigDecimal amount) {
        return amount.setScale(2).toPlainString().replace('.', ',');
    }
}
