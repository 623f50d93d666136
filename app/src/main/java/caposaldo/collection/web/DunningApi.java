package caposaldo.collection.web;

import static caposaldo.collection.web.CallBodies.required;

import caposaldo.account.ClientId;
import caposaldo.collection.DunningLetterId;
import caposaldo.collection.DunningLetters;
import caposaldo.collection.DunningRuns;
import caposaldo.collection.HandOverLetter;
import caposaldo.collection.ProposeLetters;
import caposaldo.collection.Reminders;
import caposaldo.collection.SendLetter;
import caposaldo.collection.SendLetters;
import caposaldo.collection.WithdrawLetter;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.ubl.UblAnswer;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Dunning letters for programs; the lists are {@code /api/v1/collection/proposals} and {@code …/letters}. */
@RestController
@RequestMapping("/api/v1")
class DunningApi {

    /** The road from what is due to what was sent. */
    @Component
    record Acts(
            ProposeLetters propose,
            SendLetters sendAll,
            SendLetter send,
            HandOverLetter handOver,
            WithdrawLetter withdraw,
            Reminders reminders) {}

    private final DunningRuns runs;
    private final DunningLetters letters;
    private final Acts acts;
    private final LedgerCurrency currency;

    DunningApi(DunningRuns runs, DunningLetters letters, Acts acts, LedgerCurrency currency) {
        this.runs = runs;
        this.letters = letters;
        this.acts = acts;
        this.currency = currency;
    }

    @PostMapping("/collection/proposals/runs")
    ResponseEntity<DunningBodies.RunBody> propose(AccessScope scope) {
        scope.require(Right.DUNNING_SEND);
        return accepted(DunningBodies.RunBody.of(acts.propose.start(scope)));
    }

    @GetMapping("/collection/proposals/runs/{id:\\d+}")
    DunningBodies.RunBody run(@PathVariable long id, AccessScope scope) {
        return DunningBodies.RunBody.of(runs.get(scope, id));
    }

    @PostMapping("/collection/proposals/sending")
    ResponseEntity<DunningBodies.RunBody> send(@RequestBody DunningBodies.Sending sending, AccessScope scope) {
        scope.require(Right.DUNNING_SEND);
        return accepted(DunningBodies.RunBody.of(acts.sendAll.start(
                scope,
                Optional.ofNullable(sending.clientIds()),
                Optional.ofNullable(sending.currency()).map(currency::named))));
    }

    private static ResponseEntity<DunningBodies.RunBody> accepted(DunningBodies.RunBody run) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/collection/proposals/runs/" + run.id()))
                .body(run);
    }

    @GetMapping("/collection/letters/{id:\\d+}")
    DunningBodies.LetterBody letter(@PathVariable long id, AccessScope scope) {
        return DunningBodies.LetterBody.of(letters.get(scope, new DunningLetterId(id)));
    }

    /** As a UBL Reminder. */
    @GetMapping("/collection/letters/{id:\\d+}/ubl")
    ResponseEntity<byte[]> reminder(@PathVariable long id, AccessScope scope) {
        scope.require(Right.RECEIVABLE_READ);
        return UblAnswer.of(acts.reminders.of(scope, new DunningLetterId(id)));
    }

    @GetMapping("/clients/{id:\\d+}/collection/letters")
    List<DunningBodies.LetterBody> ofClient(@PathVariable long id, AccessScope scope) {
        return letters.of(scope, new ClientId(id)).stream()
                .map(DunningBodies.LetterBody::of)
                .toList();
    }

    /** @throws Invalid when no letter is due */
    @PostMapping("/clients/{id:\\d+}/collection/letters")
    ResponseEntity<DunningBodies.LetterBody> sendOne(
            @PathVariable long id, @RequestParam(name = "currency", defaultValue = "") String code, AccessScope scope) {
        scope.require(Right.DUNNING_SEND);
        return switch (acts.send.send(scope, currency.of(new ClientId(id), code))) {
            case SendLetter.Outcome.Sent(var letter, var number) ->
                ResponseEntity.created(URI.create("/api/v1" + letter.path())).body(letter(letter.value(), scope));
            case SendLetter.Outcome.NotDue() -> throw Invalid.field("", "collection.letter.notDue");
        };
    }

    @PostMapping("/collection/letters/{id:\\d+}/withdrawing")
    DunningBodies.LetterBody withdraw(
            @PathVariable long id, @RequestBody DunningBodies.Withdrawing wanted, AccessScope scope) {
        scope.require(Right.DUNNING_SEND);
        acts.withdraw.withdraw(
                scope,
                new DunningLetterId(id),
                required(wanted.version(), "version"),
                required(wanted.because(), "because"));
        return letter(id, scope);
    }

    @PostMapping("/collection/letters/{id:\\d+}/handing-over")
    DunningBodies.LetterBody handOver(
            @PathVariable long id, @RequestBody DunningBodies.HandingOver wanted, AccessScope scope) {
        scope.require(Right.DUNNING_SEND);
        acts.handOver.handOver(
                scope,
                new DunningLetterId(id),
                required(wanted.version(), "version"),
                new HandOverLetter.Agency(
                        required(wanted.agency(), "agency"), required(wanted.agencyFee(), "agencyFee")));
        return letter(id, scope);
    }
}
