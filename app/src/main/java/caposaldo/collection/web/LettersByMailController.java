package caposaldo.collection.web;

import caposaldo.collection.MailLetters;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.mail.SendMail;
import caposaldo.web.Form;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The letters of a run by e-mail: which were sent, which wait, which have no address; sent with one button. */
@Controller
class LettersByMailController {

    private static final String PATH = "/collection/proposals/run/{id:\\d+}/mails";

    private final Templates templates;
    private final MailLetters mail;
    private final SendMail server;

    LettersByMailController(Templates templates, MailLetters mail, SendMail server) {
        this.templates = templates;
        this.mail = mail;
        this.server = server;
    }

    @GetMapping(PATH)
    JteModel letters(@PathVariable long id, AccessScope scope, Ui ui) {
        return page(id, Form.blank(), scope, ui);
    }

    private JteModel page(long id, Form form, AccessScope scope, Ui ui) {
        return templates.collectionMails(ui, mail.standing(scope, id), server.isSetUp(), form);
    }

    @PostMapping(PATH)
    Object send(@PathVariable long id, AccessScope scope, Ui ui) {
        scope.require(Right.DUNNING_SEND);
        try {
            mail.start(scope, id);
            return "redirect:/collection/proposals/run";
        } catch (Invalid why) {
            return page(id, new Form(Map.of(), why.problems()), scope, ui);
        }
    }
}
