package caposaldo.web.list;

/**
 * Text for a spreadsheet: what it would take for a formula is made plain text by an apostrophe before it (OWASP, CSV
 * injection), also behind characters that a spreadsheet passes over. Our own import takes it off again.
 */
public final class FormulaSafe {

    private static final String STARTS_A_FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private FormulaSafe() {}

    public static String text(String value) {
        return isFormula(value) ? "'" + value : value;
    }

    /** The text that {@link #text} made this of. */
    public static String original(String written) {
        return written.startsWith("'") && isFormula(written.substring(1)) ? written.substring(1) : written;
    }

    private static boolean isFormula(String value) {
        var first = value.codePoints().filter(c -> !isPassedOver(c)).findFirst();
        return first.isPresent() && STARTS_A_FORMULA.indexOf(first.getAsInt()) >= 0;
    }

    private static boolean isPassedOver(int c) {
        return STARTS_A_FORMULA.indexOf(c) < 0
                && (Character.isISOControl(c)
                        || Character.isSpaceChar(c)
                        || Character.getType(c) == Character.FORMAT
                        || c == '"');
    }
}
