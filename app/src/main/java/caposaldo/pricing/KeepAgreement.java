package caposaldo.pricing;

import static caposaldo.db.pricing.Tables.AGREEMENT;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.db.Trail;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.kernel.Stale;
import java.time.LocalDate;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clauses 2.4 and 2.9: an agreement with a client is written down with its number and its days. */
@Component
public class KeepAgreement {

    private static final int LONGEST = 60;

    private final DSLContext sql;
    private final Clients clients;
    private final Trail trail;

    KeepAgreement(DSLContext sql, Clients clients, Trail trail) {
        this.sql = sql;
        this.clients = clients;
        this.trail = trail;
    }

    /** @throws Invalid when the client has one of that number, or a field cannot be */
    @Transactional
    public Agreement add(AccessScope scope, ClientId client, String number, LocalDate from, @Nullable LocalDate until) {
        scope.require(Right.PRICE_AGREE);
        trail.worksOn(scope, clients.get(scope, client).portfolioId());
        var called = number.strip();
        if (called.isEmpty() || called.length() > LONGEST) {
            throw Invalid.field("number", "pricing.invalid.name", LONGEST);
        }
        TypePrice.requireDay("from", from, scope.date());
        if (until != null && until.isBefore(from)) {
            throw Invalid.field("until", "pricing.invalid.until");
        }
        return sql.insertInto(AGREEMENT)
                .set(AGREEMENT.CLIENT_ID, client.value())
                .set(AGREEMENT.NUMBER, called)
                .set(AGREEMENT.VALID_FROM, from)
                .set(AGREEMENT.VALID_TO, until)
                .onConflictDoNothing()
                .returning()
                .fetchOptional(Agreements::agreement)
                .orElseThrow(() -> Invalid.field("number", "pricing.invalid.code.taken", called));
    }

    /**
     * Ends it on a day, which may be undone by ending it later; the prices agreed under it end with it.
     *
     * @param last the last day it holds; null for no end
     * @throws Invalid when it would not have begun by then
     * @throws Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public Agreement end(AccessScope scope, ClientId client, long id, int version, @Nullable LocalDate last) {
        scope.require(Right.PRICE_AGREE);
        trail.worksOn(scope, clients.get(scope, client).portfolioId());
        var agreement = sql.selectFrom(AGREEMENT)
                .where(AGREEMENT.ID.eq(id).and(AGREEMENT.CLIENT_ID.eq(client.value())))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(() -> new Missing("agreement " + id));
        if (agreement.getVersion() != version) {
            throw new Stale("agreement " + id);
        }
        if (last != null && last.isBefore(agreement.getValidFrom())) {
            throw Invalid.field("until", "pricing.invalid.until");
        }
        agreement.setValidTo(last);
        agreement.setVersion(version + 1);
        agreement.store();
        return Agreements.agreement(agreement);
    }
}
