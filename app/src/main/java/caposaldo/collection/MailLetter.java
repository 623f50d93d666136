package caposaldo.collection;

import static caposaldo.db.collection.Tables.DUNNING_LETTER;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.mail.Mails;
import caposaldo.mail.ProposeMail;
import caposaldo.mail.SendMail;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One letter of a run goes into the outbox, with the words that are proposed, to whom it concerns; never a second time. */
@Component
class MailLetter {

    enum Outcome {
        WRITTEN,
        /** There is a mail of it, whoever asked for that. */
        WRITTEN_BEFORE,
        /** It is paid or withdrawn by now. */
        OVER,
        NO_ADDRESS
    }

    private final DSLContext sql;
    private final DunningLetters letters;
    private final Mails mails;
    private final ProposeMail propose;
    private final SendMail send;

    MailLetter(DSLContext sql, DunningLetters letters, Mails mails, ProposeMail propose, SendMail send) {
        this.sql = sql;
        this.letters = letters;
        this.mails = mails;
        this.propose = propose;
        this.send = send;
    }

    @Transactional
    public Outcome mail(AccessScope scope, DunningLetterId id) {
        scope.require(Right.DUNNING_SEND);
        // Another run that has the same letter waits here, and sees this mail afterwards.
        sql.select(DUNNING_LETTER.ID)
                .from(DUNNING_LETTER)
                .where(DUNNING_LETTER.ID.eq(id.value()))
                .forUpdate()
                .fetch();
        if (letters.get(scope, id).state() != DunningLetter.State.SENT) {
            return Outcome.OVER;
        } else if (!mails.of(scope, id.path()).isEmpty()) {
            return Outcome.WRITTEN_BEFORE;
        }
        var proposal = propose.of(scope, id.path());
        if (proposal.proposed().isEmpty()) {
            return Outcome.NO_ADDRESS;
        }
        send.send(
                scope,
                new SendMail.Wanted(
                        proposal.paper(),
                        proposal.proposed(),
                        proposal.subject(),
                        proposal.text(),
                        "dunning-letter-" + id.value()));
        return Outcome.WRITTEN;
    }
}
