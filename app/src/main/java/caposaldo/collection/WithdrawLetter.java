package caposaldo.collection;

import static caposaldo.db.collection.Tables.DUNNING_LETTER;

import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.db.Trail;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.kernel.Stale;
import caposaldo.receivable.LedgerLock;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.13: a letter that should not have been sent holds nothing, and its items are where they were before it. */
@Component
public class WithdrawLetter {

    private static final int LONGEST = 500;

    private final DSLContext sql;
    private final DunningLetters letters;
    private final Clients clients;
    private final LedgerLock lock;
    private final DebtorRollups rollups;
    private final Trail trail;

    WithdrawLetter(
            DSLContext sql,
            DunningLetters letters,
            Clients clients,
            LedgerLock lock,
            DebtorRollups rollups,
            Trail trail) {
        this.sql = sql;
        this.letters = letters;
        this.clients = clients;
        this.lock = lock;
        this.rollups = rollups;
        this.trail = trail;
    }

    /**
     * @throws Invalid without a reason
     * @throws Stale when it is withdrawn already, or changed since {@code version} was read
     * @throws caposaldo.kernel.Missing when there is no such letter for this person
     */
    @Transactional
    public void withdraw(AccessScope scope, DunningLetterId id, int version, String because) {
        scope.require(Right.DUNNING_SEND);
        var client = letters.get(scope, id).client();
        if (because.isBlank() || because.length() > LONGEST) {
            throw Invalid.field("because", "collection.invalid.because", LONGEST);
        }
        trail.worksOn(scope, clients.get(scope, client).portfolioId());
        lock.hold(client, scope.date());
        var touched = sql.update(DUNNING_LETTER)
                .set(DUNNING_LETTER.WITHDRAWN_ON, scope.date())
                .set(DUNNING_LETTER.WITHDRAWN_BY_ID, scope.userId())
                .set(DUNNING_LETTER.WITHDRAWN_BECAUSE, because.strip())
                .set(DUNNING_LETTER.VERSION, DUNNING_LETTER.VERSION.plus(1))
                .where(DUNNING_LETTER.ID.eq(id.value()))
                .and(DUNNING_LETTER.VERSION.eq(version))
                .and(DUNNING_LETTER.WITHDRAWN_ON.isNull())
                .execute();
        if (touched == 0) {
            throw new Stale("dunning letter " + id.value());
        }
        rollups.recount(List.of(client.value()), scope.date());
    }
}
