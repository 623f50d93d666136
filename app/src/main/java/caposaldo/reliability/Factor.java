package caposaldo.reliability;

import caposaldo.analytics.credit.AltmanScore;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** What the scorecard measures, each told from one step. */
public enum Factor {
    /** Altman's Z'', where the statement has all it needs. */
    ALTMAN(Step.STATEMENTS),
    /** The own payment index, 0 to 100. */
    PAYMENT_INDEX(Step.PAYMENT),
    /** Whole years since the firm was founded. */
    YEARS_TRADING(Step.REGISTRY),
    EMPLOYEES(Step.REGISTRY),
    /** What courts were asked to make it pay, in the company's currency. */
    COURT_DEBT(Step.COURTS),
    /** 1 when it stands on no list, else 0. */
    SANCTIONS(Step.SANCTIONS),
    /** 2 for good references, 1 for mixed, 0 for poor ones. */
    REFERENCES(Step.REFERENCES);

    private final Step step;

    Factor(Step step) {
        this.step = step;
    }

    public Step step() {
        return step;
    }

    /** @param valid evidence that has not expired; empty when it does not tell */
    Optional<BigDecimal> measure(Map<Step, Evidence> valid, Trade trade, LocalDate day) {
        if (this == PAYMENT_INDEX) {
            return trade.index();
        }
        return Optional.ofNullable(valid.get(step)).flatMap(evidence -> measure(evidence, day));
    }

    private Optional<BigDecimal> measure(Evidence evidence, LocalDate day) {
        var figures = evidence.figures();
        return switch (this) {
            case ALTMAN -> figures.statement().flatMap(Factor::z);
            case YEARS_TRADING ->
                figures.foundedOn().map(founded -> BigDecimal.valueOf(ChronoUnit.YEARS.between(founded, day)));
            case EMPLOYEES -> figures.employees().map(BigDecimal::valueOf);
            case COURT_DEBT ->
                Optional.of(figures.courtDebt().map(debt -> debt.amount()).orElse(BigDecimal.ZERO));
            case SANCTIONS, REFERENCES -> Optional.of(BigDecimal.valueOf(worth(evidence.finding())));
            case PAYMENT_INDEX -> throw new IllegalStateException("told by the ledger");
        };
    }

    private static Optional<BigDecimal> z(Statement statement) {
        return statement.altman() instanceof AltmanScore.Scored scored
                ? Optional.of(BigDecimal.valueOf(scored.z()))
                : Optional.empty();
    }

    private static int worth(Finding finding) {
        return switch (finding) {
            case GOOD -> 2;
            case MIXED, NOT_LISTED -> 1;
            default -> 0;
        };
    }
}
