package caposaldo.account;

import caposaldo.db.AccessScope;
import caposaldo.db.Trail;
import caposaldo.db.account.tables.records.ClientRecord;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.kernel.Stale;
import java.util.List;
import java.util.Set;
import org.jooq.JSONB;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes one client of two: the kept one gets the values chosen, and with them everything that hung on the other, in every
 * room. The merged one stays, out of sight, and leads to the kept one; {@link UndoMerge} brings it back.
 */
@Component
public class MergeClients {

    /**
     * @param keptVersion and {@code mergedVersion} as the person read them
     * @param taken fields of which the kept client gets the merged one's value
     */
    public record Merge(ClientId kept, int keptVersion, ClientId merged, int mergedVersion, Set<MergeField> taken) {}

    static final String OWN = "client";

    private final MergeStore store;
    private final List<ClientMoves> rooms;
    private final Trail trail;
    private final JsonMapper json;

    MergeClients(MergeStore store, List<ClientMoves> rooms, Trail trail, JsonMapper json) {
        this.store = store;
        this.rooms = rooms;
        this.trail = trail;
        this.json = json;
    }

    /**
     * @return the merge, to be undone by
     * @throws Missing when the person does not see both
     * @throws Stale when one of them was changed or merged since it was read
     * @throws Invalid when what is chosen cannot stand together, such as a tax number of another country
     */
    @Transactional
    public long merge(AccessScope scope, Merge wanted) {
        scope.require(Right.CLIENT_EDIT);
        if (wanted.kept().equals(wanted.merged())) {
            throw Invalid.field("merged", "account.merge.invalid.itself");
        }
        var held = store.hold(scope, wanted.kept(), wanted.merged());
        var kept = standing(held.get(wanted.kept().value()), wanted.keptVersion());
        var merged = standing(held.get(wanted.merged().value()), wanted.mergedVersion());
        if (kept.getAnonymous() || merged.getAnonymous()) {
            throw Invalid.field("merged", "account.merge.invalid.anonymous");
        }
        trail.worksOn(scope, kept.getPortfolioId());
        var before = store.asJson(wanted.kept());
        for (var field : wanted.taken()) {
            field.copy(merged, kept);
        }
        // What was written long ago may be wrong and stays; what this merge puts together must fit.
        if (wanted.taken().contains(MergeField.COUNTRY) != wanted.taken().contains(MergeField.TAX_NUMBER)) {
            ClientFacts.checkTaxNumber(kept.getCountry(), kept.getTaxNumber());
        }
        kept.setVersion(kept.getVersion() + 1);
        kept.store();
        merged.setMergedIntoId(kept.getId());
        merged.setVersion(merged.getVersion() + 1);
        merged.store();
        var merge = store.begin(wanted.kept(), wanted.merged(), scope.userId());
        settle(merge, wanted, before);
        for (var room : rooms) {
            store.remember(merge, room.room(), room.move(wanted.merged(), wanted.kept(), scope.date()));
        }
        return merge;
    }

    private static ClientRecord standing(@org.jspecify.annotations.Nullable ClientRecord client, int version) {
        if (client == null) {
            throw new Missing("client");
        } else if (client.getMergedIntoId() != null || client.getVersion() != version) {
            throw new Stale("client " + client.getId());
        }
        return client;
    }

    private void settle(long merge, Merge wanted, JSONB before) {
        var pair = store.pair(wanted.kept(), wanted.merged());
        pair.ifPresent(store::settle);
        var own = json.createObjectNode();
        own.set("before", json.readTree(before.data()));
        own.set("after", json.readTree(store.asJson(wanted.kept()).data()));
        var taken = own.putArray("taken");
        wanted.taken().forEach(f -> taken.add(f.name()));
        own.put("mergedVersion", wanted.mergedVersion());
        pair.ifPresent(p ->
                own.put("pair", p.getId()).put("pairVersion", p.getVersion()).put("pairState", p.getState()));
        store.remember(merge, OWN, new ClientMoves.Moved(1, JSONB.valueOf(own.toString())));
    }
}
