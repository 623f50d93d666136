package caposaldo.receivable.web;

import static caposaldo.receivable.web.ApiModel.required;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.receivable.ChargeInterest;
import caposaldo.receivable.KeepInterestLaw;
import caposaldo.receivable.LateInterest;
import caposaldo.receivable.LedgerItemId;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Interest for programs; the law it rests on is the list {@code /api/v1/receivables/interest/law}. */
@RestController
@RequestMapping("/api/v1/receivables")
class InterestApi {

    record PartBody(
            LocalDate from, LocalDate until, long days, BigDecimal principal, BigDecimal percent, BigDecimal interest) {

        static PartBody of(LateInterest.Part part) {
            return new PartBody(
                    part.from(), part.until(), part.days(), part.principal().amount(), part.percent(), part.interest());
        }
    }

    /** @param amount null when the law of some half-year is not kept */
    record ClaimBody(
            LocalDate from, LocalDate until, @Nullable BigDecimal amount, List<PartBody> parts) {}

    record Charged(long item) {}

    record Waiver(@Nullable String why) {}

    record NewLaw(
            @Nullable LocalDate from,
            @Nullable BigDecimal referenceRate,
            @Nullable BigDecimal margin,
            @Nullable String source) {}

    private final ChargeInterest interest;
    private final KeepInterestLaw law;

    InterestApi(ChargeInterest interest, KeepInterestLaw law) {
        this.interest = interest;
        this.law = law;
    }

    /** What could be claimed of a debt that is late; 404 when it was in time or every day is claimed. */
    @GetMapping("/items/{id:\\d+}/interest")
    ClaimBody claim(@PathVariable long id, AccessScope scope) {
        var claim =
                interest.claim(scope, new LedgerItemId(id)).orElseThrow(() -> new Missing("interest of item " + id));
        return new ClaimBody(
                claim.from(),
                claim.until(),
                claim.working().map(working -> working.total().amount()).orElse(null),
                claim.working()
                        .map(working ->
                                working.parts().stream().map(PartBody::of).toList())
                        .orElse(List.of()));
    }

    @PostMapping("/items/{id:\\d+}/interest")
    ResponseEntity<Charged> charge(@PathVariable long id, AccessScope scope) {
        scope.require(Right.RECEIVABLE_POST);
        var made = interest.charge(scope, new LedgerItemId(id));
        return ResponseEntity.created(URI.create("/api/v1" + made.path())).body(new Charged(made.value()));
    }

    @PostMapping("/items/{id:\\d+}/interest/waiving")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void waive(@PathVariable long id, @RequestBody Waiver waiver, AccessScope scope) {
        scope.require(Right.RECEIVABLE_POST);
        interest.waive(scope, new LedgerItemId(id), waiver.why());
    }

    @PostMapping("/interest/law")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keep(@RequestBody NewLaw wanted, AccessScope scope) {
        scope.require(Right.RECEIVABLE_POST);
        law.keep(
                scope,
                required(wanted.from(), "from"),
                required(wanted.referenceRate(), "referenceRate"),
                required(wanted.margin(), "margin"),
                required(wanted.source(), "source"));
    }
}
