package caposaldo.mail;

import static caposaldo.db.mail.Tables.ENCLOSURE;
import static caposaldo.db.mail.Tables.OUTGOING_MAIL;
import static caposaldo.db.mail.Tables.RECIPIENT;
import static caposaldo.db.security.Tables.APP_USER;

import caposaldo.db.mail.tables.records.OutgoingMailRecord;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Stale;
import caposaldo.mail.Mail.State;
import caposaldo.web.paper.Enclosure;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes mails and what becomes of them. */
@Component
class MailStore {

    private static final int LONGEST_FAILURE = 500;

    private final DSLContext sql;

    MailStore(DSLContext sql) {
        this.sql = sql;
    }

    /** The mail that this form of this person sent already. */
    Optional<MailId> sentBy(long user, String once) {
        return sql.select(OUTGOING_MAIL.ID)
                .from(OUTGOING_MAIL)
                .where(OUTGOING_MAIL.ASKED_BY_ID.eq(user))
                .and(OUTGOING_MAIL.ONCE.eq(once))
                .fetchOptional(row -> new MailId(row.value1()));
    }

    /** Whether the house itself wrote a mail under that key. */
    boolean wroteByItself(String once) {
        return sql.fetchExists(OUTGOING_MAIL, OUTGOING_MAIL.ASKED_BY_ID.isNull().and(OUTGOING_MAIL.ONCE.eq(once)));
    }

    /** @param address where answers to this person go: the name of the user, where that is an address */
    record Sender(String name, @Nullable String address) {}

    Sender sender(long user) {
        return sql.select(APP_USER.DISPLAY_NAME, APP_USER.LOGIN)
                .from(APP_USER)
                .where(APP_USER.ID.eq(user))
                .fetchSingle(row -> new Sender(
                        Objects.requireNonNull(row.value1()),
                        Optional.ofNullable(row.value2())
                                .filter(Recipient::isAddress)
                                .orElse(null)));
    }

    OutgoingMailRecord made() {
        return sql.newRecord(OUTGOING_MAIL);
    }

    MailId insert(OutgoingMailRecord mail, List<Recipient> to, List<Enclosure> enclosures) {
        mail.insert();
        sql.batchInsert(IntStream.range(0, to.size())
                        .mapToObj(n -> {
                            var row = sql.newRecord(RECIPIENT);
                            row.setMailId(mail.getId());
                            row.setNo(n + 1);
                            row.setName(to.get(n).name());
                            row.setAddress(to.get(n).address());
                            return row;
                        })
                        .toList())
                .execute();
        sql.batchInsert(IntStream.range(0, enclosures.size())
                        .mapToObj(n -> {
                            var row = sql.newRecord(ENCLOSURE);
                            row.setMailId(mail.getId());
                            row.setNo(n + 1);
                            row.setName(enclosures.get(n).name());
                            row.setMediaType(enclosures.get(n).mediaType());
                            row.setContent(enclosures.get(n).content());
                            return row;
                        })
                        .toList())
                .execute();
        return new MailId(mail.getId());
    }

    /** The longest waiting of those whose time has come, held until the transaction ends; what another holds is passed over. */
    Optional<OutgoingMailRecord> holdDue(Instant now) {
        return sql.selectFrom(OUTGOING_MAIL)
                .where(OUTGOING_MAIL.STATE.eq(State.WAITING.name()))
                .and(OUTGOING_MAIL.LEAVES_AT.le(now.atOffset(ZoneOffset.UTC)))
                .orderBy(OUTGOING_MAIL.LEAVES_AT, OUTGOING_MAIL.ID)
                .limit(1)
                .forUpdate()
                .skipLocked()
                .fetchOptional();
    }

    List<Recipient> recipients(long mail) {
        return sql.selectFrom(RECIPIENT)
                .where(RECIPIENT.MAIL_ID.eq(mail))
                .orderBy(RECIPIENT.NO)
                .fetch(row -> new Recipient(row.getName(), row.getAddress()));
    }

    List<Enclosure> enclosures(long mail) {
        return sql.selectFrom(ENCLOSURE)
                .where(ENCLOSURE.MAIL_ID.eq(mail))
                .orderBy(ENCLOSURE.NO)
                .fetch(row -> new Enclosure(row.getName(), row.getMediaType(), row.getContent()));
    }

    void sent(OutgoingMailRecord mail, Instant now) {
        mail.setState(State.SENT.name());
        mail.setSentAt(now.atOffset(ZoneOffset.UTC));
        mail.setAttempts(mail.getAttempts() + 1);
        save(mail);
    }

    /** @param again null when it is not tried again by itself */
    void failed(OutgoingMailRecord mail, String why, @Nullable Instant again) {
        mail.setAttempts(mail.getAttempts() + 1);
        mail.setFailure(why.length() > LONGEST_FAILURE ? why.substring(0, LONGEST_FAILURE) : why);
        if (again == null) {
            mail.setState(State.FAILED.name());
        } else {
            mail.setLeavesAt(again.atOffset(ZoneOffset.UTC));
        }
        save(mail);
    }

    /**
     * The caller has seen the mail.
     *
     * @throws Stale when it changed since {@code version} was read
     * @throws Invalid when it cannot become that any more
     */
    OutgoingMailRecord lock(MailId id, int version, State next) {
        var mail = sql.selectFrom(OUTGOING_MAIL)
                .where(OUTGOING_MAIL.ID.eq(id.value()))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(() -> new Missing("mail " + id.value()));
        var state = State.valueOf(mail.getState());
        if (!state.mayBecome(next)) {
            var said = "mail.invalid.state." + state;
            throw Invalid.field("", said);
        }
        if (mail.getVersion() != version) {
            throw new Stale("mail " + id.value());
        }
        return mail;
    }

    void become(OutgoingMailRecord mail, State next, Instant leaves) {
        mail.setState(next.name());
        mail.setLeavesAt(leaves.atOffset(ZoneOffset.UTC));
        mail.setAttempts(0);
        save(mail);
    }

    private static void save(OutgoingMailRecord mail) {
        mail.setVersion(mail.getVersion() + 1);
        mail.update();
    }
}
