package caposaldo.catalog;

import static caposaldo.db.catalog.Tables.SAMPLE;
import static caposaldo.db.catalog.Tables.SAMPLE_LOAN;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Stale;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes demonstration samples and their loans. */
@Component
class SampleStore {

    private final DSLContext sql;

    SampleStore(DSLContext sql) {
        this.sql = sql;
    }

    SampleId insert(
            ItemId item, String serial, String place, DemonstrationSample.Condition condition, boolean generated) {
        return sql.insertInto(SAMPLE)
                .set(SAMPLE.ITEM_ID, item.value())
                .set(SAMPLE.SERIAL, serial)
                .set(SAMPLE.PLACE, place)
                .set(SAMPLE.CONDITION, condition.name())
                .set(SAMPLE.GENERATED, generated)
                .onConflict(SAMPLE.SERIAL)
                .doNothing()
                .returningResult(SAMPLE.ID)
                .fetchOptional(row -> new SampleId(row.value1()))
                .orElseThrow(() -> Invalid.field("serial", "catalog.invalid.serial.taken", serial));
    }

    /** @throws Stale when somebody changed it since {@code version} was read */
    void update(SampleId id, int version, Map<Field<?>, ?> changes) {
        var touched = sql.update(SAMPLE)
                .set(changes)
                .set(SAMPLE.VERSION, SAMPLE.VERSION.plus(1))
                .where(SAMPLE.ID.eq(id.value()))
                .and(SAMPLE.VERSION.eq(version))
                .execute();
        if (touched == 0) {
            throw new Stale("sample " + id.value());
        }
    }

    /** Until the end of the transaction nobody else lends the sample, takes it back or retires it. */
    void lock(SampleId id) {
        var locked = sql.select(SAMPLE.ID)
                .from(SAMPLE)
                .where(SAMPLE.ID.eq(id.value()))
                .forUpdate()
                .fetch();
        if (locked.isEmpty()) {
            throw new Missing("sample " + id.value());
        }
    }

    long lend(AccessScope scope, DemonstrationSample sample, long client, LocalDate dueBackOn, @Nullable String note) {
        return sql.insertInto(SAMPLE_LOAN)
                .set(SAMPLE_LOAN.SAMPLE_ID, sample.id().value())
                .set(SAMPLE_LOAN.CLIENT_ID, client)
                .set(SAMPLE_LOAN.LENT_ON, scope.date())
                .set(SAMPLE_LOAN.DUE_BACK_ON, dueBackOn)
                .set(SAMPLE_LOAN.LENT_BY_ID, scope.userId())
                .set(SAMPLE_LOAN.LENT_CONDITION, sample.condition().name())
                .set(SAMPLE_LOAN.NOTE, note)
                .returningResult(SAMPLE_LOAN.ID)
                .fetchSingle()
                .value1();
    }

    /** @throws Stale when somebody changed it since {@code version} was read */
    void updateLoan(Loan loan, int version, Map<Field<?>, ?> changes) {
        var touched = sql.update(SAMPLE_LOAN)
                .set(changes)
                .set(SAMPLE_LOAN.VERSION, SAMPLE_LOAN.VERSION.plus(1))
                .where(SAMPLE_LOAN.ID.eq(loan.id()))
                .and(SAMPLE_LOAN.VERSION.eq(version))
                .execute();
        if (touched == 0) {
            throw new Stale("loan " + loan.id());
        }
    }

    void deleteLoan(Loan loan, int version) {
        var touched = sql.deleteFrom(SAMPLE_LOAN)
                .where(SAMPLE_LOAN.ID.eq(loan.id()))
                .and(SAMPLE_LOAN.VERSION.eq(version))
                .execute();
        if (touched == 0) {
            throw new Stale("loan " + loan.id());
        }
    }

    void setCondition(SampleId id, DemonstrationSample.Condition condition) {
        sql.update(SAMPLE)
                .set(SAMPLE.CONDITION, Objects.requireNonNull(condition).name())
                .where(SAMPLE.ID.eq(id.value()))
                .and(SAMPLE.CONDITION.ne(condition.name()))
                .execute();
    }
}
