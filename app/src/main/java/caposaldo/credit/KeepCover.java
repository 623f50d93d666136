package caposaldo.credit;

import static caposaldo.db.credit.Tables.COVER;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.db.Trail;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import caposaldo.kernel.Stale;
import caposaldo.receivable.LedgerLock;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.8: insurance, guarantees and pledges count for the days they hold. */
@Component
public class KeepCover {

    /** @param until the last day it can be claimed */
    public record Terms(
            Cover.Kind kind,
            Money amount,
            String issuer,
            @Nullable String reference,
            LocalDate from,
            LocalDate until) {}

    private static final int LONGEST = 120;
    private static final int LONGEST_YEARS = 10;

    private final DSLContext sql;
    private final Clients clients;
    private final LedgerLock lock;
    private final CreditRollups rollups;
    private final Trail trail;

    KeepCover(DSLContext sql, Clients clients, LedgerLock lock, CreditRollups rollups, Trail trail) {
        this.sql = sql;
        this.clients = clients;
        this.lock = lock;
        this.rollups = rollups;
        this.trail = trail;
    }

    /** @throws Invalid when a term cannot be */
    @Transactional
    public long add(AccessScope scope, ClientId client, Terms terms) {
        begin(scope, client);
        check(terms);
        var id = sql.insertInto(COVER)
                .set(COVER.CLIENT_ID, client.value())
                .set(COVER.CURRENCY, terms.amount.currency().getCurrencyCode())
                .set(COVER.KIND, terms.kind.name())
                .set(COVER.AMOUNT, terms.amount.amount())
                .set(COVER.ISSUER, terms.issuer.strip())
                .set(COVER.REFERENCE, terms.reference)
                .set(COVER.VALID_FROM, terms.from)
                .set(COVER.VALID_TO, terms.until)
                .returningResult(COVER.ID)
                .fetchSingle()
                .value1();
        rollups.recount(List.of(client.value()), scope.date());
        return id;
    }

    private void begin(AccessScope scope, ClientId client) {
        scope.require(Right.CREDIT_GIVE);
        trail.worksOn(scope, clients.get(scope, client).portfolioId());
        lock.hold(client, scope.date());
    }

    private static void check(Terms terms) {
        if (terms.amount.amount().signum() <= 0) {
            throw Invalid.field("coverAmount", "credit.invalid.cover");
        } else if (terms.issuer.isBlank() || terms.issuer.strip().length() > LONGEST) {
            throw Invalid.field("issuer", "credit.invalid.issuer", LONGEST);
        } else if (terms.reference != null && terms.reference.length() > LONGEST) {
            throw Invalid.field("reference", "credit.invalid.issuer", LONGEST);
        } else if (terms.until.isBefore(terms.from) || terms.until.isAfter(terms.from.plusYears(LONGEST_YEARS))) {
            throw Invalid.field("coverUntil", "credit.invalid.until", LONGEST_YEARS);
        }
    }

    /**
     * From today on it does not count any more.
     *
     * @throws Invalid when it is over already
     * @throws Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public void end(AccessScope scope, ClientId client, long id, int version) {
        begin(scope, client);
        var cover = sql.selectFrom(COVER)
                .where(COVER.ID.eq(id).and(COVER.CLIENT_ID.eq(client.value())))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(() -> new Missing("cover " + id));
        if (cover.getVersion() != version) {
            throw new Stale("cover " + id);
        }
        var yesterday = scope.date().minusDays(1);
        if (!cover.getValidTo().isAfter(yesterday)) {
            throw Invalid.field("", "credit.invalid.over");
        }
        if (cover.getValidFrom().isAfter(yesterday)) {
            cover.delete();
        } else {
            cover.setValidTo(yesterday);
            cover.setVersion(version + 1);
            cover.store();
        }
        rollups.recount(List.of(client.value()), scope.date());
    }
}
