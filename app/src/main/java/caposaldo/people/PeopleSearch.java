package caposaldo.people;

import static org.jooq.impl.DSL.val;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.web.SearchSource;
import caposaldo.web.WordSearch;
import java.util.List;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Finds colleagues by a few letters. */
@Component
class PeopleSearch implements SearchSource {

    private static final String PEOPLE = """
            select p.id, p.full_name as name, coalesce(held.titles, p.code) as small
            from people.person p
            left join lateral (
                select string_agg(j.title, ', ' order by j.id) as titles
                from people.appointment a join people.job_position j on j.id = a.job_position_id
                where a.person_id = p.id and {1} between a.valid_from and coalesce(a.valid_to, 'infinity')) held on true
            where p.words @@ {0}
            """;

    private final WordSearch search;

    PeopleSearch(WordSearch search) {
        this.search = search;
    }

    @Override
    public List<Hit> find(AccessScope scope, String words, int limit) {
        return scope.may(Right.PEOPLE_READ)
                ? search.find("people", words, limit, q -> DSL.resultQuery(PEOPLE, q, val(scope.date()))).stream()
                        .map(row -> new Hit(
                                "people.colleague", row.name(), row.small(), "/people/" + row.id(), row.score()))
                        .toList()
                : List.of();
    }
}
