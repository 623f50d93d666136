package caposaldo.mail;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.mail.Tables.ENCLOSURE;
import static caposaldo.db.mail.Tables.OUTGOING_MAIL;
import static caposaldo.db.mail.Tables.RECIPIENT;
import static caposaldo.db.security.Tables.APP_USER;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.web.paper.Enclosure;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads mails, never of a client that the scope does not show. */
@Component
public class Mails {

    private static final Field<List<Recipient>> TO = multiset(select(RECIPIENT.NAME, RECIPIENT.ADDRESS)
                    .from(RECIPIENT)
                    .where(RECIPIENT.MAIL_ID.eq(OUTGOING_MAIL.ID))
                    .orderBy(RECIPIENT.NO))
            .convertFrom(rows -> rows.map(Records.mapping(Recipient::new)));

    private static final Field<List<Mail.Attached>> ATTACHED = multiset(select(
                            ENCLOSURE.NO,
                            ENCLOSURE.NAME,
                            ENCLOSURE.MEDIA_TYPE,
                            DSL.field("octet_length({0})", Integer.class, ENCLOSURE.CONTENT))
                    .from(ENCLOSURE)
                    .where(ENCLOSURE.MAIL_ID.eq(OUTGOING_MAIL.ID))
                    .orderBy(ENCLOSURE.NO))
            .convertFrom(rows -> rows.map(Records.mapping(Mail.Attached::new)));

    private static final int MOST_OF_A_PAPER = 20;

    private final DSLContext sql;

    Mails(DSLContext sql) {
        this.sql = sql;
    }

    /** @throws Missing when there is no such mail for this person */
    @Transactional(readOnly = true)
    public Mail get(AccessScope scope, MailId id) {
        return read(scope, OUTGOING_MAIL.ID.eq(id.value())).stream()
                .findFirst()
                .orElseThrow(() -> new Missing("mail " + id.value()));
    }

    /** @throws Missing when there is no such mail for this person */
    void check(AccessScope scope, MailId id) {
        get(scope, id);
    }

    /** What was sent of a record, the latest first. */
    @Transactional(readOnly = true)
    public List<Mail> of(AccessScope scope, String paper) {
        return read(scope, OUTGOING_MAIL.PAPER.eq(paper));
    }

    private List<Mail> read(AccessScope scope, Condition which) {
        scope.require(Right.MAIL_READ);
        return sql.select(OUTGOING_MAIL.fields())
                .select(CLIENT.NAME, APP_USER.DISPLAY_NAME, TO, ATTACHED)
                .from(OUTGOING_MAIL)
                .join(CLIENT)
                .on(CLIENT.ID.eq(OUTGOING_MAIL.CLIENT_ID))
                .join(APP_USER)
                .on(APP_USER.ID.eq(OUTGOING_MAIL.ASKED_BY_ID))
                .where(which)
                .and(Clients.seenBy(scope))
                .orderBy(OUTGOING_MAIL.ID.desc())
                .limit(MOST_OF_A_PAPER)
                .fetch(Mails::mail);
    }

    private static Mail mail(Record row) {
        return new Mail(
                new MailId(row.get(OUTGOING_MAIL.ID)),
                Objects.requireNonNull(row.get(OUTGOING_MAIL.PAPER)),
                new ClientId(row.get(OUTGOING_MAIL.CLIENT_ID)),
                Objects.requireNonNull(row.get(CLIENT.NAME)),
                Objects.requireNonNull(row.get(OUTGOING_MAIL.MESSAGE_ID)),
                Mail.State.valueOf(row.get(OUTGOING_MAIL.STATE)),
                Objects.requireNonNull(row.get(OUTGOING_MAIL.SUBJECT)),
                Objects.requireNonNull(row.get(OUTGOING_MAIL.BODY)),
                Objects.requireNonNull(row.get(TO)),
                Objects.requireNonNull(row.get(ATTACHED)),
                Objects.requireNonNull(row.get(APP_USER.DISPLAY_NAME)),
                Objects.requireNonNull(row.get(OUTGOING_MAIL.ASKED_AT)).toInstant(),
                Objects.requireNonNull(row.get(OUTGOING_MAIL.LEAVES_AT)).toInstant(),
                row.get(OUTGOING_MAIL.ATTEMPTS),
                Optional.ofNullable(row.get(OUTGOING_MAIL.SENT_AT))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null),
                row.get(OUTGOING_MAIL.FAILURE),
                row.get(OUTGOING_MAIL.VERSION));
    }

    /** @throws Missing when the mail has no such enclosure */
    @Transactional(readOnly = true)
    public Enclosure enclosure(AccessScope scope, MailId id, int no) {
        check(scope, id);
        return sql.selectFrom(ENCLOSURE)
                .where(ENCLOSURE.MAIL_ID.eq(id.value()))
                .and(ENCLOSURE.NO.eq(no))
                .fetchOptional(row -> new Enclosure(row.getName(), row.getMediaType(), row.getContent()))
                .orElseThrow(() -> new Missing("enclosure " + no));
    }
}
