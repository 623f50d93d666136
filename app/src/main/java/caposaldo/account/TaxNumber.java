package caposaldo.account;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A tax number with its check digit verified where the country has one: VAT numbers of the EU, Britain, Switzerland and
 * Norway, and the Russian INN.
 *
 * <p>Algorithms: the European Commission's VIES "VAT identification number structure" and the countries' own notices.
 */
public record TaxNumber(String country, String number) {

    private static final String SPANISH = "TRWAGMYFPDXBNJZSQVHLCKE";

    /** How far a number can be believed. */
    public enum Verdict {
        VALID,
        WRONG_FORM,
        WRONG_CHECK_DIGIT,
        /** The country's numbers are not checked here. */
        UNKNOWN_COUNTRY
    }

    /** Upper case, without blanks, dots, hyphens, slashes and the country's own prefix. */
    public static TaxNumber of(String country, String written) {
        var place = country.toUpperCase(Locale.ROOT);
        var plain = written.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        for (var prefix : prefixes(place)) {
            if (plain.startsWith(prefix)) {
                plain = plain.substring(prefix.length());
                break;
            }
        }
        if (place.equals("CH")) {
            plain = plain.replaceFirst("(MWST|TVA|IVA)$", "");
        }
        return new TaxNumber(place, plain);
    }

    private static String[] prefixes(String country) {
        return switch (country) {
            case "GR" -> new String[] {"EL", "GR"};
            case "AT" -> new String[] {"ATU", "U"};
            case "CH" -> new String[] {"CHE"};
            case "NO" -> new String[] {"NO"};
            default -> new String[] {country};
        };
    }

