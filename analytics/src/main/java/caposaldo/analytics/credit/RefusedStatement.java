package caposaldo.analytics.credit;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A statement that says too little.
 *
 * @param missing lines that it lacks: absent, or not a number
 * @param notPositive denominators that are zero or negative
 */
public record RefusedStatement(Set<StatementLine> missing, Set<StatementLine> notPositive)
        implements AltmanScore, FailureOutlook {

    public RefusedStatement {
        missing = Set.copyOf(missing);
        notPositive = Set.copyOf(notPositive);
    }

    /** @return empty when the statement has all lines that are needed and its denominators are above 0 */
    static Optional<RefusedStatement> of(
            Map<StatementLine, Double> statement, Set<StatementLine> needed, Set<StatementLine> denominators) {
        Set<StatementLine> missing = EnumSet.copyOf(needed);
        missing.removeIf(line -> Double.isFinite(statement.getOrDefault(line, Double.NaN)));
        Set<StatementLine> notPositive = EnumSet.copyOf(denominators);
        notPositive.removeIf(line -> missing.contains(line) || statement.getOrDefault(line, 0.0) > 0);
        return missing.isEmpty() && notPositive.isEmpty()
                ? Optional.empty()
                : Optional.of(new RefusedStatement(missing, notPositive));
    }
}
