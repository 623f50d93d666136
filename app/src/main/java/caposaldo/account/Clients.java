package caposaldo.account;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.security.Tables.PORTFOLIO;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Missing;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads clients, never one that the scope does not show. */
@Component
public class Clients {

    private static final String SEGMENTS = """
            with recursive known as (
                (select segment from account.client where segment is not null order by segment limit 1)
                union all
                select (select c.segment from account.client c where c.segment > known.segment order by c.segment limit 1)
                from known where known.segment is not null
            )
            select segment from known where segment is not null
            """;

    private final DSLContext sql;

    Clients(DSLContext sql) {
        this.sql = sql;
    }

    /** The one access rule as a condition on {@code account.client}. */
    public static Condition seenBy(AccessScope scope) {
        return scope.clientsIn(CLIENT.PORTFOLIO_ID).and(CLIENT.MERGED_INTO_ID.isNull());
    }

    /**
     * The access rule for a table that names the client and need not be joined with it. Who sees all sees everybody but
     * the few that were merged, so that nobody is looked up one by one.
     */
    public static Condition seenBy(AccessScope scope, Field<Long> client) {
        return seesAll(scope)
                ? client.notIn(select(CLIENT.ID).from(CLIENT).where(CLIENT.MERGED_INTO_ID.isNotNull()))
                : client.in(select(CLIENT.ID).from(CLIENT).where(seenBy(scope)));
    }

    /** Whether there is no client the person does not see. */
    public static boolean seesAll(AccessScope scope) {
        return scope.clientsIn(CLIENT.PORTFOLIO_ID).equals(noCondition());
    }

    /** The segments of the clients a person sees, by name; of all clients each is one look into the index. */
    @Transactional(readOnly = true)
    public List<String> segments(AccessScope scope) {
        return seesAll(scope)
                ? sql.resultQuery(SEGMENTS).fetch(0, String.class)
                : sql.selectDistinct(CLIENT.SEGMENT)
                        .from(CLIENT)
                        .where(CLIENT.SEGMENT.isNotNull())
                        .and(seenBy(scope))
                        .orderBy(CLIENT.SEGMENT)
                        .fetch(CLIENT.SEGMENT);
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

    /** Empty when there is no such client for this person. */
    @Transactional(readOnly = true)
    public Optional<String> name(AccessScope scope, ClientId id) {
        return sql.select(CLIENT.NAME)
                .from(CLIENT)
                .where(CLIENT.ID.eq(id.value()))
                .and(seenBy(scope))
                .fetchOptional(CLIENT.NAME);
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
