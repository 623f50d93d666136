package caposaldo.exchange;

import java.util.List;

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

    /** Every pattern of dates that is told apart: the choices where it is told wrongly. */
    public static List<String> datePatterns() {
        return CellStyle.PATTERNS;
    }

    public enum Kind {
        CSV("csv", "text/csv;charset=UTF-8"),
        XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

        private final String ending;
        private final String mediaType;

        Kind(String ending, String mediaType) {
            this.ending = ending;
            this.mediaType = mediaType;
        }

        /** Without the dot. */
        public String ending() {
            return ending;
        }

        public String mediaType() {
            return mediaType;
        }
    }
}
