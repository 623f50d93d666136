package caposaldo.mail;

import caposaldo.account.ClientStory;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.security.AuditTrail.Entry;
import caposaldo.web.Ui;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** In the history of a client: what was written to it. */
@Component
class MailStory implements ClientStory {

    @Override
    public Map<Long, Sentence> told(AccessScope scope, List<Entry> entries, Ui ui) {
        if (!scope.may(Right.MAIL_READ)) {
            return Map.of();
        }
        var told = new HashMap<Long, Sentence>();
        for (var entry : entries) {
            if (entry.table().equals("mail.outgoing_mail") && entry.action().equals("INSERT")) {
                told.put(
                        entry.id(),
                        new Sentence(
                                ui.t("mail.said", entry.after("subject")),
                                new MailId(Long.parseLong(entry.record())).path()));
            }
        }
        return told;
    }
}
