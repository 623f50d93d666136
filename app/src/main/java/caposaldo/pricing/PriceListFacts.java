package caposaldo.pricing;

import caposaldo.kernel.Invalid;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** What a person writes about a price list. */
public record PriceListFacts(
        String code,
        String name,
        Currency currency,
        LocalDate from,
        @Nullable LocalDate until) {

    private static final int LONGEST_CODE = 20;
    private static final int LONGEST_NAME = 80;

    /** @throws Invalid when there is no such currency */
    public static Currency currency(String code) {
        try {
            return Currency.getInstance(code.strip().toUpperCase(java.util.Locale.ROOT));
        } catch (IllegalArgumentException none) {
            var problem = Invalid.field("currency", "pricing.invalid.currency", code);
            problem.initCause(none);
            throw problem;
        }
    }

    /**
     * The same where it may be left out.
     *
     * @return null where it is
     */
    public static @Nullable Currency currencyIfSaid(@Nullable String code) {
        return code == null || code.isBlank() ? null : currency(code);
    }

    /** @throws Invalid naming the field that cannot stand as it is */
    PriceListFacts checked() {
        if (until != null && until.isBefore(from)) {
            throw Invalid.field("until", "pricing.invalid.until");
        }
        return new PriceListFacts(code(code), name(name), currency, from, until);
    }

    static String code(String typed) {
        var code = typed.strip();
        if (code.isEmpty() || code.length() > LONGEST_CODE) {
            throw Invalid.field("code", "pricing.invalid.code", LONGEST_CODE);
        }
        return code;
    }

    static String name(String typed) {
        var name = typed.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw Invalid.field("name", "pricing.invalid.name", LONGEST_NAME);
        }
        return name;
    }
}
