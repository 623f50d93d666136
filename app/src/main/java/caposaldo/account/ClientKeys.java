package caposaldo.account;

import static caposaldo.db.account.Tables.CLIENT_KEY;

import caposaldo.db.AccessScope;
import caposaldo.db.Trail;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What other systems call a client: by these an import finds it again. */
@Component
public class ClientKeys {

    /** @param source which system, such as {@code erp} */
    public record Key(long id, String source, String key) {}

    private final DSLContext sql;
    private final Clients clients;
    private final Trail trail;

    ClientKeys(DSLContext sql, Clients clients, Trail trail) {
        this.sql = sql;
        this.clients = clients;
        this.trail = trail;
    }

    /** @throws Missing when the person does not see the client */
    @Transactional(readOnly = true)
    public List<Key> of(AccessScope scope, ClientId client) {
        clients.check(scope, client);
        return sql.select(CLIENT_KEY.ID, CLIENT_KEY.SOURCE, CLIENT_KEY.KEY)
                .from(CLIENT_KEY)
                .where(CLIENT_KEY.CLIENT_ID.eq(client.value()))
                .orderBy(CLIENT_KEY.SOURCE, CLIENT_KEY.KEY)
                .fetch(Records.mapping(Key::new));
    }

    /** @throws Invalid when it is blank, or names another client in that system */
    @Transactional
    public long add(AccessScope scope, ClientId client, String source, String key) {
        scope.require(Right.CLIENT_EDIT);
        trail.worksOn(scope, clients.get(scope, client).portfolioId());
        if (source.isBlank()) {
            throw Invalid.field("source", "account.invalid.source");
        } else if (key.isBlank()) {
            throw Invalid.field("key", "account.invalid.key");
        }
        return sql.insertInto(CLIENT_KEY)
                .set(CLIENT_KEY.CLIENT_ID, client.value())
                .set(CLIENT_KEY.SOURCE, source.strip())
                .set(CLIENT_KEY.KEY, key.strip())
                .onConflictDoNothing()
                .returningResult(CLIENT_KEY.ID)
                .fetchOptional(CLIENT_KEY.ID)
                .orElseThrow(() -> Invalid.field("key", "account.invalid.keyTaken"));
    }

    /** @return what it was, to add it again */
    @Transactional
    public Key remove(AccessScope scope, ClientId client, long key) {
        scope.require(Right.CLIENT_EDIT);
        trail.worksOn(scope, clients.get(scope, client).portfolioId());
        return sql.deleteFrom(CLIENT_KEY)
                .where(CLIENT_KEY.ID.eq(key))
                .and(CLIENT_KEY.CLIENT_ID.eq(client.value()))
                .returningResult(CLIENT_KEY.ID, CLIENT_KEY.SOURCE, CLIENT_KEY.KEY)
                .fetchOptional(Records.mapping(Key::new))
                .orElseThrow(() -> new Missing("key " + key));
    }
}
