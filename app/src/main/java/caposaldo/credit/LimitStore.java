package caposaldo.credit;

import static caposaldo.db.credit.Tables.CREDIT_LIMIT;

import caposaldo.account.ClientId;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Stale;
import caposaldo.receivable.LedgerLock;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Writes limits; what the client takes up of them is recounted with each change. */
@Component
class LimitStore {

    private final DSLContext sql;
    private final LedgerLock lock;
    private final CreditRollups rollups;

    LimitStore(DSLContext sql, LedgerLock lock, CreditRollups rollups) {
        this.sql = sql;
        this.lock = lock;
        this.rollups = rollups;
    }

    /** Ends the one before on the day before; one that would begin on the same day or later never comes to hold. */
    long give(ClientId client, GiveLimit.Terms terms, long givenBy, long askedBy, LocalDate today) {
        lock.hold(client, today);
        var currency = terms.amount().currency().getCurrencyCode();
        var standing = CREDIT_LIMIT
                .CLIENT_ID
                .eq(client.value())
                .and(CREDIT_LIMIT.CURRENCY.eq(currency))
                .and(CREDIT_LIMIT.WITHDRAWN_ON.isNull());
        sql.update(CREDIT_LIMIT)
                .set(CREDIT_LIMIT.WITHDRAWN_ON, today)
                .set(CREDIT_LIMIT.VERSION, CREDIT_LIMIT.VERSION.plus(1))
                .where(standing)
                .and(CREDIT_LIMIT.VALID_FROM.ge(terms.from()))
                .execute();
        sql.update(CREDIT_LIMIT)
                .set(CREDIT_LIMIT.VALID_TO, terms.from().minusDays(1))
                .set(CREDIT_LIMIT.VERSION, CREDIT_LIMIT.VERSION.plus(1))
                .where(standing)
                .and(CREDIT_LIMIT.VALID_TO.ge(terms.from()))
                .execute();
        var id = sql.insertInto(CREDIT_LIMIT)
                .set(CREDIT_LIMIT.CLIENT_ID, client.value())
                .set(CREDIT_LIMIT.CURRENCY, currency)
                .set(CREDIT_LIMIT.AMOUNT, terms.amount().amount())
                .set(CREDIT_LIMIT.CREDIT_CLASS, terms.creditClass().name())
                .set(CREDIT_LIMIT.VALID_FROM, terms.from())
                .set(CREDIT_LIMIT.VALID_TO, terms.until())
                .set(CREDIT_LIMIT.REASON, terms.reason().strip())
                .set(CREDIT_LIMIT.GIVEN_BY_ID, givenBy)
                .set(CREDIT_LIMIT.ASKED_BY_ID, askedBy)
                .returningResult(CREDIT_LIMIT.ID)
                .fetchSingle()
                .value1();
        rollups.recount(List.of(client.value()), today);
        return id;
    }

    /**
     * Yesterday was its last day; one that began today or is still to come never holds.
     *
     * @throws Invalid when it is over already
     * @throws Stale when somebody changed it since {@code version} was read
     */
    void end(ClientId client, long id, int version, LocalDate today) {
        lock.hold(client, today);
        var limit = sql.selectFrom(CREDIT_LIMIT)
                .where(CREDIT_LIMIT.ID.eq(id).and(CREDIT_LIMIT.CLIENT_ID.eq(client.value())))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(() -> new Missing("credit limit " + id));
        if (limit.getVersion() != version) {
            throw new Stale("credit limit " + id);
        }
        if (limit.getWithdrawnOn() != null || limit.getValidTo().isBefore(today)) {
            throw Invalid.field("", "credit.invalid.over");
        }
        if (limit.getValidFrom().isBefore(today)) {
            limit.setValidTo(today.minusDays(1));
        } else {
            limit.setWithdrawnOn(today);
        }
        limit.setVersion(version + 1);
        limit.store();
        rollups.recount(List.of(client.value()), today);
    }
}
