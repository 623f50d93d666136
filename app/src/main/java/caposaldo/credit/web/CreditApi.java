package caposaldo.credit.web;

import static caposaldo.credit.web.CreditBodies.required;

import caposaldo.account.ClientId;
import caposaldo.credit.CheckPoint;
import caposaldo.credit.ClientCredits;
import caposaldo.credit.CreditLimits;
import caposaldo.credit.ExpectedCredit;
import caposaldo.credit.GiveLimit;
import caposaldo.credit.KeepCover;
import caposaldo.credit.Verdict;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.receivable.LedgerCurrency;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The credit of a client for programs; the list of all is {@code /api/v1/credit}. */
@RestController
@RequestMapping("/api/v1/clients/{id:\\d+}/credit")
class CreditApi {

    private final ClientCredits credits;
    private final CreditLimits limits;
    private final CreditController.Acts acts;
    private final LedgerCurrency currency;
    private final ExpectedCredit expected;

    CreditApi(
            ClientCredits credits,
            CreditLimits limits,
            CreditController.Acts acts,
            LedgerCurrency currency,
            ExpectedCredit expected) {
        this.credits = credits;
        this.limits = limits;
        this.acts = acts;
        this.currency = currency;
        this.expected = expected;
    }

    @GetMapping
    CreditBodies.CreditBody credit(@PathVariable long id, AccessScope scope) {
        return body(scope, new ClientId(id), credits.of(scope, new ClientId(id)), CreditController.ahead(scope));
    }

    private CreditBodies.CreditBody body(
            AccessScope scope, ClientId client, List<Verdict> verdicts, LocalDate delivery) {
        return CreditBodies.CreditBody.of(
                verdicts, expected.of(scope, client, verdicts.getFirst().facts(), delivery));
    }

    /**
     * What the rules of a point would say to a document of so much.
     *
     * @param delivery the day on which what is expected is told, today or later; a month ahead when it is left out
     */
    @GetMapping("/check")
    CreditBodies.CreditBody check(
            @PathVariable long id,
            @RequestParam(defaultValue = "0") BigDecimal amount,
            @RequestParam(defaultValue = "ORDER") CheckPoint point,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate delivery,
            AccessScope scope) {
        var client = new ClientId(id);
        return body(
                scope,
                client,
                List.of(credits.at(scope, client, point, currency.exact(amount.max(BigDecimal.ZERO), "amount"))),
                delivery == null ? CreditController.ahead(scope) : delivery);
    }

    @GetMapping("/limits")
    List<CreditBodies.LimitBody> limits(@PathVariable long id, AccessScope scope) {
        return limits.of(scope, new ClientId(id)).stream()
                .map(limit -> CreditBodies.LimitBody.of(limit, scope.date()))
                .toList();
    }

    @PostMapping("/limits")
    ResponseEntity<CreditBodies.Answer> ask(
            @PathVariable long id, @RequestBody CreditBodies.NewLimit wanted, AccessScope scope) {
        scope.require(Right.CREDIT_ASK);
        var terms = new GiveLimit.Terms(
                currency.exact(required(wanted.amount(), "amount"), "amount"),
                required(wanted.creditClass(), "creditClass"),
                required(wanted.from(), "from"),
                required(wanted.until(), "until"),
                Objects.requireNonNullElse(wanted.reason(), ""));
        var answer = switch (acts.give().ask(scope, new ClientId(id), terms)) {
            case GiveLimit.Outcome.Given(var limit) -> new CreditBodies.Answer(limit, null);
            case GiveLimit.Outcome.Asked(var request) -> new CreditBodies.Answer(null, request);
        };
        return ResponseEntity.status(answer.limit() == null ? HttpStatus.ACCEPTED : HttpStatus.CREATED)
                .body(answer);
    }

    @PostMapping("/limits/{limit:\\d+}/ending")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(
            @PathVariable long id,
            @PathVariable long limit,
            @RequestBody CreditBodies.Ending ending,
            AccessScope scope) {
        scope.require(Right.CREDIT_GIVE);
        acts.end().end(scope, new ClientId(id), limit, required(ending.version(), "version"));
    }

    @GetMapping("/cover")
    List<CreditBodies.CoverBody> cover(@PathVariable long id, AccessScope scope) {
        return limits.cover(scope, new ClientId(id)).stream()
                .map(CreditBodies.CoverBody::of)
                .toList();
    }

    @PostMapping("/cover")
    ResponseEntity<CreditBodies.Added> cover(
            @PathVariable long id, @RequestBody CreditBodies.NewCover wanted, AccessScope scope) {
        scope.require(Right.CREDIT_GIVE);
        var added = acts.cover()
                .add(
                        scope,
                        new ClientId(id),
                        new KeepCover.Terms(
                                required(wanted.kind(), "kind"),
                                currency.exact(required(wanted.amount(), "amount"), "amount"),
                                required(wanted.issuer(), "issuer"),
                                wanted.reference(),
                                required(wanted.from(), "from"),
                                required(wanted.until(), "until")));
        return ResponseEntity.status(HttpStatus.CREATED).body(new CreditBodies.Added(added));
    }

    @PostMapping("/cover/{cover:\\d+}/ending")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endCover(
            @PathVariable long id,
            @PathVariable long cover,
            @RequestBody CreditBodies.Ending ending,
            AccessScope scope) {
        scope.require(Right.CREDIT_GIVE);
        acts.cover().end(scope, new ClientId(id), cover, required(ending.version(), "version"));
    }
}
