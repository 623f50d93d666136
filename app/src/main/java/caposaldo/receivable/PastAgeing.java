package caposaldo.receivable;

import static caposaldo.db.receivable.Tables.ALLOCATION;
import static caposaldo.db.receivable.Tables.LEDGER_ITEM;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.sum;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was owed on a day that is past, recounted from the documents and allocations up to that day. A payment that was
 * cancelled later counts until then, as money that is not applied. What was disputed then is not told.
 */
@Component
public class PastAgeing {

    private final DSLContext sql;
    private final Receivables receivables;

    PastAgeing(DSLContext sql, Receivables receivables) {
        this.sql = sql;
        this.receivables = receivables;
    }

    /**
     * The kept sums for today, recounted for a day before: that reads every document.
     *
     * @throws Invalid when the day is still to come
     */
    @Transactional(readOnly = true)
    public ClientAccount asOf(AccessScope scope, Currency currency, LocalDate day) {
        return day.equals(scope.date()) ? receivables.total(scope, currency) : of(scope, currency, day);
    }

    /** @throws Invalid when the day is still to come */
    @Transactional(readOnly = true)
    public ClientAccount of(AccessScope scope, Currency currency, LocalDate day) {
        scope.require(Right.RECEIVABLE_READ);
        if (day.isAfter(scope.date())) {
            throw Invalid.field("asOf", "receivable.invalid.future");
        }
        var row = sql.select(sums(day)).from(items(scope, currency, day)).fetchSingle();
        return new ClientAccount(
                day,
                new Money(row.get(0, BigDecimal.class), currency),
                Stream.of(2, 3, 4, 5, 6)
                        .map(n -> new Money(row.get(n, BigDecimal.class), currency))
                        .toList(),
                new Money(BigDecimal.ZERO, currency),
                new Money(row.get(1, BigDecimal.class), currency),
                row.get(7, Integer.class),
                row.get(8, Integer.class),
                row.get(9, LocalDate.class),
                row.get(10, BigDecimal.class));
    }

    private static List<Field<?>> sums(LocalDate day) {
        var open = DSL.field(DSL.name("items", "open"), BigDecimal.class);
        var debit = DSL.condition(DSL.field(DSL.name("items", "debit"), Boolean.class))
                .and(open.gt(BigDecimal.ZERO));
        var due = DSL.field(DSL.name("items", "due_on"), LocalDate.class);
        var overdue = debit.and(due.lt(day));
        var days = DSL.field("({0} * ({1}::date - {2}))", BigDecimal.class, open, DSL.val(day), due);
        return List.of(
                within(open, debit),
                within(open, DSL.not(debit)),
                within(open, debit.and(due.ge(day))),
                within(open, debit.and(due.between(day.minusDays(30), day.minusDays(1)))),
                within(open, debit.and(due.between(day.minusDays(60), day.minusDays(31)))),
                within(open, debit.and(due.between(day.minusDays(90), day.minusDays(61)))),
                within(open, debit.and(due.lt(day.minusDays(90)))),
                count().filterWhere(debit),
                count().filterWhere(overdue),
                min(due).filterWhere(debit),
                within(days, overdue));
    }

    private static Field<BigDecimal> within(Field<BigDecimal> amount, Condition when) {
        return coalesce(sum(amount).filterWhere(when), BigDecimal.ZERO);
    }

    /** Each document that stood on the day, with what was open of it then. */
    private org.jooq.Table<?> items(AccessScope scope, Currency currency, LocalDate day) {
        var item = DSL.field(DSL.name("allocated", "item"), Long.class);
        var taken = DSL.field(DSL.name("allocated", "amount"), BigDecimal.class);
        return DSL.select(
                        LEDGER_ITEM.DEBIT,
                        LEDGER_ITEM.DUE_ON,
                        LEDGER_ITEM
                                .AMOUNT
                                .minus(coalesce(taken, BigDecimal.ZERO))
                                .as("open"))
                .from(LEDGER_ITEM)
                .leftJoin(allocated(day))
                .on(item.eq(LEDGER_ITEM.ID))
                .where(LEDGER_ITEM.ISSUED_ON.le(day))
                .and(LEDGER_ITEM.CURRENCY.eq(currency.getCurrencyCode()))
                .and(LEDGER_ITEM.CANCELLED_ON.isNull().or(LEDGER_ITEM.CANCELLED_ON.gt(day)))
                .and(LEDGER_ITEM.SETTLED_ON.isNull().or(LEDGER_ITEM.SETTLED_ON.gt(day)))
                .and(Receivables.seenBy(scope, LEDGER_ITEM.CLIENT_ID))
                .asTable("items");
    }

    /** What had been taken from each side by the day. */
    private static org.jooq.Table<?> allocated(LocalDate day) {
        var sides = DSL.select(ALLOCATION.DEBIT_ID.as("item"), ALLOCATION.AMOUNT)
                .from(ALLOCATION)
                .where(ALLOCATION.ALLOCATED_ON.le(day))
                .unionAll(DSL.select(ALLOCATION.CREDIT_ID, ALLOCATION.AMOUNT)
                        .from(ALLOCATION)
                        .where(ALLOCATION.ALLOCATED_ON.le(day)))
                .asTable("sides");
        var item = DSL.field(DSL.name("sides", "item"), Long.class);
        return DSL.select(
                        item,
                        sum(DSL.field(DSL.name("sides", "amount"), BigDecimal.class))
                                .as("amount"))
                .from(sides)
                .groupBy(item)
                .asTable("allocated");
    }
}
