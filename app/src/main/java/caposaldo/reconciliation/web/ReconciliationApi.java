package caposaldo.reconciliation.web;

import static caposaldo.reconciliation.web.ReconciliationBodies.required;

import caposaldo.account.ClientId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.receivable.ClientLedger;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.reconciliation.Reconciliation;
import caposaldo.reconciliation.ReconciliationId;
import caposaldo.reconciliation.Reconciliations;
import caposaldo.reconciliation.web.ReconciliationBodies.ActBody;
import caposaldo.web.IfMatch;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Acts of reconciliation for programs; the list is {@code /api/v1/reconciliations}. */
@RestController
@RequestMapping("/api/v1/reconciliations")
class ReconciliationApi {

    private final Reconciliations acts;
    private final ReconciliationController.Deeds deeds;
    private final LedgerCurrency currency;

    ReconciliationApi(Reconciliations acts, ReconciliationController.Deeds deeds, LedgerCurrency currency) {
        this.acts = acts;
        this.deeds = deeds;
        this.currency = currency;
    }

    private ActBody body(AccessScope scope, ReconciliationId id) {
        var act = acts.get(scope, id);
        return ActBody.of(act, acts.lines(scope, act));
    }

    @GetMapping("/{id:\\d+}")
    ResponseEntity<ActBody> act(@PathVariable long id, AccessScope scope) {
        var body = body(scope, new ReconciliationId(id));
        return ResponseEntity.ok().eTag(IfMatch.tag(body.version())).body(body);
    }

    @PostMapping
    ResponseEntity<ActBody> draft(@RequestBody ReconciliationBodies.NewAct wanted, AccessScope scope) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var of = new ClientLedger(
                new ClientId(required(wanted.clientId(), "clientId")), currency.named(wanted.currency()));
        var days = wanted.from() == null && wanted.until() == null
                ? acts.next(scope, of)
                : new Reconciliations.Days(required(wanted.from(), "from"), required(wanted.until(), "until"));
        var id = deeds.draft().draft(scope, of, days, Locale.of(Objects.requireNonNullElse(wanted.language(), "en")));
        return ResponseEntity.created(URI.create("/api/v1" + id.path())).body(body(scope, id));
    }

    @PostMapping("/{id:\\d+}/recount")
    ActBody recount(@PathVariable long id, @RequestBody ReconciliationBodies.Change change, AccessScope scope) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var act = new ReconciliationId(id);
        deeds.draft().recount(scope, act, required(change.version(), "version"));
        return body(scope, act);
    }

    @PostMapping("/{id:\\d+}/sending")
    ActBody send(@PathVariable long id, @RequestBody ReconciliationBodies.Change change, AccessScope scope) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var act = new ReconciliationId(id);
        deeds.send().send(scope, act, required(change.version(), "version"));
        return body(scope, act);
    }

    @PostMapping("/{id:\\d+}/signing")
    ActBody sign(@PathVariable long id, @RequestBody ReconciliationBodies.Signing signing, AccessScope scope) {
        scope.require(Right.RECEIVABLE_POST);
        var act = new ReconciliationId(id);
        deeds.sign()
                .sign(
                        scope,
                        act,
                        required(signing.version(), "version"),
                        new Reconciliation.Signatures(
                                required(signing.ours(), "ours").signature("ours"),
                                required(signing.theirs(), "theirs").signature("theirs")));
        return body(scope, act);
    }

    @PostMapping("/{id:\\d+}/dispute")
    ActBody dispute(@PathVariable long id, @RequestBody ReconciliationBodies.Refusal refusal, AccessScope scope) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var act = new ReconciliationId(id);
        deeds.refuse().dispute(scope, act, required(refusal.version(), "version"), reason(refusal));
        return body(scope, act);
    }

    @PostMapping("/{id:\\d+}/withdrawal")
    ActBody withdraw(@PathVariable long id, @RequestBody ReconciliationBodies.Refusal refusal, AccessScope scope) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var act = new ReconciliationId(id);
        deeds.refuse().withdraw(scope, act, required(refusal.version(), "version"), reason(refusal));
        return body(scope, act);
    }

    private static String reason(ReconciliationBodies.Refusal refusal) {
        return Objects.requireNonNullElse(refusal.reason(), "");
    }
}
