package caposaldo.catalog.web;

import static caposaldo.catalog.web.ApiModel.required;

import caposaldo.account.ClientId;
import caposaldo.catalog.DemonstrationSample;
import caposaldo.catalog.ItemId;
import caposaldo.catalog.KeepSample;
import caposaldo.catalog.LendSample;
import caposaldo.catalog.SampleId;
import caposaldo.catalog.Samples;
import caposaldo.db.AccessScope;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Samples and their loans for programs; the lists are {@code /api/v1/samples} and {@code /api/v1/samples/loans}. */
@RestController
@RequestMapping("/api/v1/samples")
class SampleApi {

    private final Samples samples;
    private final KeepSample keep;
    private final LendSample lend;

    SampleApi(Samples samples, KeepSample keep, LendSample lend) {
        this.samples = samples;
        this.keep = keep;
        this.lend = lend;
    }

    @GetMapping("/{id:\\d+}")
    ApiModel.SampleBody sample(@PathVariable long id, AccessScope scope) {
        return ApiModel.SampleBody.of(samples.get(scope, new SampleId(id)));
    }

    @PostMapping
    ResponseEntity<ApiModel.SampleBody> add(@RequestBody ApiModel.SampleChange wanted, AccessScope scope) {
        var id = keep.add(
                scope,
                new ItemId(required(wanted.itemId(), "itemId")),
                required(wanted.serial(), "serial"),
                required(wanted.place(), "place"),
                wanted.condition() == null ? DemonstrationSample.Condition.NEW : wanted.condition());
        return ResponseEntity.created(URI.create("/api/v1" + id.path())).body(sample(id.value(), scope));
    }

    @PutMapping("/{id:\\d+}")
    ApiModel.SampleBody change(@PathVariable long id, @RequestBody ApiModel.SampleChange wanted, AccessScope scope) {
        keep.change(
                scope,
                new SampleId(id),
                required(wanted.version(), "version"),
                required(wanted.place(), "place"),
                required(wanted.condition(), "condition"));
        return sample(id, scope);
    }

    @PostMapping("/{id:\\d+}/loans")
    ResponseEntity<ApiModel.LoanBody> lend(
            @PathVariable long id, @RequestBody ApiModel.NewLoan wanted, AccessScope scope) {
        var loan = lend.lend(
                scope,
                new SampleId(id),
                new ClientId(required(wanted.clientId(), "clientId")),
                required(wanted.dueBackOn(), "dueBackOn"),
                wanted.note());
        return ResponseEntity.created(URI.create("/api/v1/samples/loans/" + loan))
                .body(loan(loan, scope));
    }

    @GetMapping("/loans/{loan:\\d+}")
    ApiModel.LoanBody loan(@PathVariable long loan, AccessScope scope) {
        return ApiModel.LoanBody.of(samples.loan(scope, loan));
    }

    @PostMapping("/loans/{loan:\\d+}/return")
    ApiModel.LoanBody takeBack(@PathVariable long loan, @RequestBody ApiModel.Return back, AccessScope scope) {
        lend.takeBack(scope, loan, required(back.version(), "version"), required(back.condition(), "condition"));
        return loan(loan, scope);
    }

    @DeleteMapping("/loans/{loan:\\d+}/return")
    ApiModel.LoanBody reopen(@PathVariable long loan, @RequestParam int version, AccessScope scope) {
        lend.reopen(scope, loan, version);
        return loan(loan, scope);
    }

    /** Without an outcome what was recorded is taken back. */
    @PutMapping("/loans/{loan:\\d+}/outcome")
    ApiModel.LoanBody outcome(@PathVariable long loan, @RequestBody ApiModel.OutcomeChange said, AccessScope scope) {
        lend.recordOutcome(scope, loan, required(said.version(), "version"), said.outcome());
        return loan(loan, scope);
    }

    @PutMapping("/loans/{loan:\\d+}/due")
    ApiModel.LoanBody prolong(@PathVariable long loan, @RequestBody ApiModel.Prolonging wanted, AccessScope scope) {
        lend.prolong(scope, loan, required(wanted.version(), "version"), required(wanted.dueBackOn(), "dueBackOn"));
        return loan(loan, scope);
    }

    @DeleteMapping("/loans/{loan:\\d+}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable long loan, @RequestParam int version, AccessScope scope) {
        lend.cancel(scope, loan, version);
    }
}
