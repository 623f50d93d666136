package caposaldo.account;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.web.SearchSource;
import caposaldo.web.WordSearch;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Finds clients and their people by a few letters. */
@Component
class ClientSearch implements SearchSource {

    private static final String CLIENTS = """
            select c.id, c.name, c.code as small from account.client c
            where c.words @@ {0} and c.merged_into_id is null and {1}
            """;

    private static final String CONTACTS = """
            select c.id, k.full_name as name, c.name as small
            from account.contact k join account.client c on c.id = k.client_id
            where k.words @@ {0} and c.merged_into_id is null and {1}
            """;

    private final WordSearch search;

    ClientSearch(WordSearch search) {
        this.search = search;
    }

    @Override
    public List<Hit> find(AccessScope scope, String words, int limit) {
        var seen = scope.clientsIn(DSL.field("c.portfolio_id", Long.class));
        return scope.may(Right.CLIENT_READ)
                ? Stream.concat(
                                search.find("account", words, limit, q -> DSL.resultQuery(CLIENTS, q, seen)).stream()
                                        .map(row -> hit("account.client", row, "")),
                                search.find("account", words, limit, q -> DSL.resultQuery(CONTACTS, q, seen)).stream()
                                        .map(row -> hit("account.contact", row, "/people")))
                        .toList()
                : List.of();
    }

    private static Hit hit(String kindKey, WordSearch.Row row, String tab) {
        return new Hit(kindKey, row.name(), row.small(), new ClientId(row.id()).path() + tab, row.score());
    }
}
