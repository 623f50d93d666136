package caposaldo.bank;

import caposaldo.exchange.FileText;
import caposaldo.kernel.Invalid;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement as the bank sent it, before anything is made of it.
 *
 * @param account IBAN without spaces, or what the bank calls the account
 * @param number the bank's own name of the statement, unique for the account
 * @param opening what stood on the account before the first entry, negative when overdrawn
 */
record BankStatement(
        Format format,
        String account,
        String currency,
        String number,
        LocalDate openedOn,
        LocalDate closedOn,
        BigDecimal opening,
        BigDecimal closing,
        List<Booking> bookings) {

    /** How a statement is written. */
    enum Format {
        CAMT053,
        MT940,
        CSV
    }

    /** What a booking is, as far as the bank says. */
    enum Nature {
        TRANSFER,
        FEE,
        /** Money taken back: a direct debit or cheque that was not honoured. */
        RETURN
    }

    /**
     * One booking.
     *
     * @param line where it begins in the file
     * @param amount above zero
     * @param reference the bank's own, null where it gave none
     * @param remittance all that the payer wrote; may be empty
     */
    record Booking(
            int line,
            boolean incoming,
            Nature nature,
            BigDecimal amount,
            String currency,
            LocalDate bookedOn,
            LocalDate valueOn,
            @Nullable String reference,
            @Nullable String payerName,
            @Nullable String payerIban,
            String remittance) {

        Booking {
            if (amount.stripTrailingZeros().scale()
                    > Currency.getInstance(currency).getDefaultFractionDigits()) {
                throw FileText.refused("bank.refused.amount", line, amount.toPlainString());
            }
        }

        BigDecimal signed() {
            return incoming ? amount : amount.negate();
        }
    }

    BankStatement {
        bookings = List.copyOf(bookings);
        var reached = bookings.stream()
                .filter(booking -> booking.currency().equals(currency))
                .map(Booking::signed)
                .reduce(opening, BigDecimal::add);
        if (reached.compareTo(closing) != 0) {
            throw Invalid.field(
                    "file",
                    "bank.refused.balance",
                    number,
                    opening.toPlainString(),
                    reached.toPlainString(),
                    closing.toPlainString());
        } else if (closedOn.isBefore(openedOn)) {
            throw Invalid.field("file", "bank.refused.days", number);
        }
    }
}
