package caposaldo.exchange;

import caposaldo.kernel.Invalid;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** What stands in files of other systems: numbers and days, and how one says where something cannot be read. */
public final class FileText {

    /** No exponents: a number of a few letters must not stand for one of a million digits. */
    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,15}([.][0-9]{0,10})?");

    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}.*");
    private static final int LENGTH_OF_A_DAY = 10;
    private static final int LONGEST_SHOWN = 80;

    private FileText() {}

    /**
     * @param text with a point
     * @param place where it stands: a line, or the number of a segment
     * @param wrong the message that says so, with place and text
     * @throws Invalid when it is no number of at most fifteen digits and ten decimals
     */
    public static BigDecimal decimal(String text, int place, String wrong) {
        var bare = text.strip();
        if (!DECIMAL.matcher(bare).matches()) {
            throw refused(wrong, place, text);
        }
        return new BigDecimal(bare.endsWith(".") ? bare + "0" : bare);
    }

    /**
     * @param text begins with a day such as 2026-11-24
     * @throws Invalid when it does not
     */
    public static LocalDate day(String text, int place, String wrong) {
        if (!DAY.matcher(text).matches()) {
            throw refused(wrong, place, text);
        }
        try {
            return LocalDate.parse(text.substring(0, LENGTH_OF_A_DAY));
        } catch (DateTimeException e) {
            throw because(refused(wrong, place, text), e);
        }
    }

    /** In one line, as far as it is kept. */
    public static String plain(String text, int longest) {
        var plain = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return plain.length() > longest ? plain.substring(0, longest) : plain;
    }

    /** As much of it as tells which it is. */
    public static String shown(String text) {
        var plain = plain(text, LONGEST_SHOWN + 1);
        return plain.length() > LONGEST_SHOWN ? plain.substring(0, LONGEST_SHOWN) + "…" : plain;
    }

    public static Invalid refused(String wrong, int place, String text) {
        return Invalid.field("file", wrong, place, shown(text));
    }

    public static Invalid because(Invalid refused, Exception cause) {
        refused.initCause(cause);
        return refused;
    }
}
