package caposaldo.receivable;

import static caposaldo.db.receivable.Tables.PAYMENT_TERMS;
import static caposaldo.db.security.Tables.APP_USER;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.db.Trail;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clause 2.4: the terms of payment agreed with a client, from a day on. What is invoiced takes those of its day; what was
 * invoiced before keeps its own.
 */
@Component
public class AgreeTerms {

    /** @param note where it was agreed */
    public record Agreed(
            LocalDate from, PaymentTerms terms, @Nullable String note, String by) {}

    private static final int LONGEST_NOTE = 200;

    private final DSLContext sql;
    private final Clients clients;
    private final Trail trail;
    private final Clock clock;

    AgreeTerms(DSLContext sql, Clients clients, Trail trail, Clock clock) {
        this.sql = sql;
        this.clients = clients;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * In the place of what was agreed from the same day, if anything was.
     *
     * @throws Invalid when the days make no sense, or more than 60 do not say where they were agreed
     * @throws Missing when there is no such client for this person
     */
    @Transactional
    public void agree(
            AccessScope scope, ClientId client, LocalDate from, int days, boolean monthEnd, @Nullable String note) {
        begin(scope, client);
        if (days < 0 || days > PaymentTerms.LONGEST) {
            throw Invalid.field("days", "receivable.invalid.terms", PaymentTerms.LONGEST);
        } else if (from.isBefore(scope.date())) {
            throw Invalid.field("from", "receivable.invalid.termsPast");
        } else if (days > PaymentTerms.LONGEST_BY_SILENCE && note == null) {
            throw Invalid.field("note", "receivable.invalid.termsLong", PaymentTerms.LONGEST_BY_SILENCE);
        } else if (note != null && note.length() > LONGEST_NOTE) {
            throw Invalid.field("note", "receivable.invalid.termsNote", LONGEST_NOTE);
        }
        sql.insertInto(PAYMENT_TERMS)
                .set(PAYMENT_TERMS.CLIENT_ID, client.value())
                .set(PAYMENT_TERMS.VALID_FROM, from)
                .set(PAYMENT_TERMS.DAYS, days)
                .set(PAYMENT_TERMS.MONTH_END, monthEnd)
                .set(PAYMENT_TERMS.NOTE, note)
                .set(PAYMENT_TERMS.AGREED_BY_ID, scope.userId())
                .set(PAYMENT_TERMS.AGREED_AT, OffsetDateTime.now(clock))
                .onConflict(PAYMENT_TERMS.CLIENT_ID, PAYMENT_TERMS.VALID_FROM)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    private void begin(AccessScope scope, ClientId client) {
        scope.require(Right.CREDIT_GIVE);
        trail.worksOn(scope, clients.get(scope, client).portfolioId());
    }

    /**
     * It was never meant so; what held before holds on. Terms that hold already may be on documents and stay.
     *
     * @throws Invalid when they do not begin after today
     * @throws Missing when nothing was agreed from that day
     */
    @Transactional
    public void takeBack(AccessScope scope, ClientId client, LocalDate from) {
        begin(scope, client);
        if (!from.isAfter(scope.date())) {
            throw Invalid.field("", "receivable.invalid.termsHold");
        }
        var gone = sql.deleteFrom(PAYMENT_TERMS)
                .where(PAYMENT_TERMS.CLIENT_ID.eq(client.value()))
                .and(PAYMENT_TERMS.VALID_FROM.eq(from))
                .execute();
        if (gone == 0) {
            throw new Missing("terms of client " + client.value() + " from " + from);
        }
    }

    /** All that was ever agreed, the latest first. */
    @Transactional(readOnly = true)
    public List<Agreed> of(AccessScope scope, ClientId client) {
        scope.require(Right.RECEIVABLE_READ);
        clients.get(scope, client);
        return sql.select(
                        PAYMENT_TERMS.VALID_FROM,
                        PAYMENT_TERMS.DAYS,
                        PAYMENT_TERMS.MONTH_END,
                        PAYMENT_TERMS.NOTE,
                        APP_USER.DISPLAY_NAME)
                .from(PAYMENT_TERMS)
                .join(APP_USER)
                .on(APP_USER.ID.eq(PAYMENT_TERMS.AGREED_BY_ID))
                .where(PAYMENT_TERMS.CLIENT_ID.eq(client.value()))
                .orderBy(PAYMENT_TERMS.VALID_FROM.desc())
                .fetch(row -> new Agreed(
                        Objects.requireNonNull(row.value1()),
                        new PaymentTerms(row.value2(), row.value3()),
                        row.value4(),
                        Objects.requireNonNull(row.value5())));
    }

    /** What an invoice of that day takes; the caller has seen the client. */
    PaymentTerms on(ClientId client, LocalDate day) {
        return sql.select(PAYMENT_TERMS.DAYS, PAYMENT_TERMS.MONTH_END)
                .from(PAYMENT_TERMS)
                .where(PAYMENT_TERMS.CLIENT_ID.eq(client.value()))
                .and(PAYMENT_TERMS.VALID_FROM.le(day))
                .orderBy(PAYMENT_TERMS.VALID_FROM.desc())
                .limit(1)
                .fetchOptional(row -> new PaymentTerms(row.value1(), row.value2()))
                .orElse(PaymentTerms.USUAL);
    }
}
