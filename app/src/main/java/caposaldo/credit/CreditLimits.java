package caposaldo.credit;

import static caposaldo.db.credit.Tables.ASKED_LIMIT;
import static caposaldo.db.credit.Tables.COVER;
import static caposaldo.db.credit.Tables.CREDIT_LIMIT;
import static caposaldo.db.security.Tables.APP_USER;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import caposaldo.receivable.LedgerCurrency;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads limits, what was asked for, and cover; never of a client that the scope does not show. */
@Component
public class CreditLimits {

    /** A limit that somebody asked for beyond his rights. */
    public record Asked(
            long id,
            Money amount,
            CreditClass creditClass,
            LocalDate from,
            LocalDate until,
            String reason,
            String askedBy,
            State state) {

        public enum State {
            ASKED,
            GIVEN,
            DECLINED
        }
    }

    private static final int MOST = 50;

    private final DSLContext sql;
    private final Clients clients;
    private final LedgerCurrency currency;

    CreditLimits(DSLContext sql, Clients clients, LedgerCurrency currency) {
        this.sql = sql;
        this.clients = clients;
        this.currency = currency;
    }

    /** Every limit of the client, the latest first. */
    @Transactional(readOnly = true)
    public List<CreditLimit> of(AccessScope scope, ClientId client) {
        see(scope, client);
        var giver = APP_USER.as("giver");
        var asker = APP_USER.as("asker");
        return sql.select(CREDIT_LIMIT.fields())
                .select(giver.DISPLAY_NAME, asker.DISPLAY_NAME)
                .from(CREDIT_LIMIT)
                .join(giver)
                .on(giver.ID.eq(CREDIT_LIMIT.GIVEN_BY_ID))
                .join(asker)
                .on(asker.ID.eq(CREDIT_LIMIT.ASKED_BY_ID))
                .where(CREDIT_LIMIT.CLIENT_ID.eq(client.value()))
                .and(CREDIT_LIMIT.CURRENCY.eq(currency.code()))
                .orderBy(CREDIT_LIMIT.VALID_FROM.desc(), CREDIT_LIMIT.ID.desc())
                .limit(MOST)
                .fetch(row -> new CreditLimit(
                        row.get(CREDIT_LIMIT.ID),
                        currency.money(row.get(CREDIT_LIMIT.AMOUNT)),
                        CreditClass.valueOf(row.get(CREDIT_LIMIT.CREDIT_CLASS)),
                        Objects.requireNonNull(row.get(CREDIT_LIMIT.VALID_FROM)),
                        Objects.requireNonNull(row.get(CREDIT_LIMIT.VALID_TO)),
                        Objects.requireNonNull(row.get(CREDIT_LIMIT.REASON)),
                        Objects.requireNonNull(row.get(giver.DISPLAY_NAME)),
                        Objects.requireNonNull(row.get(asker.DISPLAY_NAME)),
                        row.get(CREDIT_LIMIT.WITHDRAWN_ON),
                        row.get(CREDIT_LIMIT.VERSION)));
    }

    private void see(AccessScope scope, ClientId client) {
        scope.require(Right.CREDIT_READ);
        clients.check(scope, client);
    }

    /** The latest first. */
    @Transactional(readOnly = true)
    public List<Asked> asked(AccessScope scope, ClientId client) {
        see(scope, client);
        return asked(ASKED_LIMIT.CLIENT_ID.eq(client.value()));
    }

    /** @throws Missing when the client has none of that number, or the person does not see the client */
    @Transactional(readOnly = true)
    public Asked asked(AccessScope scope, ClientId client, long id) {
        see(scope, client);
        return asked(ASKED_LIMIT.CLIENT_ID.eq(client.value()).and(ASKED_LIMIT.ID.eq(id))).stream()
                .findFirst()
                .orElseThrow(() -> new Missing("asked limit " + id));
    }

    private List<Asked> asked(Condition which) {
        return sql.select(ASKED_LIMIT.fields())
                .select(APP_USER.DISPLAY_NAME)
                .from(ASKED_LIMIT)
                .join(APP_USER)
                .on(APP_USER.ID.eq(ASKED_LIMIT.ASKED_BY_ID))
                .where(which)
                .orderBy(ASKED_LIMIT.ID.desc())
                .limit(MOST)
                .fetch(this::asked);
    }

    private Asked asked(Record row) {
        return new Asked(
                row.get(ASKED_LIMIT.ID),
                currency.money(row.get(ASKED_LIMIT.AMOUNT)),
                CreditClass.valueOf(row.get(ASKED_LIMIT.CREDIT_CLASS)),
                row.get(ASKED_LIMIT.VALID_FROM),
                row.get(ASKED_LIMIT.VALID_TO),
                row.get(ASKED_LIMIT.REASON),
                row.get(APP_USER.DISPLAY_NAME),
                Asked.State.valueOf(row.get(ASKED_LIMIT.STATE)));
    }

    /** All cover there is or was, what ends last first. */
    @Transactional(readOnly = true)
    public List<Cover> cover(AccessScope scope, ClientId client) {
        see(scope, client);
        return sql.selectFrom(COVER)
                .where(COVER.CLIENT_ID.eq(client.value()).and(COVER.CURRENCY.eq(currency.code())))
                .orderBy(COVER.VALID_TO.desc(), COVER.ID.desc())
                .limit(MOST)
                .fetch(row -> new Cover(
                        Objects.requireNonNull(row.getId()),
                        Cover.Kind.valueOf(row.getKind()),
                        currency.money(row.getAmount()),
                        row.getIssuer(),
                        row.getReference(),
                        row.getValidFrom(),
                        row.getValidTo(),
                        row.getVersion()));
    }
}
