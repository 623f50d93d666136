package caposaldo.mail.web;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.mail.MailId;
import caposaldo.mail.Mails;
import caposaldo.mail.ProposeMail;
import caposaldo.mail.SendMail;
import caposaldo.mail.WorkOnMail;
import caposaldo.web.IfMatch;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Mails for programs; the list is {@code /api/v1/mails}. */
@RestController
@RequestMapping("/api/v1/mails")
class MailApi {

    private final ProposeMail propose;
    private final SendMail send;
    private final WorkOnMail work;
    private final Mails mails;

    MailApi(ProposeMail propose, SendMail send, WorkOnMail work, Mails mails) {
        this.propose = propose;
        this.send = send;
        this.work = work;
        this.mails = mails;
    }

    @GetMapping("/proposal")
    MailBodies.ProposalBody proposal(@RequestParam String of, AccessScope scope) {
        return MailBodies.ProposalBody.of(propose.of(scope, of), send.isSetUp());
    }

    /** What is left out is as it is proposed. */
    @PostMapping
    ResponseEntity<MailBodies.MailBody> send(@RequestBody MailBodies.MailWanted wanted, AccessScope scope) {
        scope.require(Right.MAIL_SEND);
        if (wanted.paper() == null) {
            throw Invalid.field("paper", "web.api.missing");
        }
        var proposal = propose.of(scope, wanted.paper());
        var id = send.send(
                scope,
                new SendMail.Wanted(
                        proposal.paper(),
                        Optional.ofNullable(wanted.to())
                                .map(to -> to.stream()
                                        .map(MailBodies.RecipientBody::recipient)
                                        .toList())
                                .orElseGet(proposal::proposed),
                        Objects.requireNonNullElse(wanted.subject(), proposal.subject()),
                        Objects.requireNonNullElse(wanted.text(), proposal.text()),
                        UUID.randomUUID().toString()));
        return ResponseEntity.created(URI.create("/api/v1" + id.path())).body(body(scope, id));
    }

    private MailBodies.MailBody body(AccessScope scope, MailId id) {
        return MailBodies.MailBody.of(mails.get(scope, id));
    }

    @GetMapping("/{id:\\d+}")
    ResponseEntity<MailBodies.MailBody> mail(@PathVariable long id, AccessScope scope) {
        var body = body(scope, new MailId(id));
        return ResponseEntity.ok().eTag(IfMatch.tag(body.version())).body(body);
    }

    @GetMapping("/of")
    List<MailBodies.MailBody> of(@RequestParam String paper, AccessScope scope) {
        return mails.of(scope, paper).stream().map(MailBodies.MailBody::of).toList();
    }

    @PostMapping("/{id:\\d+}/taking-back")
    MailBodies.MailBody takeBack(@PathVariable long id, @RequestBody MailBodies.MailChange change, AccessScope scope) {
        scope.require(Right.MAIL_SEND);
        work.takeBack(scope, new MailId(id), version(change));
        return body(scope, new MailId(id));
    }

    @PostMapping("/{id:\\d+}/another-try")
    MailBodies.MailBody tryAgain(@PathVariable long id, @RequestBody MailBodies.MailChange change, AccessScope scope) {
        scope.require(Right.MAIL_SEND);
        work.tryAgain(scope, new MailId(id), version(change));
        return body(scope, new MailId(id));
    }

    private static int version(MailBodies.MailChange change) {
        @Nullable Integer version = change.version();
        if (version == null) {
            throw Invalid.field("version", "web.api.missing");
        }
        return version;
    }

    @GetMapping("/{id:\\d+}/enclosures/{no:\\d+}")
    ResponseEntity<byte[]> enclosure(@PathVariable long id, @PathVariable int no, AccessScope scope) {
        return MailController.file(mails.enclosure(scope, new MailId(id), no));
    }
}
