package caposaldo.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A chart is a table first; the picture is drawn from the table's cells.
 *
 * @param corners of a scatter whose axes run from 0 to 100: what the quarters mean, from the upper left to the lower
 *     right; empty for none
 * @param rowHead what the rows are: Month, Client
 */
public record Chart(
        Kind kind, String title, String rowHead, List<Series> series, List<Row> rows, List<String> corners) {

    public Chart(Kind kind, String title, String rowHead, List<Series> series, List<Row> rows) {
        this(kind, title, rowHead, series, rows, List.of());
    }

    /**
     * PARETO: bars and the share they add up to; SCATTER: x, y and, when there is a third series, size; CURVE: the first
     * series is x, the others are drawn over it.
     */
    public enum Kind {
        BARS,
        PARETO,
        LINE,
        CURVE,
        SCATTER;

        public String css() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** MUTED: what is compared with, such as last year; GOAL: a dashed line; SHARE: in percent, on an axis of its own; POINT: marks without a line; STACK: bars one on the other. */
    public enum Shape {
        BAR,
        MUTED,
        LINE,
        GOAL,
        SHARE,
        POINT,
        STACK;

        public String css() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public record Series(String label, Shape shape) {}

    /** @param path what the row opens, empty for nothing */
    public record Row(String label, String path, List<Cell> cells) {}

    /** @param value null where there is none */
    public record Cell(String shown, @Nullable BigDecimal value) {

        public String plain() {
            return value == null ? "" : value.toPlainString();
        }
    }
}
