package caposaldo.receivable.web;

import static caposaldo.receivable.web.ApiModel.required;

import caposaldo.account.ClientId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.receivable.DisputeItem;
import caposaldo.receivable.DisputeRecords;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.receivable.LedgerItemId;
import caposaldo.receivable.PromiseRecords;
import caposaldo.receivable.RecordPromise;
import java.net.URI;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Disputes and promises for programs; the lists are {@code /api/v1/receivables/disputes} and {@code …/promises}. */
@RestController
@RequestMapping("/api/v1")
class CollectionApi {

    private final DisputeItem dispute;
    private final DisputeRecords disputes;
    private final RecordPromise promise;
    private final PromiseRecords promises;
    private final LedgerCurrency currency;

    CollectionApi(
            DisputeItem dispute,
            DisputeRecords disputes,
            RecordPromise promise,
            PromiseRecords promises,
            LedgerCurrency currency) {
        this.dispute = dispute;
        this.disputes = disputes;
        this.promise = promise;
        this.promises = promises;
        this.currency = currency;
    }

    @GetMapping("/receivables/items/{id:\\d+}/disputes")
    List<CollectionModel.DisputeBody> disputes(@PathVariable long id, AccessScope scope) {
        return disputes.of(scope, new LedgerItemId(id)).stream()
                .map(CollectionModel.DisputeBody::of)
                .toList();
    }

    @GetMapping("/receivables/disputes/{id:\\d+}")
    CollectionModel.DisputeBody dispute(@PathVariable long id, AccessScope scope) {
        return CollectionModel.DisputeBody.of(disputes.get(scope, id));
    }

    @PostMapping("/receivables/items/{id:\\d+}/disputes")
    ResponseEntity<CollectionModel.DisputeBody> open(
            @PathVariable long id, @RequestBody CollectionModel.NewDispute wanted, AccessScope scope) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var amount = wanted.amount() == null
                ? null
                : currency.exact(wanted.amount(), "amount").amount();
        var made = dispute.open(
                scope,
                new DisputeItem.Contest(
                        new LedgerItemId(id),
                        required(wanted.reason(), "reason"),
                        amount,
                        wanted.note(),
                        wanted.personId()));
        return ResponseEntity.created(URI.create("/api/v1/receivables/disputes/" + made))
                .body(dispute(made, scope));
    }

    @PostMapping("/receivables/disputes/{id:\\d+}/closing")
    CollectionModel.DisputeBody close(
            @PathVariable long id, @RequestBody CollectionModel.Closing closing, AccessScope scope) {
        scope.require(Right.RECEIVABLE_COLLECT);
        dispute.close(scope, id, required(closing.version(), "version"), required(closing.outcome(), "outcome"));
        return dispute(id, scope);
    }

    @GetMapping("/clients/{id:\\d+}/promises")
    List<CollectionModel.PromiseBody> promises(@PathVariable long id, AccessScope scope) {
        return promises.of(scope, new ClientId(id)).stream()
                .map(CollectionModel.PromiseBody::of)
                .toList();
    }

    @GetMapping("/receivables/promises/{id:\\d+}")
    CollectionModel.PromiseBody promise(@PathVariable long id, AccessScope scope) {
        return CollectionModel.PromiseBody.of(promises.get(scope, id));
    }

    @PostMapping("/clients/{id:\\d+}/promises")
    ResponseEntity<CollectionModel.PromiseBody> record(
            @PathVariable long id, @RequestBody CollectionModel.NewPromise wanted, AccessScope scope) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var made = promise.record(
                scope,
                new ClientId(id),
                currency.exact(required(wanted.amount(), "amount"), "amount"),
                required(wanted.dueOn(), "dueOn"),
                wanted.note());
        return ResponseEntity.created(URI.create("/api/v1/receivables/promises/" + made))
                .body(promise(made, scope));
    }

    @PostMapping("/receivables/promises/{id:\\d+}/withdrawing")
    CollectionModel.PromiseBody withdraw(
            @PathVariable long id, @RequestBody ApiModel.Change change, AccessScope scope) {
        scope.require(Right.RECEIVABLE_COLLECT);
        promise.withdraw(scope, id, required(change.version(), "version"));
        return promise(id, scope);
    }
}
