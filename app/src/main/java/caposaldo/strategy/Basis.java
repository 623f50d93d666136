package caposaldo.strategy;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.sales.RollingSales.Metric;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * Which ranking is meant: by what, and as of which kept day.
 *
 * @param asOf empty for the newest
 */
public record Basis(Metric metric, Optional<LocalDate> asOf) {

    private static final String NEWEST = "latest";

    public static Basis newest(Metric metric) {
        return new Basis(metric, Optional.empty());
    }

    /**
     * As addresses spell it: {@code margin} and {@code latest} or a day.
     *
     * @throws Missing when it is spelled otherwise
     */
    public static Basis of(String metric, String day) {
        try {
            return new Basis(
                    Metric.valueOf(metric.toUpperCase(Locale.ROOT)),
                    day.isBlank() || day.equals(NEWEST) ? Optional.empty() : Optional.of(LocalDate.parse(day)));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new Missing("ranking " + metric + " as of " + day);
        }
    }

    /** A ranking by margin tells margins. */
    public static Right right(Metric metric) {
        return metric == Metric.MARGIN ? Right.MARGIN_READ : Right.SALES_READ;
    }

    /** @throws caposaldo.kernel.Forbidden to who may not know what it ranks by */
    public void require(AccessScope scope) {
        scope.require(right(metric));
    }

    public String metricName() {
        return metric.name().toLowerCase(Locale.ROOT);
    }

    /** Where all clients of it are listed. */
    public String ranking() {
        return "/key-accounts/" + metricName() + "/"
                + asOf.map(LocalDate::toString).orElse(NEWEST) + "/ranking";
    }
}
