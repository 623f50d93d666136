package caposaldo.mail.web;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.mail.MailId;
import caposaldo.mail.Mails;
import caposaldo.mail.ProposeMail;
import caposaldo.mail.SendMail;
import caposaldo.mail.WorkOnMail;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import caposaldo.web.paper.Enclosure;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sends the document of any record, and shows what was sent. */
@Controller
class MailController {

    private final Templates templates;
    private final ProposeMail propose;
    private final SendMail send;
    private final WorkOnMail work;
    private final Mails mails;

    MailController(Templates templates, ProposeMail propose, SendMail send, WorkOnMail work, Mails mails) {
        this.templates = templates;
        this.propose = propose;
        this.send = send;
        this.work = work;
        this.mails = mails;
    }

    @GetMapping("/mails/new")
    JteModel form(@RequestParam String of, AccessScope scope, Ui ui) {
        scope.require(Right.MAIL_SEND);
        var proposal = propose.of(scope, of);
        return templates.mailNew(ui, proposal, MailForms.fresh(proposal), send.isSetUp());
    }

    @PostMapping("/mails")
    Object send(
            @RequestParam MultiValueMap<String, String> values, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        scope.require(Right.MAIL_SEND);
        var typed = new Typed(values);
        var proposal = propose.of(scope, typed.text("of"));
        try {
            var id = send.send(scope, MailForms.wanted(typed, proposal));
            var mail = mails.get(scope, id);
            new Toast(
                            ui.t("mail.leaves", send.timeToTakeBack().toSeconds()),
                            id.path() + "/taking-back?version=" + mail.version())
                    .after(redirect);
            return "redirect:" + proposal.paper();
        } catch (Invalid why) {
            return templates.mailNew(ui, proposal, typed.refused(why), send.isSetUp());
        }
    }

    @GetMapping("/mails/{id:\\d+}")
    JteModel mail(@PathVariable long id, AccessScope scope, Ui ui) {
        return page(scope, new MailId(id), Form.blank(), ui);
    }

    private JteModel page(AccessScope scope, MailId id, Form form, Ui ui) {
        return templates.mailMail(ui, MailPage.of(scope, mails.get(scope, id)), form);
    }

    /** On the page of a record: what was sent of it. */
    @GetMapping("/mails/of")
    JteModel of(@RequestParam String paper, AccessScope scope, Ui ui) {
        return templates.mailOf(ui, mails.of(scope, paper));
    }

    @PostMapping("/mails/{id:\\d+}/taking-back")
    Object takeBack(
            @PathVariable long id, @RequestParam int version, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        scope.require(Right.MAIL_SEND);
        var mail = new MailId(id);
        try {
            work.takeBack(scope, mail, version);
            new Toast(ui.t("mail.takenBack")).after(redirect);
            return "redirect:" + mail.path();
        } catch (Invalid why) {
            return page(scope, mail, new Form(Map.of(), why.problems()), ui);
        }
    }

    @PostMapping("/mails/{id:\\d+}/another-try")
    Object tryAgain(
            @PathVariable long id, @RequestParam int version, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        scope.require(Right.MAIL_SEND);
        var mail = new MailId(id);
        try {
            work.tryAgain(scope, mail, version);
            new Toast(ui.t("mail.triedAgain")).after(redirect);
            return "redirect:" + mail.path();
        } catch (Invalid why) {
            return page(scope, mail, new Form(Map.of(), why.problems()), ui);
        }
    }

    @GetMapping("/mails/{id:\\d+}/enclosures/{no:\\d+}")
    ResponseEntity<byte[]> enclosure(@PathVariable long id, @PathVariable int no, AccessScope scope) {
        return file(mails.enclosure(scope, new MailId(id), no));
    }

    static ResponseEntity<byte[]> file(Enclosure enclosure) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(enclosure.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(enclosure.name())
                                .build()
                                .toString())
                .body(enclosure.content());
    }
}
