package caposaldo.receivable;

import static caposaldo.db.receivable.Tables.ALLOCATION;
import static caposaldo.db.receivable.Tables.INTEREST_CHARGE;
import static caposaldo.db.receivable.Tables.INTEREST_LAW;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.sum;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Reads and keeps what the law says of interest, and what was claimed by it. */
@Component
class InterestStore {

    private final DSLContext sql;
    private final String country;

    InterestStore(DSLContext sql, @Value("${caposaldo.country:IT}") String country) {
        this.sql = sql;
        this.country = country;
    }

    List<LateInterest.Rate> rates() {
        return sql.select(INTEREST_LAW.VALID_FROM, INTEREST_LAW.REFERENCE_RATE.plus(INTEREST_LAW.MARGIN))
                .from(INTEREST_LAW)
                .where(INTEREST_LAW.COUNTRY.eq(country))
                .orderBy(INTEREST_LAW.VALID_FROM)
                .fetch(row -> new LateInterest.Rate(row.value1(), row.value2()));
    }

    /** What was owed of a debt from a day on: a payment counts from the day after it came. */
    List<LateInterest.Owed> owed(LedgerItem debt, LocalDate from) {
        var days = sql.select(ALLOCATION.ALLOCATED_ON, sum(ALLOCATION.AMOUNT))
                .from(ALLOCATION)
                .where(ALLOCATION.DEBIT_ID.eq(debt.id().value()))
                .groupBy(ALLOCATION.ALLOCATED_ON)
                .orderBy(ALLOCATION.ALLOCATED_ON)
                .fetch();
        var left = debt.amount();
        var owed = new ArrayList<LateInterest.Owed>();
        owed.add(new LateInterest.Owed(LocalDate.MIN, left));
        for (var day : days) {
            left = left.minus(new Money(day.value2(), debt.amount().currency()));
            owed.add(new LateInterest.Owed(day.value1().plusDays(1), left));
        }
        var before = owed.stream().filter(o -> !o.from().isAfter(from)).count();
        return owed.subList((int) before - 1, owed.size());
    }

    Optional<LocalDate> lastClaimed(LedgerItemId debt) {
        return Optional.ofNullable(sql.select(max(INTEREST_CHARGE.UNTIL_ON))
                .from(INTEREST_CHARGE)
                .where(INTEREST_CHARGE.LEDGER_ITEM_ID.eq(debt.value()))
                .fetchSingle()
                .value1());
    }

    void insert(
            AccessScope scope,
            LedgerItem debt,
            ChargeInterest.Claim claim,
            Money amount,
            @Nullable LedgerItemId interest,
            @Nullable String waivedBecause) {
        sql.insertInto(INTEREST_CHARGE)
                .set(INTEREST_CHARGE.LEDGER_ITEM_ID, debt.id().value())
                .set(INTEREST_CHARGE.CLIENT_ID, debt.client().value())
                .set(INTEREST_CHARGE.CURRENCY, debt.amount().currency().getCurrencyCode())
                .set(INTEREST_CHARGE.FROM_ON, claim.from())
                .set(INTEREST_CHARGE.UNTIL_ON, claim.until())
                .set(INTEREST_CHARGE.AMOUNT, amount.amount())
                .set(INTEREST_CHARGE.INTEREST_ITEM_ID, interest == null ? null : interest.value())
                .set(INTEREST_CHARGE.WAIVED_BECAUSE, waivedBecause)
                .set(INTEREST_CHARGE.CHARGED_ON, scope.date())
                .set(INTEREST_CHARGE.CHARGED_BY_ID, scope.userId())
                .execute();
    }

    /** @throws Invalid when that half-year is kept already */
    void keepLaw(LocalDate from, BigDecimal referenceRate, BigDecimal margin, String source) {
        var kept = sql.insertInto(INTEREST_LAW)
                .set(INTEREST_LAW.COUNTRY, country)
                .set(INTEREST_LAW.VALID_FROM, from)
                .set(INTEREST_LAW.REFERENCE_RATE, referenceRate)
                .set(INTEREST_LAW.MARGIN, margin)
                .set(INTEREST_LAW.SOURCE, source)
                .onConflict(INTEREST_LAW.COUNTRY, INTEREST_LAW.VALID_FROM)
                .doNothing()
                .execute();
        if (kept == 0) {
            throw Invalid.field("from", "receivable.invalid.lawKept");
        }
    }
}
