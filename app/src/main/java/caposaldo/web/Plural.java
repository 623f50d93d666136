package caposaldo.web;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The grammatical numbers of our three languages, as CLDR names them. */
enum Plural {
    ONE,
    FEW,
    MANY,
    OTHER;

    static Plural of(Locale locale, BigDecimal value) {
        var whole = value.stripTrailingZeros();
        if (whole.scale() > 0) {
            return OTHER;
        }
        var number = whole.toBigInteger().abs();
        return locale.getLanguage().equals("ru")
                ? russian(number.mod(BigInteger.valueOf(100)).intValue())
                : number.equals(BigInteger.ONE) ? ONE : OTHER;
    }

    private static Plural russian(int lastTwo) {
        var last = lastTwo % 10;
        if (lastTwo >= 11 && lastTwo <= 14) {
            return MANY;
        }
        return last == 1 ? ONE : last >= 2 && last <= 4 ? FEW : MANY;
    }

    /** What a plural in this language must spell out. */
    static Set<Plural> neededIn(Locale locale) {
        return locale.getLanguage().equals("ru") ? EnumSet.allOf(Plural.class) : EnumSet.of(ONE, OTHER);
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
