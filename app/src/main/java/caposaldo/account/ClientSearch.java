package caposaldo.account;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.web.SearchSource;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds clients and their people by a few letters, tolerant of typing errors, through the trigram indexes. */
@Component
class ClientSearch implements SearchSource {

    /**
     * Inside each kind the index gives the few nearest first; who may see them is asked of those only, of a wider circle
     * for a person who does not see all.
     */
    private static final String NEAREST_CLIENTS = """
            select c.id, c.name, c.code, c.portfolio_id, ext.word_similarity(q.words, c.search) as score
            from (select ext.folded({1}) as words) q, account.client c
            where q.words operator(ext.<%) c.search and c.merged_into_id is null and {0}
            order by score desc, length(c.name), c.id
            limit {2}
            """;

    private static final String NEAREST_CONTACTS = """
            select k.id, k.full_name, c.id as client_id, c.name as client_name,
                ext.word_similarity(q.words, ext.folded(k.given_name || ' ' || k.family_name)) as score
            from (select ext.folded({1}) as words) q, account.contact k join account.client c on c.id = k.client_id
            where q.words operator(ext.<%) ext.folded(k.given_name || ' ' || k.family_name)
                and c.merged_into_id is null and {0}
            order by score desc, k.full_name, k.id
            limit {2}
            """;

    private final DSLContext sql;

    ClientSearch(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Hit> find(AccessScope scope, String words, int limit) {
        if (!scope.may(Right.CLIENT_READ)) {
            return List.of();
        }
        Field<Long> portfolio = DSL.field("c.portfolio_id", Long.class);
        var seen = scope.clientsIn(portfolio);
        var clients = sql.resultQuery(NEAREST_CLIENTS, seen, DSL.val(words), DSL.val(limit))
                .fetch(row -> new Hit(
                        "account.client",
                        row.get("name", String.class),
                        row.get("code", String.class),
                        new ClientId(row.get("id", Long.class)).path(),
                        row.get("score", Double.class)));
        var contacts = sql.resultQuery(NEAREST_CONTACTS, seen, DSL.val(words), DSL.val(limit))
                .fetch(row -> new Hit(
                        "account.contact",
                        row.get("full_name", String.class),
                        row.get("client_name", String.class),
                        new ClientId(row.get("client_id", Long.class)).path() + "/people",
                        row.get("score", Double.class)));
        return java.util.stream.Stream.concat(clients.stream(), contacts.stream())
                .toList();
    }
}
