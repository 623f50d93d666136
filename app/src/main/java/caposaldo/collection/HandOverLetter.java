package caposaldo.collection;

import static caposaldo.db.collection.Tables.DUNNING_LETTER;

import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.db.Trail;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Invalid.Problem;
import caposaldo.kernel.Right;
import caposaldo.kernel.Stale;
import caposaldo.receivable.LedgerLock;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.13: what a letter asks for in vain somebody else collects, for a fee; it stands and holds until it is paid. */
@Component
public class HandOverLetter {

    /**
     * To whom.
     *
     * @param agency 1 to 200 characters
     * @param agencyFee what it asks of us, in the company's currency, 0 or more
     */
    public record Agency(String agency, BigDecimal agencyFee) {}

    private static final int LONGEST = 200;
    private static final BigDecimal MOST = new BigDecimal("999999999.99");

    private final DSLContext sql;
    private final DunningLetters letters;
    private final Clients clients;
    private final LedgerLock lock;
    private final Trail trail;

    HandOverLetter(DSLContext sql, DunningLetters letters, Clients clients, LedgerLock lock, Trail trail) {
        this.sql = sql;
        this.letters = letters;
        this.clients = clients;
        this.lock = lock;
        this.trail = trail;
    }

    /**
     * @throws Invalid without a name, or for a fee that cannot be
     * @throws Stale when it stands no more, is handed over already, or changed since {@code version} was read
     * @throws caposaldo.kernel.Missing when there is no such letter for this person
     */
    @Transactional
    public void handOver(AccessScope scope, DunningLetterId id, int version, Agency to) {
        scope.require(Right.DUNNING_SEND);
        var client = letters.get(scope, id).client();
        check(to);
        trail.worksOn(scope, clients.get(scope, client).portfolioId());
        lock.hold(client, scope.date());
        var touched = sql.update(DUNNING_LETTER)
                .set(DUNNING_LETTER.HANDED_OVER_ON, scope.date())
                .set(DUNNING_LETTER.HANDED_OVER_BY_ID, scope.userId())
                .set(DUNNING_LETTER.AGENCY, to.agency.strip())
                .set(DUNNING_LETTER.AGENCY_FEE, to.agencyFee)
                .set(DUNNING_LETTER.VERSION, DUNNING_LETTER.VERSION.plus(1))
                .where(DUNNING_LETTER.ID.eq(id.value()))
                .and(DUNNING_LETTER.VERSION.eq(version))
                .and(DUNNING_LETTER.WITHDRAWN_ON.isNull())
                .and(DUNNING_LETTER.SETTLED_ON.isNull())
                .and(DUNNING_LETTER.HANDED_OVER_ON.isNull())
                .execute();
        if (touched == 0) {
            throw new Stale("dunning letter " + id.value());
        }
    }

    private static void check(Agency to) {
        var problems = new ArrayList<Problem>();
        if (to.agency.isBlank() || to.agency.length() > LONGEST) {
            problems.add(new Problem("agency", "collection.invalid.agency", List.of(LONGEST)));
        }
        if (to.agencyFee.signum() < 0
                || to.agencyFee.stripTrailingZeros().scale() > 2
                || to.agencyFee.compareTo(MOST) > 0) {
            problems.add(new Problem("agencyFee", "collection.invalid.cost", List.of()));
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }
}
