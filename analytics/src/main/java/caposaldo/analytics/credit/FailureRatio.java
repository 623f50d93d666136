package caposaldo.analytics.credit;

/** What {@link FailureModel} looks at: one line of a statement over another, without unit. */
public enum FailureRatio {
    DEBT_RATIO(StatementLine.TOTAL_LIABILITIES, StatementLine.TOTAL_ASSETS),
    WORKING_CAPITAL_RATIO(StatementLine.WORKING_CAPITAL, StatementLine.TOTAL_ASSETS),
    RETAINED_EARNINGS_RATIO(StatementLine.RETAINED_EARNINGS, StatementLine.TOTAL_ASSETS),
    EQUITY_TO_DEBT(StatementLine.BOOK_VALUE_OF_EQUITY, StatementLine.TOTAL_LIABILITIES),
    ASSET_TURNOVER(StatementLine.SALES, StatementLine.TOTAL_ASSETS),
    SALES_GROWTH(StatementLine.SALES, StatementLine.SALES_BEFORE),
    INTEREST_COVER(StatementLine.OPERATING_PROFIT, StatementLine.FINANCIAL_EXPENSES),
    OPERATING_MARGIN(StatementLine.OPERATING_PROFIT, StatementLine.SALES);

    /** Profit covers expenses of nothing so many times, and a loss as many times not. */
    private static final double COVERED = 100_000;

    private final StatementLine line;
    private final StatementLine over;

    FailureRatio(StatementLine line, StatementLine over) {
        this.line = line;
        this.over = over;
    }

    public StatementLine line() {
        return line;
    }

    public StatementLine over() {
        return over;
    }

    double of(double numerator, double denominator) {
        if (denominator == 0) {
            return numerator < 0 ? -COVERED : COVERED;
        }
        return Math.clamp(numerator / denominator, -COVERED, COVERED);
    }
}
