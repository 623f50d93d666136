package caposaldo.account;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.account.Tables.CLIENT_MERGE;
import static caposaldo.db.account.Tables.DUPLICATE_PAIR;
import static caposaldo.db.account.Tables.MERGE_MOVE;

import caposaldo.db.AccessScope;
import caposaldo.db.account.tables.records.ClientMergeRecord;
import caposaldo.db.account.tables.records.ClientRecord;
import caposaldo.db.account.tables.records.DuplicatePairRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Writes merges, and what they moved, so that they can be undone. */
@Component
class MergeStore {

    private final DSLContext sql;

    MergeStore(DSLContext sql) {
        this.sql = sql;
    }

    /** Both of them, held until the end of the transaction, as far as the person sees them, merged or not. */
    Map<Long, ClientRecord> hold(AccessScope scope, ClientId one, ClientId other) {
        return sql
                .selectFrom(CLIENT)
                .where(CLIENT.ID.in(one.value(), other.value()))
                .and(scope.clientsIn(CLIENT.PORTFOLIO_ID))
                .orderBy(CLIENT.ID)
                .forUpdate()
                .fetch()
                .stream()
                .collect(Collectors.toMap(ClientRecord::getId, Function.identity()));
    }

    /** Whoever had been merged into a merged one leads to the kept one at once. */
    OwnerChange<?> earlierMerged() {
        return new OwnerChange<>(sql, CLIENT.ID, CLIENT.MERGED_INTO_ID);
    }

    Optional<DuplicatePairRecord> pair(ClientId one, ClientId other) {
        return sql.selectFrom(DUPLICATE_PAIR)
                .where(DUPLICATE_PAIR.LEFT_ID.eq(Math.min(one.value(), other.value())))
                .and(DUPLICATE_PAIR.RIGHT_ID.eq(Math.max(one.value(), other.value())))
                .forUpdate()
                .fetchOptional();
    }

    void settle(DuplicatePairRecord pair) {
        sql.update(DUPLICATE_PAIR)
                .set(DUPLICATE_PAIR.STATE, Duplicates.State.MERGED.name())
                .set(DUPLICATE_PAIR.VERSION, DUPLICATE_PAIR.VERSION.plus(1))
                .where(DUPLICATE_PAIR.ID.eq(pair.getId()))
                .execute();
    }

    /** The pair as it was before; a search may have reckoned it anew since, but not decided about it. */
    void unsettle(long pair, int version, String state) {
        sql.update(DUPLICATE_PAIR)
                .set(DUPLICATE_PAIR.STATE, state)
                .set(DUPLICATE_PAIR.VERSION, version)
                .where(DUPLICATE_PAIR.ID.eq(pair))
                .and(DUPLICATE_PAIR.STATE.eq(Duplicates.State.MERGED.name()))
                .execute();
    }

    long begin(ClientId kept, ClientId merged, long userId) {
        return sql.insertInto(CLIENT_MERGE)
                .set(CLIENT_MERGE.KEPT_ID, kept.value())
                .set(CLIENT_MERGE.MERGED_ID, merged.value())
                .set(CLIENT_MERGE.MERGED_BY_ID, userId)
                .returningResult(CLIENT_MERGE.ID)
                .fetchSingle()
                .value1();
    }

    void remember(long merge, String room, ClientMoves.Moved moved) {
        sql.insertInto(MERGE_MOVE)
                .set(MERGE_MOVE.MERGE_ID, merge)
                .set(MERGE_MOVE.ROOM, room)
                .set(MERGE_MOVE.MOVED_ROWS, moved.rows())
                .set(MERGE_MOVE.MOVED, moved.what())
                .execute();
    }

    Map<String, JSONB> moved(long merge) {
        return sql.select(MERGE_MOVE.ROOM, MERGE_MOVE.MOVED)
                .from(MERGE_MOVE)
                .where(MERGE_MOVE.MERGE_ID.eq(merge))
                .fetchMap(MERGE_MOVE.ROOM, MERGE_MOVE.MOVED);
    }

    Optional<ClientMergeRecord> hold(long merge) {
        return sql.selectFrom(CLIENT_MERGE)
                .where(CLIENT_MERGE.ID.eq(merge))
                .forUpdate()
                .fetchOptional();
    }

    /** Later merges that stand and touch one of the two: they must be undone first. */
    boolean builtUpon(ClientMergeRecord merge) {
        var two = List.of(merge.getKeptId(), merge.getMergedId());
        return sql.fetchExists(
                CLIENT_MERGE,
                CLIENT_MERGE
                        .ID
                        .gt(merge.getId())
                        .and(CLIENT_MERGE.UNDONE_AT.isNull())
                        .and(CLIENT_MERGE.KEPT_ID.in(two).or(CLIENT_MERGE.MERGED_ID.in(two))));
    }

    void undone(long merge) {
        sql.update(CLIENT_MERGE)
                .set(CLIENT_MERGE.UNDONE_AT, DSL.currentOffsetDateTime())
                .where(CLIENT_MERGE.ID.eq(merge))
                .execute();
    }

    /** A client as it stands, for {@link #client}. */
    JSONB asJson(ClientId client) {
        return sql.fetchSingle(
                        "select to_jsonb(c) - '{search,words}'::text[] from account.client c where id = {0}",
                        DSL.val(client.value()))
                .get(0, JSONB.class);
    }

    ClientRecord client(JSONB row) {
        return sql.fetchSingle("select t.* from jsonb_populate_record(null::account.client, {0}) t", DSL.val(row))
                .into(CLIENT);
    }
}
