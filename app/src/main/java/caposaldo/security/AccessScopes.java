package caposaldo.security;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.kernel.Role;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes the {@link AccessScope} of a user on a day, in one round trip.
 *
 * <p>1.3: a position sees the portfolios of the positions below it. 1.4: between the first and the last day of an
 * absence the substitute has the rights and portfolios of the person absent; there are no chains of substitution.
 */
@Component
public class AccessScopes {

    private static final String SCOPE = """
            with recursive me as (
                select id, person_id from security.app_user where lower(login) = lower(?) and state = 'ACTIVE'
            ), stands_for as (
                select me.person_id, false as substituted from me where me.person_id is not null
                union
                select a.person_id, true from people.absence a join me on a.substitute_id = me.person_id
                where ?::date between a.valid_from and a.valid_to and a.ended_early_at is null
            ), held as (
                select p.id, p.role, s.person_id, s.substituted
                from stands_for s
                join people.appointment ap on ap.person_id = s.person_id
                    and ?::date between ap.valid_from and coalesce(ap.valid_to, 'infinity')
                join people.job_position p on p.id = ap.job_position_id
            ), below as (
                select id, person_id, substituted from held
                union
                select p.id, b.person_id, b.substituted from people.job_position p join below b on p.reports_to_id = b.id
            )
            select 'user' as what, me.id, me.person_id, null::text as role, false as substituted from me
            union all
            select 'role', null, null, r.role, false from security.user_role r join me on r.user_id = me.id
            union all
            select 'position', id, person_id, role, substituted from held
            union all
            select 'portfolio', f.id, b.person_id, null, b.substituted
            from security.portfolio f join below b on f.job_position_id = b.id
            """;

    private final DSLContext sql;

    AccessScopes(DSLContext sql) {
        this.sql = sql;
    }

    /** @return empty when no active user has this login */
    public Optional<AccessScope> of(String login, LocalDate date) {
        var rows = sql.fetch(SCOPE, login, date, date);
        return rows.stream().filter(r -> is(r, "user")).findFirst().map(user -> {
            var portfolios = new TreeSet<Long>();
            var own = new TreeSet<Long>();
            var standsIn = new HashMap<Long, Long>();
            for (var row : rows) {
                if (is(row, "portfolio")) {
                    portfolios.add(key(row));
                    if (row.get("substituted", Boolean.class)) {
                        standsIn.put(key(row), row.get("person_id", Long.class));
                    } else {
                        own.add(key(row));
                    }
                }
            }
            standsIn.keySet().removeAll(own);
            return new AccessScope(
                    key(user),
                    Optional.ofNullable(user.<@Nullable Long>get("person_id", Long.class)),
                    rightsOf(rows),
                    positionsOf(rows),
                    portfolios,
                    Map.copyOf(standsIn),
                    date);
        });
    }

    private static Set<Right> rightsOf(Iterable<Record> rows) {
        var rights = EnumSet.noneOf(Right.class);
        for (var row : rows) {
            if (is(row, "role") || is(row, "position")) {
                rights.addAll(Role.valueOf(row.get("role", String.class)).rights());
            }
        }
        return rights;
    }

    private static Set<Long> positionsOf(Iterable<Record> rows) {
        var positions = new TreeSet<Long>();
        for (var row : rows) {
            if (is(row, "position")) {
                positions.add(key(row));
            }
        }
        return positions;
    }

    private static boolean is(Record row, String what) {
        return what.equals(row.get("what", String.class));
    }

    private static Long key(Record row) {
        return row.get("id", Long.class);
    }
}
