package caposaldo.analytics.credit;

/** Lines of the balance sheet and the income statement, all in one currency and of one year unless they say otherwise. */
public enum StatementLine {
    WORKING_CAPITAL,
    RETAINED_EARNINGS,
    /** Earnings before interest and taxes. */
    EBIT,
    BOOK_VALUE_OF_EQUITY,
    TOTAL_ASSETS,
    TOTAL_LIABILITIES,
    SALES,
    /** Of the year before. */
    SALES_BEFORE,
    /** Of the trade itself, before financial income and expenses. */
    OPERATING_PROFIT,
    /** Interest and the like. */
    FINANCIAL_EXPENSES;

    /** What was sold and what debts cost cannot be less than nothing. */
    public boolean mayBeNegative() {
        return this != SALES && this != SALES_BEFORE && this != FINANCIAL_EXPENSES;
    }
}
