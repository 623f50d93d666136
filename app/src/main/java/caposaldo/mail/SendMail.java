package caposaldo.mail;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.db.Trail;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.web.paper.Enclosure;
import caposaldo.web.paper.Papers;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clauses 2.6, 2.11, 2.13, 2.14: a person decides that a document goes to people of its client. What goes is written down in
 * the same transaction, to the byte; it leaves a little later and can be taken back until then.
 */
@Component
public class SendMail {

    /** What a mail is made of. */
    @Component
    record Making(Papers papers, MailStore store, SmtpServer server, Clock clock) {}

    /**
     * @param paper where the record stands: {@code /deliveries/12}
     * @param once of the form it was typed into: sent twice, it is one mail
     */
    public record Wanted(String paper, List<Recipient> to, String subject, String text, String once) {

        private static final int MOST_RECIPIENTS = 20;
        private static final int LONGEST_SUBJECT = 200;
        private static final int LONGEST_TEXT = 20_000;
        private static final int LONGEST_KEY = 100;
        private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
        private static final Pattern UNWRITABLE = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

        /** @throws Invalid when it cannot be sent so; also when a subject would end its line of the header */
        public Wanted {
            subject = subject.strip();
            text = text.replace("\r\n", "\n").strip();
            to = to.stream().distinct().toList();
            if (to.isEmpty()) {
                throw Invalid.field("to", "mail.invalid.nobody");
            } else if (to.size() > MOST_RECIPIENTS) {
                throw Invalid.field("to", "mail.invalid.many", MOST_RECIPIENTS);
            } else if (to.stream().map(Recipient::address).distinct().count() < to.size()) {
                throw Invalid.field("to", "mail.invalid.twice");
            } else if (subject.isEmpty()
                    || subject.length() > LONGEST_SUBJECT
                    || CONTROL.matcher(subject).find()) {
                throw Invalid.field("subject", "mail.invalid.subject", LONGEST_SUBJECT);
            } else if (text.isEmpty()
                    || text.length() > LONGEST_TEXT
                    || UNWRITABLE.matcher(text).find()) {
                throw Invalid.field("text", "mail.invalid.text", LONGEST_TEXT);
            } else if (once.isEmpty() || once.length() > LONGEST_KEY) {
                throw Invalid.field("", "mail.invalid.once");
            }
        }
    }

    private static final int MOST_BYTES = 20 * 1024 * 1024;

    private final Making making;
    private final Clients clients;
    private final Trail trail;
    private final Duration wait;

    /** @param wait how long it can be taken back */
    SendMail(Making making, Clients clients, Trail trail, @Value("${caposaldo.mail.wait:30s}") Duration wait) {
        this.making = making;
        this.clients = clients;
        this.trail = trail;
        this.wait = wait;
    }

    /**
     * @throws Invalid when no server is set, the document must not go to anybody, or it is too large for mail
     * @throws caposaldo.kernel.Missing when there is no such record for this person, or it has no document
     */
    @Transactional
    public MailId send(AccessScope scope, Wanted wanted) {
        scope.require(Right.MAIL_SEND);
        if (!making.server().isSetUp()) {
            throw Invalid.field("", "mail.invalid.notSetUp");
        }
        var before = making.store().sentBy(scope.userId(), wanted.once());
        return before.isPresent() ? before.get() : write(scope, wanted);
    }

    private MailId write(AccessScope scope, Wanted wanted) {
        making.papers().checkMayLeave(scope, wanted.paper());
        var paper = making.papers().paper(scope, wanted.paper());
        var client = clients.get(scope, new ClientId(paper.to().client()));
        trail.worksOn(scope, client.portfolioId());
        var enclosures = making.papers().enclosures(scope, wanted.paper());
        if (enclosures.stream().map(Enclosure::content).mapToInt(c -> c.length).sum() > MOST_BYTES) {
            throw Invalid.field("", "mail.invalid.large", MOST_BYTES / 1024 / 1024);
        }
        var now = making.clock().instant();
        var mail = making.store().made();
        mail.setPaper(wanted.paper());
        mail.setClientId(client.id().value());
        mail.setMessageId("<" + UUID.randomUUID() + "@" + making.server().domain() + ">");
        mail.setOnce(wanted.once());
        mail.setLanguage(paper.to().language().getLanguage());
        mail.setReplyTo(making.store().sender(scope.userId()).address());
        mail.setSubject(wanted.subject());
        mail.setBody(wanted.text());
        mail.setAskedById(scope.userId());
        mail.setAskedAt(now.atOffset(ZoneOffset.UTC));
        mail.setLeavesAt(now.plus(wait).atOffset(ZoneOffset.UTC));
        return making.store().insert(mail, wanted.to(), enclosures);
    }

    /** Whether anything can be sent at all. */
    public boolean isSetUp() {
        return making.server().isSetUp();
    }

    /** How long a mail can be taken back. */
    public Duration timeToTakeBack() {
        return wait;
    }
}
