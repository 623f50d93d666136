package caposaldo.catalog;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.web.SearchSource;
import caposaldo.web.WordSearch;
import java.util.List;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Finds products by a few letters of code, name or GTIN. */
@Component
class CatalogSearch implements SearchSource {

    private static final String PRODUCTS = """
            select i.id, i.name, i.code as small from catalog.item i where i.words @@ {0}
            """;

    private final WordSearch search;

    CatalogSearch(WordSearch search) {
        this.search = search;
    }

    @Override
    public List<Hit> find(AccessScope scope, String words, int limit) {
        return scope.may(Right.ITEM_READ)
                ? search.find("catalog", words, limit, q -> DSL.resultQuery(PRODUCTS, q)).stream()
                        .map(row -> new Hit(
                                "catalog.item", row.name(), row.small(), new ItemId(row.id()).path(), row.score()))
                        .toList()
                : List.of();
    }
}
