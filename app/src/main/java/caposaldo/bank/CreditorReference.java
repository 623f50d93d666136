package caposaldo.bank;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A reference by ISO 11649: RF, two check digits (ISO 7064, MOD 97-10), up to 21 letters and digits of our own.
 *
 * @param own what stands behind the check digits, in capitals
 */
public record CreditorReference(String own) {

    private static final Pattern WRITTEN = Pattern.compile("(?i)(?<![\\p{L}\\p{N}])RF ?[0-9]{2}(?: ?[A-Z0-9]){1,21}");
    private static final int LONGEST = 21;
    private static final BigInteger MODULUS = BigInteger.valueOf(97);

    /** The reference by which payers may name a document; empty for a number too long or in other letters. */
    public static Optional<CreditorReference> of(String number) {
        var bare = number.replaceAll("[^\\p{L}\\p{N}]", "").toUpperCase(Locale.ROOT);
        return bare.matches("[A-Z0-9]{1,21}") ? Optional.of(new CreditorReference(bare)) : Optional.empty();
    }

    /**
     * Those in a text whose check digits are right. Where another word follows, the check digits tell the end: only that
     * length is taken which they confirm.
     */
    static List<CreditorReference> in(String text) {
        var found = new ArrayList<CreditorReference>();
        var match = WRITTEN.matcher(text);
        while (match.find()) {
            var words = match.group().toUpperCase(Locale.ROOT).split(" ");
            for (var count = words.length; count > 0; count--) {
                var bare = String.join("", List.of(words).subList(0, count));
                if (bare.length() > 4 && bare.length() <= LONGEST + 4 && isRight(bare)) {
                    found.add(new CreditorReference(bare.substring(4)));
                    break;
                }
            }
        }
        return List.copyOf(found);
    }

    private static boolean isRight(String bare) {
        return remainder(bare.substring(4) + bare.substring(0, 4)) == 1;
    }

    /** Letters count as 10 to 35. */
    private static int remainder(String text) {
        var digits = new StringBuilder();
        text.chars().forEach(c -> digits.append(Character.digit(c, 36)));
        return new BigInteger(digits.toString()).mod(MODULUS).intValue();
    }

    /** As it is written without spaces: RF18539007547034. */
    public String written() {
        return "RF%02d%s".formatted(98 - remainder(own + "RF00"), own);
    }

    /** In groups of four, as people copy it. */
    public String spaced() {
        return written().replaceAll("(.{4})(?=.)", "$1 ");
    }
}
