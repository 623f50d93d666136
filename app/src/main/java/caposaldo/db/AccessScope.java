package caposaldo.db;

import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Right;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * What one person may see and do on one day: made once a request, and an argument of every store and query.
 *
 * @param userId who is signed in
 * @param personId the person behind the user, when there is one
 * @param onBehalfOf the person substituted (1.4) when the person stands in for exactly one; the trail names both
 * @param rights own rights and those of the people stood in for
 * @param portfolios portfolios of own positions, of positions below them in the reporting line, and of those stood in for
 * @param positions own positions and those stood in for
 */
public record AccessScope(
        long userId,
        Optional<Long> personId,
        Optional<Long> onBehalfOf,
        Set<Right> rights,
        Set<Long> positions,
        Set<Long> portfolios,
        LocalDate date) {

    public AccessScope {
        rights = Set.copyOf(rights);
        positions = Set.copyOf(positions);
        portfolios = Set.copyOf(portfolios);
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

    /** Which clients, as a condition on the portfolio they are in; the one access rule of the house. */
    public Condition clientsIn(Field<Long> portfolioId) {
        if (!may(Right.CLIENT_READ)) {
            return DSL.falseCondition();
        } else if (may(Right.ALL_CLIENTS)) {
            return DSL.noCondition();
        } else if (portfolios.isEmpty()) {
            return DSL.falseCondition();
        } else {
            return portfolioId.eq(DSL.any(portfolios.stream().sorted().toArray(Long[]::new)));
        }
    }
}
