package caposaldo.account;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.security.Tables.PORTFOLIO;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Missing;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;

/** Reads clients, never one that the scope does not show. */
@Component
public class Clients {

    private final DSLContext sql;

    Clients(DSLContext sql) {
        this.sql = sql;
    }

    /** The one access rule as a condition on {@code account.client}. */
    public static Condition seenBy(AccessScope scope) {
        return scope.clientsIn(CLIENT.PORTFOLIO_ID).and(CLIENT.MERGED_INTO_ID.isNull());
    }

    /** @throws Missing when there is no such client for this person */
    public Client get(AccessScope scope, ClientId id) {
        return sql.select(CLIENT.fields())
                .select(PORTFOLIO.NAME.as("portfolio"))
                .from(CLIENT)
                .leftJoin(PORTFOLIO)
                .on(PORTFOLIO.ID.eq(CLIENT.PORTFOLIO_ID))
                .where(CLIENT.ID.eq(id.value()))
                .and(seenBy(scope))
                .fetchOptional(Clients::client)
                .orElseThrow(() -> new Missing("client " + id.value()));
    }

    /** @throws Missing when there is no such client for this person */
    public void check(AccessScope scope, ClientId id) {
        if (!sql.fetchExists(CLIENT, CLIENT.ID.eq(id.value()).and(seenBy(scope)))) {
            throw new Missing("client " + id.value());
        }
    }

    /** Where a merged client's record went; empty for one that stands, or that the person sees neither here nor there. */
    public Optional<ClientId> movedTo(AccessScope scope, ClientId id) {
        var kept = CLIENT.as("kept");
        return sql.select(kept.ID)
                .from(CLIENT)
                .join(kept)
                .on(kept.ID.eq(CLIENT.MERGED_INTO_ID))
                .where(CLIENT.ID.eq(id.value()))
                .and(scope.clientsIn(kept.PORTFOLIO_ID))
                .fetchOptional(row -> new ClientId(row.value1()));
    }

    /** Those of the codes that name a client the person sees. */
    public List<Long> withCodes(AccessScope scope, List<String> codes) {
        return sql.select(CLIENT.ID)
                .from(CLIENT)
                .where(CLIENT.CODE.in(codes))
                .and(seenBy(scope))
                .fetch(CLIENT.ID);
    }

    /** Those of the ids that name a client the person sees. */
    public List<Long> withIds(AccessScope scope, List<Long> ids) {
        return sql.select(CLIENT.ID)
                .from(CLIENT)
                .where(CLIENT.ID.in(ids))
                .and(seenBy(scope))
                .fetch(CLIENT.ID);
    }

    private static Client client(Record row) {
        return new Client(
                new ClientId(row.get(CLIENT.ID)),
                Objects.requireNonNull(row.get(CLIENT.CODE)),
                Objects.requireNonNull(row.get(CLIENT.NAME)),
                row.get(CLIENT.LEGAL_NAME),
                Objects.requireNonNull(row.get(CLIENT.COUNTRY)),
                row.get(CLIENT.TAX_NUMBER),
                row.get(CLIENT.REGISTRY_NUMBER),
                Client.State.valueOf(row.get(CLIENT.STATE)),
                row.get(CLIENT.SEGMENT),
                row.get(CLIENT.CHANNEL),
                row.get(CLIENT.SIZE_CLASS),
                row.get(CLIENT.POTENTIAL),
                row.get(CLIENT.NEEDS),
                row.get(CLIENT.SOURCE),
                row.get(CLIENT.PHONE),
                row.get(CLIENT.EMAIL),
                row.get(CLIENT.WEBSITE),
                row.get(CLIENT.PORTFOLIO_ID),
                row.get("portfolio", String.class),
                row.get(CLIENT.CLIENT_SINCE),
                row.get(CLIENT.VERSION));
    }
}
