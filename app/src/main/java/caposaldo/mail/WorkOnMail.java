package caposaldo.mail;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes back what has not left yet, and tries again what could not leave. */
@Component
public class WorkOnMail {

    private final Mails mails;
    private final MailStore store;
    private final Clock clock;

    WorkOnMail(Mails mails, MailStore store, Clock clock) {
        this.mails = mails;
        this.store = store;
        this.clock = clock;
    }

    /**
     * @throws caposaldo.kernel.Invalid when it has left
     * @throws caposaldo.kernel.Stale when it changed since {@code version} was read
     */
    @Transactional
    public void takeBack(AccessScope scope, MailId id, int version) {
        become(scope, id, version, Mail.State.TAKEN_BACK);
    }

    /** At once; what was tried before is forgotten. */
    @Transactional
    public void tryAgain(AccessScope scope, MailId id, int version) {
        become(scope, id, version, Mail.State.WAITING);
    }

    private void become(AccessScope scope, MailId id, int version, Mail.State next) {
        scope.require(Right.MAIL_SEND);
        mails.check(scope, id);
        store.become(store.lock(id, version, next), next, clock.instant());
    }
}
