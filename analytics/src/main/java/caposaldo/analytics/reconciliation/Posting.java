package caposaldo.analytics.reconciliation;

import java.time.LocalDate;
import java.util.Locale;

/**
 * A line of one of the two ledgers.
 *
 * @param key names the line in its ledger
 * @param number of the document, empty when the ledger does not tell it
 * @param amount in hundredths; above zero the client owes it
 */
public record Posting(long key, LocalDate on, Kind kind, String number, long amount) {

    /** What a line is, as far as its ledger says so. */
    public enum Kind {
        INVOICE,
        CREDIT_NOTE,
        PAYMENT,
        OTHER;

        boolean mayBe(Kind other) {
            return this == other || this == OTHER || other == OTHER;
        }
    }

    private static final int FEWEST_DIGITS = 3;

    /** Letters and digits of the number alone, in capitals. */
    String bare() {
        var bare = new StringBuilder(number.length());
        number.codePoints().filter(Character::isLetterOrDigit).forEach(bare::appendCodePoint);
        return bare.toString().toUpperCase(Locale.ROOT);
    }

    /** The last run of digits without leading zeros, as people shorten a number to; empty when it says too little. */
    String digits() {
        var end = number.length();
        while (end > 0 && !isDigit(end - 1)) {
            end--;
        }
        var begin = end;
        while (begin > 0 && isDigit(begin - 1)) {
            begin--;
        }
        while (begin < end && number.charAt(begin) == '0') {
            begin++;
        }
        return end - begin < FEWEST_DIGITS ? "" : number.substring(begin, end);
    }

    private boolean isDigit(int at) {
        return number.charAt(at) >= '0' && number.charAt(at) <= '9';
    }
}
