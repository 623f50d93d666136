package caposaldo.catalog;

import static org.jooq.impl.DSL.val;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.web.SearchSource;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds products by a few letters of code, name or GTIN, tolerant of typing errors, through the trigram index. */
@Component
class CatalogSearch implements SearchSource {

    /** A code typed whole is the product that was meant, however many are named like it. */
    private static final String NEAREST = """
            select i.id, i.name, i.code,
                case when upper(i.code) = upper({0}) or i.gtin = {0} then 1.0
                    else ext.word_similarity(q.words, i.search) end as score
            from (select ext.folded({0}) as words) q, catalog.item i
            where q.words operator(ext.<%) i.search
            order by score desc, i.state = 'WITHDRAWN', length(i.name), i.id
            limit {1}
            """;

    private final DSLContext sql;

    CatalogSearch(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Hit> find(AccessScope scope, String words, int limit) {
        return scope.may(Right.ITEM_READ)
                ? sql.resultQuery(NEAREST, val(words), val(limit))
                        .fetch(row -> new Hit(
                                "catalog.item",
                                row.get("name", String.class),
                                row.get("code", String.class),
                                new ItemId(row.get("id", Long.class)).path(),
                                row.get("score", Double.class)))
                : List.of();
    }
}
