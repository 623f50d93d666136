package caposaldo.catalog;

import caposaldo.kernel.Invalid;

/**
 * A Global Trade Item Number with 8, 12, 13 or 14 digits, the last of them the check digit (GS1 General Specifications,
 * 7.9: weights 3 and 1 from the right make the sum a multiple of ten). Two that differ only in leading zeros are equal.
 *
 * @param digits as they are printed under the bar code
 */
public record Gtin(String digits) {

    private static final int LONGEST = 14;

    /** @throws IllegalArgumentException when it is none */
    public Gtin {
        if (!isGtin(digits)) {
            throw new IllegalArgumentException("No GTIN: " + digits);
        }
    }

    /**
     * As people type it, with spaces or hyphens between the digits.
     *
     * @param field where a problem is told
     * @throws Invalid when its length or its check digit is wrong
     */
    public static Gtin of(String typed, String field) {
        var digits = plain(typed);
        if (!hasForm(digits)) {
            throw Invalid.field(field, "catalog.invalid.gtin.form");
        }
        var expected = checkDigit(digits.substring(0, digits.length() - 1));
        if (expected != digits.charAt(digits.length() - 1) - '0') {
            throw Invalid.field(field, "catalog.invalid.gtin.check", expected);
        }
        return new Gtin(digits);
    }

    /** Without the spaces and hyphens that are printed between the digits. */
    static String plain(String typed) {
        return typed.replaceAll("[ \u00a0-]", "");
    }

    static boolean isGtin(String digits) {
        return hasForm(digits)
                && checkDigit(digits.substring(0, digits.length() - 1)) == digits.charAt(digits.length() - 1) - '0';
    }

    private static boolean hasForm(String digits) {
        return digits.matches("[0-9]{8}|[0-9]{12,14}");
    }

    /** @param data the digits before the check digit, at least one */
    public static int checkDigit(String data) {
        var sum = 0;
        for (var fromRight = 0; fromRight < data.length(); fromRight++) {
            var digit = data.charAt(data.length() - 1 - fromRight) - '0';
            sum += fromRight % 2 == 0 ? 3 * digit : digit;
        }
        return (10 - sum % 10) % 10;
    }

    /** With leading zeros to fourteen digits: how two of them are compared. */
    public String padded() {
        return "0".repeat(LONGEST - digits.length()) + digits;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Gtin gtin && padded().equals(gtin.padded());
    }

    @Override
    public int hashCode() {
        return padded().hashCode();
    }

    @Override
    public String toString() {
        return digits;
    }
}
