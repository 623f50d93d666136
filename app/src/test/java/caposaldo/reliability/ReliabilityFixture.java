package caposaldo.reliability;

import static java.util.Map.entry;

import caposaldo.analytics.credit.StatementLine;
import caposaldo.credit.CreditClass;
import caposaldo.kernel.Money;
import caposaldo.kernel.Percent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A firm that is sound in every respect, and the scoring every company begins with. */
final class ReliabilityFixture {

    private ReliabilityFixture() {}

    static final Scoring STARTING_POINT = new Scoring(
            Map.ofEntries(
                    entry(Factor.ALTMAN, scale(0, "1.1", 12, "1.85", 18, "2.6", 26, "5.85", 30)),
                    entry(Factor.PAYMENT_INDEX, scale(0, "40", 8, "50", 16, "60", 24, "70", 32, "80", 40)),
                    entry(Factor.YEARS_TRADING, scale(0, "2", 2, "5", 4, "10", 6)),
                    entry(Factor.EMPLOYEES, scale(1, "10", 2, "50", 3, "250", 4)),
                    entry(Factor.COURT_DEBT, scale(5, "0.01", 3, "5000", 0)),
                    entry(Factor.SANCTIONS, scale(0, "1", 5)),
                    entry(Factor.REFERENCES, scale(0, "1", 5, "2", 10))),
            Map.of(Step.REGISTRY, 12, Step.STATEMENTS, 18, Step.COURTS, 6, Step.SANCTIONS, 3, Step.REFERENCES, 12),
            Map.of(CreditClass.A, 80, CreditClass.B, 60, CreditClass.C, 40),
            Map.of(
                    CreditClass.A,
                    Percent.of("100"),
                    CreditClass.B,
                    Percent.of("75"),
                    CreditClass.C,
                    Percent.of("40"),
                    CreditClass.D,
                    Percent.of("0")),
            Percent.of("10"),
            BigDecimal.valueOf(50_000),
            Optional.empty(),
            50,
            12);

    private static Scale scale(int otherwise, Object... bands) {
        var of = new ArrayList<Scale.Band>();
        for (var i = 0; i < bands.length; i += 2) {
            of.add(new Scale.Band(new BigDecimal((String) bands[i]), (Integer) bands[i + 1]));
        }
        return new Scale(otherwise, of);
    }

    static final LocalDate DAY = LocalDate.of(2026, 11, 29);

    static final Money ZERO = Money.of("0", "EUR");

    static final ScoringVersion VERSION = version(STARTING_POINT);

    /** Sells 100 000 a month in Italy at 30 days, paid 10 days late: an index of 73.3. */
    static final Trade TRADE = new Trade(
            Optional.of(Money.of("100000", "EUR")),
            false,
            Optional.of(Percent.of("22")),
            Optional.of(new BigDecimal("30")),
            false,
            Optional.of(new BigDecimal("10")),
            Optional.of(new BigDecimal("73.3")));

    /** Z'' = 6.56 x 0.2 + 3.26 x 0.15 + 6.72 x 0.1 + 1.05 x 0.6667 = 3.173. */
    static Map<StatementLine, BigDecimal> items() {
        var items = new HashMap<StatementLine, BigDecimal>();
        items.put(StatementLine.WORKING_CAPITAL, new BigDecimal("200000"));
        items.put(StatementLine.RETAINED_EARNINGS, new BigDecimal("150000"));
        items.put(StatementLine.EBIT, new BigDecimal("100000"));
        items.put(StatementLine.BOOK_VALUE_OF_EQUITY, new BigDecimal("400000"));
        items.put(StatementLine.TOTAL_ASSETS, new BigDecimal("1000000"));
        items.put(StatementLine.TOTAL_LIABILITIES, new BigDecimal("600000"));
        items.put(StatementLine.SALES, new BigDecimal("1200000"));
        items.put(StatementLine.SALES_BEFORE, new BigDecimal("1100000"));
        items.put(StatementLine.OPERATING_PROFIT, new BigDecimal("95000"));
        items.put(StatementLine.FINANCIAL_EXPENSES, new BigDecimal("12000"));
        return items;
    }

    static ScoringVersion version(Scoring scoring) {
        return new ScoringVersion(1, scoring, Instant.EPOCH, "starting point", null);
    }

    static Evidence evidence(Finding finding, Figures figures) {
        return evidence(finding, figures, DAY.plusMonths(6));
    }

    static Evidence evidence(Finding finding, Figures figures, LocalDate validUntil) {
        return new Evidence(1, finding, "as told", "", DAY.minusDays(10), validUntil, figures, "Elena Rossi");
    }

    static Evidence registry() {
        return evidence(Finding.ACTIVE, Figures.registry(Optional.of(LocalDate.of(2010, 3, 1)), Optional.of(60)));
    }

    static Evidence statements(String netWorth) {
        return evidence(
                Finding.AUDITED,
                Figures.statements(new Statement(2025, "EUR", items(), Optional.of(new BigDecimal(netWorth)))));
    }

    static Evidence courts(String debt) {
        return evidence(Finding.CASES, Figures.courts(Money.of(debt, "EUR")));
    }

    static Evidence plain(Finding finding) {
        return evidence(finding, Figures.NONE);
    }
}
