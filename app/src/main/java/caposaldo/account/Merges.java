package caposaldo.account;

import static caposaldo.account.DuplicateStore.LEFT;
import static caposaldo.account.DuplicateStore.RIGHT;
import static caposaldo.db.account.Tables.CLIENT_MERGE;
import static caposaldo.db.account.Tables.MERGE_MOVE;
import static caposaldo.db.security.Tables.APP_USER;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Missing;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Merges that were made of two clients whom a person sees, and what a merge would move. */
@Component
public class Merges {

    /** @param rows how many rows of it; the message {@code <room>.moves} says so in words */
    public record Share(String room, int rows) {}

    public record Made(
            long id,
            ClientId kept,
            String keptName,
            ClientId merged,
            String mergedName,
            Instant at,
            Optional<String> by,
            Optional<Instant> undoneAt,
            List<Share> moved) {}

    private static final Field<List<Share>> MOVED = multiset(select(MERGE_MOVE.ROOM, MERGE_MOVE.MOVED_ROWS)
                    .from(MERGE_MOVE)
                    .where(MERGE_MOVE.MERGE_ID.eq(CLIENT_MERGE.ID))
                    .and(MERGE_MOVE.ROOM.ne(MergeClients.OWN))
                    .and(MERGE_MOVE.MOVED_ROWS.gt(0))
                    .orderBy(MERGE_MOVE.ROOM))
            .convertFrom(rows -> rows.map(Records.mapping(Share::new)));

    private final DSLContext sql;
    private final Clients clients;
    private final List<ClientMoves> rooms;

    Merges(DSLContext sql, Clients clients, List<ClientMoves> rooms) {
        this.sql = sql;
        this.clients = clients;
        this.rooms = rooms;
    }

    static Condition seenBy(AccessScope scope) {
        return scope.clientsIn(LEFT.PORTFOLIO_ID).and(scope.clientsIn(RIGHT.PORTFOLIO_ID));
    }

    /** What hangs on the client in every room, rooms with nothing left out. */
    @Transactional(readOnly = true)
    public List<Share> hangingOn(AccessScope scope, ClientId client) {
        clients.check(scope, client);
        return rooms.stream()
                .map(room -> new Share(room.room(), room.count(client)))
                .filter(share -> share.rows() > 0)
                .toList();
    }

    /** @throws Missing when there is none, or the person does not see both clients */
    @Transactional(readOnly = true)
    public Made get(AccessScope scope, long merge) {
        return sql.select(CLIENT_MERGE, LEFT.NAME, RIGHT.NAME, APP_USER.DISPLAY_NAME, MOVED)
                .from(CLIENT_MERGE)
                .join(LEFT)
                .on(LEFT.ID.eq(CLIENT_MERGE.KEPT_ID))
                .join(RIGHT)
                .on(RIGHT.ID.eq(CLIENT_MERGE.MERGED_ID))
                .leftJoin(APP_USER)
                .on(APP_USER.ID.eq(CLIENT_MERGE.MERGED_BY_ID))
                .where(CLIENT_MERGE.ID.eq(merge))
                .and(seenBy(scope))
                .fetchOptional(row -> new Made(
                        row.value1().getId(),
                        new ClientId(row.value1().getKeptId()),
                        row.value2(),
                        new ClientId(row.value1().getMergedId()),
                        row.value3(),
                        row.value1().getMergedAt().toInstant(),
                        Optional.ofNullable(row.value4()),
                        Optional.ofNullable(row.value1().getUndoneAt()).map(OffsetDateTime::toInstant),
                        row.value5()))
                .orElseThrow(() -> new Missing("merge " + merge));
    }
}
