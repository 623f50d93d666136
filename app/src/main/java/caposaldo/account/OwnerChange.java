package caposaldo.account;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/**
 * The commonest of {@link ClientMoves}: the rows of one table change the client they name, and nothing else.
 *
 * @param key a bigint key of the table
 * @param client the column that names the client
 */
public record OwnerChange<R extends Record>(DSLContext sql, TableField<R, Long> key, TableField<R, Long> client) {

    /** How many rows name the client. */
    public int count(ClientId of) {
        return sql.fetchCount(table(), client.eq(of.value()));
    }

    /** Moves them all; the keys of those moved come as a JSON array. */
    public ClientMoves.Moved move(ClientId from, ClientId to) {
        var moved = DSL.name("moved")
                .as(DSL.update(table())
                        .set(client, to.value())
                        .where(client.eq(from.value()))
                        .returningResult(key));
        var row = sql.with(moved)
                .select(
                        DSL.count(),
                        DSL.coalesce(
                                DSL.field("jsonb_agg({0})", JSONB.class, DSL.field(DSL.name("moved", key.getName()))),
                                DSL.val(JSONB.valueOf("[]"))))
                .from(moved)
                .fetchSingle();
        return new ClientMoves.Moved(row.value1(), row.value2());
    }

    /** Moves back those of the keys that are still there. */
    public int moveBack(ClientId from, ClientId to, JSONB keys) {
        return moveBack(from, to, DSL.val(keys));
    }

    int moveBack(ClientId from, ClientId to, Field<JSONB> keys) {
        return sql.update(table())
                .set(client, from.value())
                .where(client.eq(to.value()))
                .and(key.in(DSL.select(DSL.field("value::bigint", Long.class))
                        .from("jsonb_array_elements_text({0}) as t (value)", keys)))
                .execute();
    }

    private org.jooq.Table<R> table() {
        return java.util.Objects.requireNonNull(client.getTable());
    }
}
