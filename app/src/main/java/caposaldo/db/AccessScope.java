package caposaldo.db;

import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Right;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * What one person may see and do on one day: made once a request, and an argument of every store and query.
 *
 * @param userId who is signed in
 * @param personId the person behind the user, when there is one
 * @param standsInFor portfolio → the person substituted there today (1.4): what is done to its clients names both
 * @param rights own rights and those of the people stood in for
 * @param portfolios portfolios of own positions, of positions below them in the reporting line, and of those stood in for
 * @param positions own positions and those stood in for
 */
public record AccessScope(
        long userId,
        Optional<Long> personId,
        Set<Right> rights,
        Set<Long> positions,
        Set<Long> portfolios,
        Map<Long, Long> standsInFor,
        LocalDate date) {

    public AccessScope {
        rights = Set.copyOf(rights);
        positions = Set.copyOf(positions);
        portfolios = Set.copyOf(portfolios);
        standsInFor = Map.copyOf(standsInFor);
    }

    public boolean may(Right right) {
        return rights.contains(right);
    }

    /** @throws Forbidden without the right */
    public void require(Right right) {
        if (!may(right)) {
            throw new Forbidden(right.key());
        }
    }

    /** The same person with no more than these rights: what an API token was given. */
    public AccessScope limitedTo(Set<Right> granted) {
        var kept = rights.stream().filter(granted::contains).collect(Collectors.toSet());
        return new AccessScope(userId, personId, kept, positions, portfolios, standsInFor, date);
    }

    /** The same person on another day. */
    public AccessScope on(LocalDate day) {
        return new AccessScope(userId, personId, rights, positions, portfolios, standsInFor, day);
    }

    /** Which clients, as a condition on the portfolio they are in; the one access rule of the house. */
    public Condition clientsIn(Field<Long> portfolioId) {
        if (!may(Right.CLIENT_READ)) {
            return DSL.falseCondition();
        } else if (may(Right.ALL_CLIENTS)) {
            return DSL.noCondition();
        } else if (portfolios.isEmpty()) {
            return DSL.falseCondition();
        } else if (portfolios.size() == 1) {
            // Equal to one, an index that goes on with a name gives the clients in order of their names.
            return portfolioId.eq(portfolios.iterator().next());
        } else {
            return portfolioId.eq(DSL.any(portfolios.stream().sorted().toArray(Long[]::new)));
        }
    }
}
