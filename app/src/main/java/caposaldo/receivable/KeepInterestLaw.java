package caposaldo.receivable;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The law of interest as it is published, half-year by half-year; what is kept is not changed, because claims rest on it. */
@Component
public class KeepInterestLaw {

    private static final int HIGHEST = 100;

    private final InterestStore store;

    KeepInterestLaw(InterestStore store) {
        this.store = store;
    }

    /**
     * @param from 1 January or 1 July
     * @param referenceRate percent a year, may be below zero
     * @param margin points the law adds
     * @param source where it is published
     * @throws Invalid when that half-year is kept already, or something makes no sense
     */
    @Transactional
    public void keep(AccessScope scope, LocalDate from, BigDecimal referenceRate, BigDecimal margin, String source) {
        scope.require(Right.RECEIVABLE_POST);
        if (from.getDayOfMonth() != 1 || from.getMonthValue() != 1 && from.getMonthValue() != 7) {
            throw Invalid.field("from", "receivable.invalid.halfYear");
        } else if (referenceRate.abs().compareTo(BigDecimal.TEN) > 0 && referenceRate.signum() < 0
                || referenceRate.compareTo(BigDecimal.valueOf(HIGHEST)) > 0
                || referenceRate.scale() > 3) {
            throw Invalid.field("referenceRate", "receivable.invalid.rate");
        } else if (margin.signum() < 0 || margin.compareTo(BigDecimal.valueOf(HIGHEST)) > 0 || margin.scale() > 3) {
            throw Invalid.field("margin", "receivable.invalid.rate");
        } else if (source.isBlank()) {
            throw Invalid.field("source", "receivable.invalid.source");
        }
        store.keepLaw(from, referenceRate, margin, source.strip());
    }
}
