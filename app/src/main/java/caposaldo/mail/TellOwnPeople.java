package caposaldo.mail;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the house tells one of its own people by itself. It is written in the caller's transaction and leaves by the same
 * outbox as what people send, so that what was decided is told, and told once.
 */
@Component
public class TellOwnPeople {

    private final MailStore store;
    private final SmtpServer server;
    private final Clock clock;

    TellOwnPeople(MailStore store, SmtpServer server, Clock clock) {
        this.store = store;
        this.server = server;
        this.clock = clock;
    }

    /** Whether anything can be told at all. */
    public boolean isSetUp() {
        return server.isSetUp();
    }

    /**
     * @param once what it is known by
     * @return false when it was written under that key before
     * @throws caposaldo.kernel.Invalid when it cannot be addressed so
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean tell(Recipient to, Locale language, String subject, String text, String once) {
        if (store.wroteByItself(once)) {
            return false;
        }
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var mail = store.made();
        mail.setMessageId("<" + UUID.randomUUID() + "@" + server.domain() + ">");
        mail.setOnce(once);
        mail.setLanguage(language.getLanguage());
        mail.setSubject(subject);
        mail.setBody(text);
        mail.setAskedAt(now);
        mail.setLeavesAt(now);
        store.insert(mail, List.of(to), List.of());
        return true;
    }
}
