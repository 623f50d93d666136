package caposaldo.web;

import static org.jooq.impl.DSL.val;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds rows by words as people type them: whole words before beginnings of words, and when that finds next to nothing,
 * what is written nearly so. Cyrillic finds Latin and the other way round.
 */
@Component
public class WordSearch {

    /**
     * What a room finds: {@code id} of the page it leads to, {@code name}, and {@code small}, what tells it from its
     * namesakes.
     *
     * @param score 1 for whole words, .9 for beginnings, .6 for nearly so
     */
    public record Row(long id, String name, String small, double score) {}

    /** A single letter begins too much to say anything. */
    private static final int SHORTEST = 2;

    /** With fewer hits the words are taken for mistyped. */
    private static final int FEW = 3;

    /** Weighs a bounded number of rows however many there are: the shortest names among them come first. */
    private static final String BEST = """
            with hit as materialized (
                (select r.*, 1.0 as score from ({0}) r limit 100)
                union all (select r.*, 0.9 from ({1}) r limit 300))
            select id, name, small, max(score) as score from hit
            group by id, name, small order by max(score) desc, length(name), name, id limit {2}
            """;

    private static final String MENDED = """
            with hit as materialized (select r.* from ({0}) r limit 300)
            select id, name, small, 0.6 as score from hit order by length(name), name, id limit {1}
            """;

    private final DSLContext sql;

    WordSearch(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * @param module whose {@code search_word} knows the words of the rows
     * @param rows all rows that fit a {@code tsquery}, in no order, with {@code id, name, small}; the index makes them
     *     available one by one
     */
    @Transactional(readOnly = true)
    public List<Row> find(String module, String words, int limit, Function<Field<?>, Query> rows) {
        if (words.length() < SHORTEST) {
            return List.of();
        }
        var found = new ArrayList<>(
                sql.resultQuery(BEST, rows.apply(asTyped(words, false)), rows.apply(asTyped(words, true)), val(limit))
                        .fetch(WordSearch::row));
        if (found.size() < FEW) {
            nearly(module, words, limit, rows).stream()
                    .filter(near -> found.stream().noneMatch(hit -> hit.id() == near.id()))
                    .forEach(found::add);
        }
        return List.copyOf(found.subList(0, Math.min(limit, found.size())));
    }

    private List<Row> nearly(String module, String words, int limit, Function<Field<?>, Query> rows) {
        var mended = sql.fetchSingle("select ext.mended_words({0}, {1})::text", val(words), val(module))
                .get(0, String.class);
        return mended == null
                ? List.of()
                : sql.resultQuery(MENDED, rows.apply(tsquery("{0}::tsquery", val(mended))), val(limit))
                        .fetch(WordSearch::row);
    }

    private static Field<?> asTyped(String words, boolean beginnings) {
        return tsquery("ext.all_words({0}, {1})", val(words), DSL.inline(beginnings));
    }

    private static Field<?> tsquery(String template, Field<?>... values) {
        return DSL.field(template, SQLDataType.OTHER, values);
    }

    private static Row row(org.jooq.Record row) {
        return new Row(
                row.get("id", Long.class),
                row.get("name", String.class),
                row.get("small", String.class),
                row.get("score", Double.class));
    }
}
