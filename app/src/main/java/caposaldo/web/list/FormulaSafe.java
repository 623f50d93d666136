package caposaldo.web.list;

/** Text for a spreadsheet: what it would take for a formula is made plain text (OWASP, CSV injection). */
final class FormulaSafe {

    private FormulaSafe() {}

    static String text(String value) {
        return !value.isEmpty() && "=+-@\t\r\n".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }
}
