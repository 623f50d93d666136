package caposaldo.ordering;

import static caposaldo.db.ordering.Tables.WAREHOUSE;

import caposaldo.account.ClientId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The warehouses that goods leave from. At least one stays open; one that closed keeps what left from it. */
@Component
public class Warehouses {

    private static final Pattern CODE = Pattern.compile("[A-Z0-9_-]{1,20}");
    private static final int LONGEST_NAME = 100;

    /** {0} client, {1} day: where its latest goods left from, else the first that is open. */
    private static final String USUAL = """
            with left_before as materialized (
                select n.id, n.warehouse_id
                from ordering.sales_order o join ordering.delivery_note n on n.order_id = o.id
                where o.client_id = {0}
            )
            select w.id from ordering.warehouse w
            where w.valid_until is null or w.valid_until >= {1}
            order by w.id = (select warehouse_id from left_before order by id desc limit 1) desc nulls last, w.id
            limit 1
            """;

    private final DSLContext sql;

    Warehouses(DSLContext sql) {
        this.sql = sql;
    }

    /** Those from which something may leave on the day. */
    @Transactional(readOnly = true)
    public List<Warehouse> open(AccessScope scope, LocalDate day) {
        scope.require(Right.ORDER_READ);
        return sql.selectFrom(WAREHOUSE)
                .where(WAREHOUSE.VALID_UNTIL.isNull().or(WAREHOUSE.VALID_UNTIL.ge(day)))
                .orderBy(WAREHOUSE.CODE)
                .fetch(Warehouses::warehouse);
    }

    /** @throws Missing when there is none */
    @Transactional(readOnly = true)
    public Warehouse get(AccessScope scope, long id) {
        scope.require(Right.ORDER_READ);
        return sql.selectFrom(WAREHOUSE)
                .where(WAREHOUSE.ID.eq(id))
                .fetchOptional(Warehouses::warehouse)
                .orElseThrow(() -> new Missing("warehouse " + id));
    }

    static Warehouse warehouse(Record row) {
        return new Warehouse(
                row.get(WAREHOUSE.ID),
                Objects.requireNonNull(row.get(WAREHOUSE.CODE)),
                Objects.requireNonNull(row.get(WAREHOUSE.NAME)),
                row.get(WAREHOUSE.VALID_UNTIL));
    }

    /**
     * The one goods for a client leave from.
     *
     * @param code null for the one its latest goods left from
     * @throws Invalid when none with the code is open on the day
     */
    long from(ClientId client, @Nullable String code, LocalDate day) {
        return code == null
                ? sql.resultQuery(USUAL, DSL.val(client.value()), DSL.val(day))
                        .fetchOptional(row -> row.get(0, Long.class))
                        .orElseThrow(() -> Invalid.field("warehouse", "ordering.warehouses.invalid.none"))
                : sql.select(WAREHOUSE.ID)
                        .from(WAREHOUSE)
                        .where(WAREHOUSE.CODE.eq(code.strip().toUpperCase(Locale.ROOT)))
                        .and(WAREHOUSE.VALID_UNTIL.isNull().or(WAREHOUSE.VALID_UNTIL.ge(day)))
                        .fetchOptional(row -> row.value1())
                        .orElseThrow(() -> Invalid.field("warehouse", "ordering.warehouses.invalid.unknown", code));
    }

    /** @throws Invalid when there is such a code, or something makes no sense */
    @Transactional
    public void add(AccessScope scope, String code, String name) {
        scope.require(Right.ORDER_CONFIRM);
        var written = code.strip().toUpperCase(Locale.ROOT);
        if (!CODE.matcher(written).matches()) {
            throw Invalid.field("code", "ordering.warehouses.invalid.code");
        } else if (name.isBlank() || name.strip().length() > LONGEST_NAME) {
            throw Invalid.field("name", "ordering.warehouses.invalid.name", LONGEST_NAME);
        }
        var added = sql.insertInto(WAREHOUSE)
                .set(WAREHOUSE.CODE, written)
                .set(WAREHOUSE.NAME, name.strip())
                .onConflictDoNothing()
                .execute();
        if (added == 0) {
            throw Invalid.field("code", "ordering.warehouses.invalid.taken", written);
        }
    }

    /**
     * @param last the last day anything leaves from it, not before today
     * @throws Invalid when that has been, or no other would stay open without end
     * @throws Missing when there is none
     */
    @Transactional
    public void close(AccessScope scope, long id, LocalDate last) {
        scope.require(Right.ORDER_CONFIRM);
        // All are held, so that of two who close the last two at once one is refused.
        var all = sql.selectFrom(WAREHOUSE).orderBy(WAREHOUSE.ID).forUpdate().fetch();
        var closed = all.stream()
                .filter(one -> one.getId() == id)
                .findFirst()
                .orElseThrow(() -> new Missing("warehouse " + id));
        if (last.isBefore(scope.date())) {
            throw Invalid.field("validUntil", "ordering.invalid.past");
        } else if (all.stream().noneMatch(one -> one.getId() != id && one.getValidUntil() == null)) {
            throw Invalid.field("validUntil", "ordering.warehouses.invalid.last");
        }
        closed.setValidUntil(last);
        closed.store();
    }
}
