package caposaldo.mail.web;

import caposaldo.kernel.Invalid;
import caposaldo.mail.ProposeMail.Proposal;
import caposaldo.mail.Recipient;
import caposaldo.mail.SendMail;
import caposaldo.web.Form;
import caposaldo.web.Typed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The form of a mail: whom of the client's people, whom else, and what it says. */
final class MailForms {

    private static final String CHOSEN = "to-";

    private MailForms() {}

    /** Those whom it concerns are marked; the words are those proposed. */
    static Form fresh(Proposal proposal) {
        var values = new HashMap<String, String>();
        values.put("subject", proposal.subject());
        values.put("text", proposal.text());
        values.put("once", UUID.randomUUID().toString());
        for (var n = 0; n < proposal.candidates().size(); n++) {
            var candidate = proposal.candidates().get(n);
            if (candidate.proposed()) {
                values.put(CHOSEN + n, candidate.recipient().address());
            }
        }
        return Form.of(values);
    }

    /** @throws Invalid when it cannot be sent so */
    static SendMail.Wanted wanted(Typed typed, Proposal proposal) {
        var chosen = typed.single().entrySet().stream()
                .filter(field -> field.getKey().startsWith(CHOSEN))
                .map(Map.Entry::getValue)
                .toList();
        List<Recipient> to = new ArrayList<>(proposal.candidates().stream()
                .map(candidate -> candidate.recipient())
                .filter(recipient -> chosen.contains(recipient.address()))
                .toList());
        try {
            to.addAll(Recipient.all(typed.text("others")));
        } catch (Invalid why) {
            var beside = why.problems().stream()
                    .map(problem -> new Invalid.Problem("others", problem.messageKey(), problem.arguments()))
                    .toList();
            var refused = new Invalid(beside);
            refused.initCause(why);
            throw refused;
        }
        return new SendMail.Wanted(proposal.paper(), to, typed.text("subject"), typed.text("text"), typed.text("once"));
    }
}
