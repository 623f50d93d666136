package caposaldo.exchange;

/**
 * How a file writes things.
 *
 * @param charset name of its encoding; empty for a workbook
 * @param delimiter between cells; a comma for a workbook
 * @param decimal point or comma
 * @param dates the pattern its dates follow; empty when it has none
 * @param unsure whether another date pattern would fit as well
 */
public record SourceFormat(Kind kind, String charset, char delimiter, char decimal, String dates, boolean unsure) {

    public enum Kind {
        CSV,
        XLSX
    }
}
