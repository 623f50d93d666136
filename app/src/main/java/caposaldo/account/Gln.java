package caposaldo.account;

/** A global location number: thirteen digits, the last of them GS1's check digit over the others by threes and ones. */
final class Gln {

    private Gln() {}

    static boolean isValid(String number) {
        if (!number.matches("\\d{13}")) {
            return false;
        }
        var sum = 0;
        for (var i = 0; i < 12; i++) {
            sum += (number.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return (10 - sum % 10) % 10 == number.charAt(12) - '0';
    }
}
