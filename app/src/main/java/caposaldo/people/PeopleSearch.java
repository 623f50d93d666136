package caposaldo.people;

import static org.jooq.impl.DSL.val;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.web.SearchSource;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds colleagues by a few letters, tolerant of typing errors, through the trigram index. */
@Component
class PeopleSearch implements SearchSource {

    private static final String NEAREST = """
            select p.id, p.full_name, coalesce(held.titles, p.code) as small,
                ext.word_similarity(q.words, ext.folded(p.given_name || ' ' || p.family_name)) as score
            from (select ext.folded({0}) as words) q
            join people.person p on q.words operator(ext.<%) ext.folded(p.given_name || ' ' || p.family_name)
            left join lateral (
                select string_agg(j.title, ', ' order by j.id) as titles
                from people.appointment a join people.job_position j on j.id = a.job_position_id
                where a.person_id = p.id and {1} between a.valid_from and coalesce(a.valid_to, 'infinity')) held on true
            order by score desc, p.full_name, p.id
            limit {2}
            """;

    private final DSLContext sql;

    PeopleSearch(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Hit> find(AccessScope scope, String words, int limit) {
        return scope.may(Right.PEOPLE_READ)
                ? sql.resultQuery(NEAREST, val(words), val(scope.date()), val(limit))
                        .fetch(row -> new Hit(
                                "people.colleague",
                                row.get("full_name", String.class),
                                row.get("small", String.class),
                                "/people/" + row.get("id", Long.class),
                                row.get("score", Double.class)))
                : List.of();
    }
}
