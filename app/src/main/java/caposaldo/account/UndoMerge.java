package caposaldo.account;

import caposaldo.db.AccessScope;
import caposaldo.db.Trail;
import caposaldo.db.account.tables.records.ClientMergeRecord;
import caposaldo.db.account.tables.records.ClientRecord;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.kernel.Stale;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.JSONB;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes a merge back: both clients are as they were, and so is every row that had moved. What happened since stays: a
 * field of the kept client that was changed after the merge, a sale that was booked on it.
 */
@Component
public class UndoMerge {

    private final MergeStore store;
    private final List<ClientMoves> rooms;
    private final Trail trail;
    private final JsonMapper json;

    UndoMerge(MergeStore store, List<ClientMoves> rooms, Trail trail, JsonMapper json) {
        this.store = store;
        this.rooms = rooms;
        this.trail = trail;
        this.json = json;
    }

    /**
     * @return the client that is back
     * @throws Missing when there is no such merge, or the person does not see both clients
     * @throws Stale when it was undone already
     * @throws Invalid while a later merge builds upon this one
     */
    @Transactional
    public ClientId undo(AccessScope scope, long merge) {
        scope.require(Right.CLIENT_EDIT);
        var row = store.hold(merge).orElseThrow(() -> new Missing("merge " + merge));
        var merged = new ClientId(row.getMergedId());
        var kept = new ClientId(row.getKeptId());
        var held = store.hold(scope, kept, merged);
        if (held.size() < 2) {
            throw new Missing("merge " + merge);
        }
        check(row);
        trail.worksOn(scope, Objects.requireNonNull(held.get(kept.value())).getPortfolioId());
        var moved = store.moved(merge);
        for (var room : rooms.reversed()) {
            var what = moved.get(room.room());
            if (what != null) {
                room.moveBack(merged, kept, what, scope.date());
            }
        }
        restore(
                held,
                row,
                json.readTree(
                        Objects.requireNonNull(moved.get(MergeClients.OWN)).data()));
        store.undone(merge);
        return merged;
    }

    private void check(ClientMergeRecord merge) {
        if (merge.getUndoneAt() != null) {
            throw new Stale("merge " + merge.getId());
        } else if (store.builtUpon(merge)) {
            throw Invalid.field("", "account.merge.invalid.later");
        }
    }

    private void restore(Map<Long, ClientRecord> held, ClientMergeRecord merge, JsonNode own) {
        var kept = Objects.requireNonNull(held.get(merge.getKeptId()));
        var before = store.client(JSONB.valueOf(own.get("before").toString()));
        var after = store.client(JSONB.valueOf(own.get("after").toString()));
        var untouched = kept.getVersion().equals(after.getVersion());
        for (var name : own.get("taken")) {
            var field = MergeField.valueOf(name.asString());
            if (untouched || field.equal(kept, after)) {
                field.copy(before, kept);
            }
        }
        kept.setVersion(untouched ? before.getVersion() : kept.getVersion() + 1);
        kept.store();
        var merged = Objects.requireNonNull(held.get(merge.getMergedId()));
        merged.setMergedIntoId(null);
        merged.setVersion(own.get("mergedVersion").asInt());
        merged.store();
        if (own.has("pair")) {
            store.unsettle(
                    own.get("pair").asLong(),
                    own.get("pairVersion").asInt(),
                    own.get("pairState").asString());
        }
    }
}
