package caposaldo.strategy;

import caposaldo.analytics.segment.KeyAccountRules;
import caposaldo.sales.RollingSales.Metric;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One kept ranking of the whole company, over the twelve months that end with its day.
 *
 * @param rules the version of the rules it was made by
 * @param total what shares are of: the sum of the values that are not negative, in the company's currency
 * @param negative the sum of the others, zero or less
 * @param concentration Herfindahl-Hirschman index, 0 to 1
 * @param keyValue what the key accounts bring together
 * @param keyShare the same as a share of the total
 * @param setSize how many belong to the smallest set that reaches the together threshold
 * @param setShare what that set brings, 0 to 1
 * @param valued whether lifetime values are reckoned already
 */
public record Snapshot(
        long id,
        LocalDate asOf,
        Metric metric,
        long rules,
        KeyAccountRules thresholds,
        BigDecimal total,
        BigDecimal negative,
        double concentration,
        int clients,
        int keyAccounts,
        BigDecimal keyValue,
        double keyShare,
        int setSize,
        double setShare,
        boolean valued) {

    /** As many clients of equal size would be as concentrated. */
    public double equalClients() {
        return concentration > 0 ? 1 / concentration : 0;
    }
}
