package caposaldo.reconciliation.web;

import static caposaldo.reconciliation.web.ReconciliationBodies.required;

import caposaldo.analytics.reconciliation.Cause;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.reconciliation.Differences;
import caposaldo.reconciliation.LineRef;
import caposaldo.reconciliation.ReconciliationId;
import caposaldo.reconciliation.Reconciliations;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * The client's ledger for programs: a statement is sent here, a table to {@code /api/v1/imports}; lines and differences are
 * {@code …/lines} and {@code …/differences}.
 */
@RestController
@RequestMapping("/api/v1/reconciliations/{id:\\d+}")
class MatchingApi {

    private final Reconciliations acts;
    private final Differences differences;
    private final MatchingController.Says says;

    MatchingApi(Reconciliations acts, Differences differences, MatchingController.Says says) {
        this.acts = acts;
        this.differences = differences;
        this.says = says;
    }

    record CauseBody(Cause cause, int lines, BigDecimal amount) {}

    /** @param difference theirs less ours, the sum of the causes */
    record DifferenceBody(
            BigDecimal ourClosing,
            BigDecimal theirClosing,
            BigDecimal difference,
            @Nullable Boolean mirrored,
            List<CauseBody> causes,
            int version) {}

    /** @param lines such as o12 of ours and t7 of the client's */
    record Lines(@Nullable List<String> lines) {}

    record MatchBody(int no) {}

    record Explanation(
            @Nullable List<String> lines,
            @Nullable Cause cause,
            @Nullable String note) {}

    private DifferenceBody body(AccessScope scope, ReconciliationId id) {
        var act = acts.get(scope, id);
        var causes = differences.byCause(scope, act);
        var theirs = Differences.theirs(act, causes);
        return new DifferenceBody(
                act.balance().closing().amount(),
                theirs.amount(),
                theirs.minus(act.balance().closing()).amount(),
                act.theirs().map(came -> came.mirrored()).orElse(null),
                causes.stream()
                        .map(by -> new CauseBody(
                                by.cause(), by.lines(), by.amount().amount()))
                        .toList(),
                act.version());
    }

    @GetMapping("/matching")
    DifferenceBody difference(@PathVariable long id, AccessScope scope) {
        return body(scope, new ReconciliationId(id));
    }

    @PostMapping("/ledger")
    DifferenceBody take(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(required = false) @Nullable MultipartFile file,
            AccessScope scope)
            throws IOException {
        scope.require(Right.RECEIVABLE_COLLECT);
        var act = new ReconciliationId(id);
        if (file == null) {
            throw Invalid.field("file", "reconciliation.refused.empty");
        }
        try (var content = file.getInputStream()) {
            says.take().take(scope, act, version, Objects.requireNonNullElse(file.getOriginalFilename(), ""), content);
        }
        return body(scope, act);
    }

    @DeleteMapping("/ledger")
    DifferenceBody forget(@PathVariable long id, @RequestParam int version, AccessScope scope) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var act = new ReconciliationId(id);
        says.take().forget(scope, act, version);
        return body(scope, act);
    }

    @PostMapping("/turning")
    DifferenceBody turn(@PathVariable long id, @RequestBody ReconciliationBodies.Change change, AccessScope scope) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var act = new ReconciliationId(id);
        says.take().turn(scope, act, required(change.version(), "version"));
        return body(scope, act);
    }

    @PostMapping("/matching")
    DifferenceBody again(@PathVariable long id, @RequestBody ReconciliationBodies.Change change, AccessScope scope) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var act = new ReconciliationId(id);
        says.ledgers().match(scope, act, required(change.version(), "version"));
        return body(scope, act);
    }

    @PostMapping("/matches")
    MatchBody match(@PathVariable long id, @RequestBody Lines wanted, AccessScope scope) {
        scope.require(Right.RECEIVABLE_COLLECT);
        return new MatchBody(
                says.lines().match(scope, new ReconciliationId(id), LineRef.all(required(wanted.lines, "lines"))));
    }

    @PostMapping("/matches/{no:\\d+}/parting")
    Lines part(@PathVariable long id, @PathVariable int no, AccessScope scope) {
        scope.require(Right.RECEIVABLE_COLLECT);
        return new Lines(says.lines().part(scope, new ReconciliationId(id), no, true).stream()
                .map(LineRef::toString)
                .toList());
    }

    @PostMapping("/causes")
    DifferenceBody explain(@PathVariable long id, @RequestBody Explanation wanted, AccessScope scope) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var act = new ReconciliationId(id);
        says.lines()
                .explain(
                        scope,
                        act,
                        LineRef.all(required(wanted.lines, "lines")),
                        required(wanted.cause, "cause"),
                        wanted.note);
        return body(scope, act);
    }
}
