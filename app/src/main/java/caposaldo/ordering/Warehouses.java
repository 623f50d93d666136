package caposaldo.ordering;

import static caposaldo.db.ordering.Tables.WAREHOUSE;

import caposaldo.account.ClientId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.kernel.Stale;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
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

    /** {0} client. Its notes are found before the latest of them, however many the others have. */
    private static final String LATEST = """
            with left_before as materialized (
                select n.id, n.warehouse_id
                from ordering.sales_order o join ordering.delivery_note n on n.order_id = o.id
                where o.client_id = {0}
            )
            select warehouse_id from left_before order by id desc limit 1
            """;

    private final DSLContext sql;

    Warehouses(DSLContext sql) {
        this.sql = sql;
    }

    /** Those from which something may leave on the day, the oldest first. */
    @Transactional(readOnly = true)
    public List<Warehouse> open(AccessScope scope, LocalDate day) {
        scope.require(Right.ORDER_READ);
        return open(day);
    }

    private List<Warehouse> open(LocalDate day) {
        return sql.selectFrom(WAREHOUSE)
                .where(WAREHOUSE.VALID_UNTIL.isNull().or(WAREHOUSE.VALID_UNTIL.ge(day)))
                .orderBy(WAREHOUSE.ID)
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
                row.get(WAREHOUSE.VALID_UNTIL),
                row.get(WAREHOUSE.VERSION));
    }

    /**
     * The one goods for a client leave from.
     *
     * @param code null for the one its latest goods left from while that is open, else the oldest that is
     * @throws Invalid when none with the code is open on the day
     */
    long from(ClientId client, @Nullable String code, LocalDate day) {
        var open = open(day);
        if (code == null) {
            return latest(client)
                    .filter(id -> open.stream().anyMatch(one -> one.id() == id))
                    .orElseGet(() -> open.getFirst().id());
        }
        return open.stream()
                .filter(one -> one.code().equals(written(code)))
                .findFirst()
                .orElseThrow(() -> Invalid.field("warehouse", "ordering.warehouses.invalid.unknown", code))
                .id();
    }

    private Optional<Long> latest(ClientId client) {
        return sql.resultQuery(LATEST, DSL.val(client.value())).fetchOptional(row -> row.get(0, Long.class));
    }

    private static String written(String code) {
        return code.strip().toUpperCase(Locale.ROOT);
    }

    /** @throws Invalid when there is such a code, or something makes no sense */
    @Transactional
    public long add(AccessScope scope, String code, String name) {
        scope.require(Right.ORDER_CONFIRM);
        var written = written(code);
        if (!CODE.matcher(written).matches()) {
            throw Invalid.field("code", "ordering.warehouses.invalid.code");
        }
        return sql.insertInto(WAREHOUSE)
                .set(WAREHOUSE.CODE, written)
                .set(WAREHOUSE.NAME, named(name))
                .onConflictDoNothing()
                .returningResult(WAREHOUSE.ID)
                .fetchOptional(row -> row.value1())
                .orElseThrow(() -> Invalid.field("code", "ordering.warehouses.invalid.taken", written));
    }

    private static String named(String name) {
        if (name.isBlank() || name.strip().length() > LONGEST_NAME) {
            throw Invalid.field("name", "ordering.warehouses.invalid.name", LONGEST_NAME);
        }
        return name.strip();
    }

    /**
     * Its code stays: deliveries go by it.
     *
     * @param until the last day anything leaves from it, not before today; null opens it again
     * @throws Invalid when that has been, or no other would stay open without end
     * @throws Missing when there is none
     * @throws Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public void change(AccessScope scope, long id, int version, String name, @Nullable LocalDate until) {
        scope.require(Right.ORDER_CONFIRM);
        // All are held, so that of two who close the last two at once one is refused.
        var all = sql.selectFrom(WAREHOUSE).orderBy(WAREHOUSE.ID).forUpdate().fetch();
        var changed = all.stream()
                .filter(one -> one.getId() == id)
                .findFirst()
                .orElseThrow(() -> new Missing("warehouse " + id));
        if (changed.getVersion() != version) {
            throw new Stale("warehouse " + id);
        } else if (until != null && !until.equals(changed.getValidUntil())) {
            if (until.isBefore(scope.date())) {
                throw Invalid.field("validUntil", "ordering.invalid.past");
            } else if (all.stream().noneMatch(one -> one.getId() != id && one.getValidUntil() == null)) {
                throw Invalid.field("validUntil", "ordering.warehouses.invalid.last");
            }
        }
        changed.setName(named(name));
        changed.setValidUntil(until);
        changed.setVersion(version + 1);
        changed.store();
    }
}
