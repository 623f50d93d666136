package caposaldo.analytics.credit;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Altman's Z'' for firms that are not listed, of any trade:
 * 6.56 working capital / total assets + 3.26 retained earnings / total assets + 6.72 EBIT / total
 * assets + 1.05 book value of equity / total liabilities (Altman, Hartzell and Peck 1995, without the
 * constant of emerging markets). Safe above 2.6, distress below 1.1; the borders 2.9 and 1.23 that some
 * print belong to Z' of manufacturers.
 *
 * <p>A statement that lacks an item is refused: equity does not stand for retained earnings, nor net
 * profit for EBIT.
 */
public sealed interface AltmanScore permits AltmanScore.Scored, RefusedStatement {

    enum Zone {
        SAFE,
        GREY,
        DISTRESS
    }

    /**
     * One of the four ratios.
     *
     * @param ratio {@code item} over total assets, for equity over total liabilities
     */
    record Term(StatementLine item, double ratio, double coefficient) {

        /** What this ratio adds to {@link Scored#z()}. */
        public double adds() {
            return coefficient * ratio;
        }
    }

    /** A score with its four terms. */
    record Scored(List<Term> terms) implements AltmanScore {

        public Scored {
            terms = List.copyOf(terms);
        }

        /** Z'', without unit; usually between -10 and 15. */
        public double z() {
            return terms.stream().mapToDouble(Term::adds).sum();
        }

        public Zone zone() {
            double z = z();
            return z > SAFE_ABOVE ? Zone.SAFE : z < DISTRESS_BELOW ? Zone.DISTRESS : Zone.GREY;
        }
    }

    /** What it is reckoned from. */
    Set<StatementLine> LINES = Set.of(
            StatementLine.WORKING_CAPITAL,
            StatementLine.RETAINED_EARNINGS,
            StatementLine.EBIT,
            StatementLine.BOOK_VALUE_OF_EQUITY,
            StatementLine.TOTAL_ASSETS,
            StatementLine.TOTAL_LIABILITIES);

    Set<StatementLine> DENOMINATORS = Set.of(StatementLine.TOTAL_ASSETS, StatementLine.TOTAL_LIABILITIES);

    double SAFE_ABOVE = 2.6;
    double DISTRESS_BELOW = 1.1;

    /** Scores a statement, or says what is in the way. An item that is absent or not a number is missing. */
    static AltmanScore of(Map<StatementLine, Double> statement) {
        return RefusedStatement.of(statement, LINES, DENOMINATORS)
                .<AltmanScore>map(refused -> refused)
                .orElseGet(() -> new Scored(List.of(
                        term(statement, StatementLine.WORKING_CAPITAL, StatementLine.TOTAL_ASSETS, 6.56),
                        term(statement, StatementLine.RETAINED_EARNINGS, StatementLine.TOTAL_ASSETS, 3.26),
                        term(statement, StatementLine.EBIT, StatementLine.TOTAL_ASSETS, 6.72),
                        term(statement, StatementLine.BOOK_VALUE_OF_EQUITY, StatementLine.TOTAL_LIABILITIES, 1.05))));
    }

    private static Term term(
            Map<StatementLine, Double> statement, StatementLine item, StatementLine over, double coefficient) {
        return new Term(item, statement.getOrDefault(item, 0.0) / statement.getOrDefault(over, 1.0), coefficient);
    }
}
