package caposaldo.collection.web;

import caposaldo.collection.MailLetters;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The letters of a run by e-mail, for programs. */
@RestController
@RequestMapping("/api/v1/collection/proposals/runs/{id:\\d+}/mails")
class LettersByMailApi {

    private final MailLetters mail;

    LettersByMailApi(MailLetters mail) {
        this.mail = mail;
    }

    record LetterOnItsWay(
            long letterId,
            String number,
            long clientId,
            String clientName,
            BigDecimal amount,
            MailLetters.State state,
            @Nullable Long mailId) {

        static LetterOnItsWay of(MailLetters.OnItsWay letter) {
            return new LetterOnItsWay(
                    letter.letter().value(),
                    letter.number(),
                    letter.client().value(),
                    letter.clientName(),
                    letter.amount().amount(),
                    letter.state(),
                    letter.mail().map(id -> id.value()).orElse(null));
        }
    }

    @GetMapping
    List<LetterOnItsWay> letters(@PathVariable long id, AccessScope scope) {
        return mail.standing(scope, id).letters().stream()
                .map(LetterOnItsWay::of)
                .toList();
    }

    @PostMapping
    ResponseEntity<DunningBodies.RunBody> send(@PathVariable long id, AccessScope scope) {
        scope.require(Right.DUNNING_SEND);
        var run = DunningBodies.RunBody.of(mail.start(scope, id));
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/collection/proposals/runs/" + run.id()))
                .body(run);
    }
}
