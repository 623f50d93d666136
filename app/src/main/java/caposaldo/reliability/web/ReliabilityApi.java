package caposaldo.reliability.web;

import static caposaldo.reliability.web.ReliabilityBodies.required;

import caposaldo.account.ClientId;
import caposaldo.credit.GiveLimit;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.reliability.AskCheckedLimit;
import caposaldo.reliability.KeepForecast;
import caposaldo.reliability.RecordEvidence;
import caposaldo.reliability.Reliability;
import caposaldo.reliability.SecondOpinion;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The reliability of a client for programs; the list of those to check is {@code /api/v1/reliability}. */
@RestController
@RequestMapping("/api/v1/clients/{id:\\d+}/reliability")
class ReliabilityApi {

    private final Reliability reliability;
    private final RecordEvidence record;
    private final ReliabilityController.Acts acts;
    private final SecondOpinion opinion;
    private final LedgerCurrency currency;

    ReliabilityApi(
            Reliability reliability,
            RecordEvidence record,
            ReliabilityController.Acts acts,
            SecondOpinion opinion,
            LedgerCurrency currency) {
        this.reliability = reliability;
        this.record = record;
        this.acts = acts;
        this.opinion = opinion;
        this.currency = currency;
    }

    @GetMapping
    ReliabilityBodies.CheckBody check(@PathVariable long id, AccessScope scope) {
        return ReliabilityBodies.CheckBody.of(reliability.of(scope, new ClientId(id)), opinion);
    }

    @GetMapping("/evidence")
    List<ReliabilityBodies.EvidenceBody> evidence(@PathVariable long id, AccessScope scope) {
        return reliability.evidence(scope, new ClientId(id)).stream()
                .map(ReliabilityBodies.EvidenceBody::of)
                .toList();
    }

    @PostMapping("/evidence")
    ResponseEntity<ReliabilityBodies.Added> record(
            @PathVariable long id, @RequestBody ReliabilityBodies.NewEvidence brought, AccessScope scope) {
        scope.require(Right.CREDIT_ASK);
        var added = record.record(
                scope,
                new ClientId(id),
                new RecordEvidence.Facts(
                        required(brought.finding(), "finding"),
                        required(brought.foundOn(), "foundOn"),
                        Objects.requireNonNullElse(brought.source(), ""),
                        Objects.requireNonNullElse(brought.note(), ""),
                        brought.figures(currency)));
        return ResponseEntity.status(HttpStatus.CREATED).body(new ReliabilityBodies.Added(added));
    }

    @GetMapping("/forecast")
    ReliabilityBodies.ForecastBody forecast(@PathVariable long id, AccessScope scope) {
        var forecast = acts.forecast().of(scope, new ClientId(id));
        return new ReliabilityBodies.ForecastBody(
                forecast.monthlySales().map(Money::amount).orElse(null),
                forecast.termDays().orElse(null),
                forecast.version());
    }

    @PutMapping("/forecast")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forecast(@PathVariable long id, @RequestBody ReliabilityBodies.ForecastBody forecast, AccessScope scope) {
        scope.require(Right.CREDIT_ASK);
        acts.forecast()
                .keep(
                        scope,
                        new ClientId(id),
                        new KeepForecast.Forecast(
                                Optional.ofNullable(forecast.monthlySales())
                                        .map(amount -> currency.exact(amount, "monthlySales")),
                                Optional.ofNullable(forecast.termDays()),
                                required(forecast.version(), "version")));
    }

    @PostMapping("/limit")
    ResponseEntity<ReliabilityBodies.AskedBody> ask(
            @PathVariable long id, @RequestBody ReliabilityBodies.NewCheckedLimit wanted, AccessScope scope) {
        scope.require(Right.CREDIT_ASK);
        var answer = acts.ask()
                .ask(
                        scope,
                        new ClientId(id),
                        new AskCheckedLimit.Terms(
                                currency.exact(required(wanted.amount(), "amount"), "amount"),
                                required(wanted.reviewOn(), "reviewOn"),
                                Objects.requireNonNullElse(wanted.reason(), "")));
        return switch (answer.outcome()) {
            case GiveLimit.Outcome.Given(var limit) ->
                ResponseEntity.status(HttpStatus.CREATED)
                        .body(new ReliabilityBodies.AskedBody(answer.check(), limit, null));
            case GiveLimit.Outcome.Asked(var request) ->
                ResponseEntity.status(HttpStatus.ACCEPTED)
                        .body(new ReliabilityBodies.AskedBody(answer.check(), null, request));
        };
    }

    @GetMapping("/checks")
    List<ReliabilityBodies.KeptBody> checks(@PathVariable long id, AccessScope scope) {
        return reliability.checks(scope, new ClientId(id)).stream()
                .map(kept -> ReliabilityBodies.KeptBody.of(kept, opinion))
                .toList();
    }

    @GetMapping("/checks/{number:\\d+}")
    ReliabilityBodies.KeptBody kept(@PathVariable long id, @PathVariable long number, AccessScope scope) {
        return ReliabilityBodies.KeptBody.of(reliability.check(scope, new ClientId(id), number), opinion);
    }
}