    public Verdict verdict() {
        return switch (country) {
            case "IT" -> check("\\d{11}", n -> luhn(n));
            case "DE" -> check("[1-9]\\d{8}", n -> iso7064(n));
            case "FR" -> check("[0-9A-HJ-NP-Z]{2}\\d{9}", TaxNumber::french);
            case "BE" -> check("[01]\\d{9}", n -> 97 - Long.parseLong(n.substring(0, 8)) % 97 == tail(n, 8));
            case "AT" -> check("\\d{8}", TaxNumber::austrian);
            case "NL" -> check("\\d{9}B\\d{2}", TaxNumber::dutch);
            case "PL" -> check("\\d{10}", n -> weighted(n, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == digit(n, 9));
            case "PT" -> check("\\d{9}", n -> elevenToZero(weighted(n, 9, 8, 7, 6, 5, 4, 3, 2)) == digit(n, 8));
            case "FI" -> check("\\d{8}", n -> (weighted(n, 7, 9, 10, 5, 8, 4, 2) + digit(n, 7)) % 11 == 0);
            case "DK" -> check("[1-9]\\d{7}", n -> weighted(n, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0);
            case "SE" -> check("\\d{10}01", n -> luhn(n.substring(0, 10)));
            case "GB" -> check("\\d{9}(\\d{3})?", TaxNumber::british);
            case "CH" -> check("\\d{9}", n -> elevenToZero(weighted(n, 5, 4, 3, 2, 7, 6, 5, 4)) == digit(n, 8));
            case "NO" -> check("\\d{9}(MVA)?", n -> elevenToZero(weighted(n, 3, 2, 7, 6, 5, 4, 3, 2)) == digit(n, 8));
            case "RU" -> check("\\d{10}|\\d{12}", TaxNumber::russian);
            case "ES" -> check("[A-Z0-9]\\d{7}[A-Z0-9]", TaxNumber::spanish);
            case "GR" -> check("\\d{9}", n -> weighted(n, 256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10 == digit(n, 8));
            case "IE" -> check("\\d{7}[A-W][A-IW]?", TaxNumber::irish);
            case "LU" -> check("\\d{8}", n -> Long.parseLong(n.substring(0, 6)) % 89 == tail(n, 6));
            case "HU" -> check("\\d{8}", n -> weighted(n, 9, 7, 3, 1, 9, 7, 3, 1) % 10 == 0);
            case "CZ" -> check("\\d{8,10}", TaxNumber::czech);
            case "SK" -> check("\\d{10}", n -> Long.parseLong(n) % 11 == 0);
            case "SI" -> check("[1-9]\\d{7}", n -> (11 - weighted(n, 8, 7, 6, 5, 4, 3, 2) % 11) % 10 == digit(n, 7));
            case "HR" -> check("\\d{11}", TaxNumber::iso7064);
            case "RO" -> check("[1-9]\\d{1,9}", TaxNumber::romanian);
            case "BG" -> check("\\d{9,10}", TaxNumber::bulgarian);
            case "EE" -> check("\\d{9}", n -> weighted(n, 3, 7, 1, 3, 7, 1, 3, 7, 1) % 10 == 0);
            case "LV" -> check("\\d{11}", TaxNumber::latvian);
            case "LT" -> check("\\d{9}|\\d{12}", TaxNumber::lithuanian);
            case "CY" -> check("\\d{8}[A-Z]", TaxNumber::cypriot);
            case "MT" -> check("\\d{8}", n -> weighted(n, 3, 4, 6, 7, 8, 9, 10, 1) % 37 == 0);
            default -> Verdict.UNKNOWN_COUNTRY;
        };
    }

    private Verdict check(String form, Predicate<String> checkDigit) {
        if (!number.matches(form)) {
            return Verdict.WRONG_FORM;
        }
        return checkDigit.test(number) ? Verdict.VALID : Verdict.WRONG_CHECK_DIGIT;
    }

    private static int digit(String number, int at) {
        return number.charAt(at) - '0';
    }

    private static long tail(String number, int from) {
        return Long.parseLong(number.substring(from));
    }

    private static int weighted(String number, int... weights) {
        return IntStream.range(0, weights.length)
                .map(i -> weights[i] * digit(number, i))
                .sum();
    }

    /** 11 minus the remainder; 10 and 11 stand for 0. */
    private static int elevenToZero(int sum) {
        var check = 11 - sum % 11;
        return check >= 10 ? 0 : check;
    }

    private static boolean luhn(String number) {
        var sum = 0;
        for (var i = 0; i < number.length(); i++) {
            var d = digit(number, number.length() - 1 - i) * (i % 2 == 0 ? 1 : 2);
            sum += d > 9 ? d - 9 : d;
        }
        return sum % 10 == 0;
    }

    /** ISO 7064, MOD 11,10. */
    private static boolean iso7064(String number) {
        var product = 10;
        for (var i = 0; i < number.length() - 1; i++) {
            var sum = (digit(number, i) + product) % 10;
            product = 2 * (sum == 0 ? 10 : sum) % 11;
        }
        return (11 - product) % 10 == digit(number, number.length() - 1);
    }

    /** Keys with letters belong to persons and have no published check. */
    private static boolean french(String number) {
        if (!number.matches("\\d{11}")) {
            return luhn(number.substring(2));
        }
        return (12 + 3 * (tail(number, 2) % 97)) % 97 == Long.parseLong(number.substring(0, 2));
    }

    private static boolean austrian(String number) {
        var sum = 0;
        for (var i = 0; i < 7; i++) {
            var d = digit(number, i) * (i % 2 == 0 ? 1 : 2);
            sum += d > 9 ? d - 9 : d;
        }
        return (96 - sum) % 10 == digit(number, 7);
    }

    /** Companies by the elevens test; since 2020 sole traders by MOD 97-10 over the letters' values. */
    private static boolean dutch(String number) {
        var elevens = weighted(number, 9, 8, 7, 6, 5, 4, 3, 2) % 11 == digit(number, 8);
        var digits = new StringBuilder();
        ("NL" + number).chars().forEach(c -> digits.append(Character.getNumericValue(c)));
        return elevens
                || new java.math.BigInteger(digits.toString())
                                .mod(java.math.BigInteger.valueOf(97))
                                .intValue()
                        == 1;
    }

    private static boolean british(String number) {
        var sum = weighted(number, 8, 7, 6, 5, 4, 3, 2) + 10 * digit(number, 7) + digit(number, 8);
        return sum % 97 == 0 || (sum + 55) % 97 == 0;
    }

    private static boolean russian(String number) {
        if (number.length() == 10) {
            return weighted(number, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10 == digit(number, 9);
        }
        return weighted(number, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10 == digit(number, 10)
                && weighted(number, 3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10 == digit(number, 11);
    }

    /** Persons by a letter over their number, companies by a digit or, by the kind of company, its letter. */
    private static boolean spanish(String number) {
        var kind = number.charAt(0);
        var last = number.charAt(8);
        if (Character.isDigit(kind) || "XYZ".indexOf(kind) >= 0) {
            var first = Math.max("XYZ".indexOf(kind), 0);
            var digits = Character.isDigit(kind) ? number.substring(0, 8) : first + number.substring(1, 8);
            return last == SPANISH.charAt((int) (Long.parseLong(digits) % 23));
        }
        if ("KLM".indexOf(kind) >= 0) {
            return last == SPANISH.charAt(Integer.parseInt(number.substring(1, 8)) % 23);
        }
        var sum = 0;
        for (var i = 1; i < 8; i++) {
            var d = digit(number, i) * (i % 2 == 1 ? 2 : 1);
            sum += d > 9 ? d - 9 : d;
        }
        var check = (10 - sum % 10) % 10;
        var asDigit = last == '0' + check;
        var asLetter = last == "JABCDEFGHI".charAt(check);
        return "ABEH".indexOf(kind) >= 0
                ? asDigit
                : "NPQRSW".indexOf(kind) >= 0 ? asLetter : "CDFGJUV".indexOf(kind) >= 0 && (asDigit || asLetter);
    }

    private static boolean irish(String number) {
        var letters = "WABCDEFGHIJKLMNOPQRSTUV";
        var second = number.length() == 9 ? letters.indexOf(number.charAt(8)) : 0;
        return letters.charAt((weighted(number, 8, 7, 6, 5, 4, 3, 2) + 9 * second) % 23) == number.charAt(7);
    }

    /** Companies have eight digits; persons nine, without a check digit before 1954, or ten. */
    private static boolean czech(String number) {
        if (number.length() == 8) {
            var check = (11 - weighted(number, 8, 7, 6, 5, 4, 3, 2) % 11) % 11;
            return (check == 0 ? 1 : check % 10) == digit(number, 7);
        }
        return number.length() == 9
                || Long.parseLong(number) % 11 == 0
                || Long.parseLong(number.substring(0, 9)) % 11 == 10 && digit(number, 9) == 0;
    }

    private static boolean romanian(String number) {
        var whole = "0".repeat(10 - number.length()) + number;
        return 10 * weighted(whole, 7, 5, 3, 2, 1, 7, 5, 3, 2) % 11 % 10 == digit(whole, 9);
    }

    /** Companies have nine digits; persons, foreigners and others ten, each with weights of their own. */
    private static boolean bulgarian(String number) {
        if (number.length() == 9) {
            var first = weighted(number, 1, 2, 3, 4, 5, 6, 7, 8) % 11;
            var check = first == 10 ? weighted(number, 3, 4, 5, 6, 7, 8, 9, 10) % 11 % 10 : first;
            return check == digit(number, 8);
        }
        var last = digit(number, 9);
        return weighted(number, 2, 4, 8, 5, 10, 9, 7, 3, 6) % 11 % 10 == last
                || weighted(number, 21, 19, 17, 13, 11, 9, 7, 3, 1) % 10 == last
                || (11 - weighted(number, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11 == last;
    }

    private static boolean latvian(String number) {
        return number.charAt(0) > '3'
                ? weighted(number, 9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1) % 11 == 3
                : (1 + weighted(number, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9)) % 11 % 10 == digit(number, 10);
    }

    private static boolean lithuanian(String number) {
        var last = number.length() - 1;
        var first = IntStream.range(0, last)
                        .map(i -> (1 + i % 9) * digit(number, i))
                        .sum()
                % 11;
        var second = IntStream.range(0, last)
                        .map(i -> (1 + (i + 2) % 9) * digit(number, i))
                        .sum()
                % 11;
        return (first == 10 ? second % 10 : first) == digit(number, last);
    }

    private static boolean cypriot(String number) {
        int[] odd = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21};
        var sum = IntStream.range(0, 8)
                .map(i -> i % 2 == 0 ? odd[digit(number, i)] : digit(number, i))
                .sum();
        return number.charAt(8) == 'A' + sum % 26;
    }
}
