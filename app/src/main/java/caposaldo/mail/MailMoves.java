package caposaldo.mail;

import static caposaldo.db.mail.Tables.OUTGOING_MAIL;

import caposaldo.account.ClientId;
import caposaldo.account.ClientMoves;
import caposaldo.account.OwnerChange;
import java.time.LocalDate;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Component;

/** What was written to two clients that are one was written to the one that stays. */
@Component
class MailMoves implements ClientMoves {

    private final OwnerChange<?> mails;

    MailMoves(DSLContext sql) {
        this.mails = new OwnerChange<>(sql, OUTGOING_MAIL.ID, OUTGOING_MAIL.CLIENT_ID);
    }

    @Override
    public String room() {
        return "mail";
    }

    @Override
    public Set<String> tables() {
        return Set.of("mail.outgoing_mail");
    }

    @Override
    public int count(ClientId client) {
        return mails.count(client);
    }

    @Override
    public Moved move(ClientId merged, ClientId kept, LocalDate today) {
        return mails.move(merged, kept);
    }

    @Override
    public void moveBack(ClientId merged, ClientId kept, JSONB what, LocalDate today) {
        mails.moveBack(merged, kept, what);
    }
}
