package caposaldo.claim.web;

import static caposaldo.claim.web.ActBodies.required;

import caposaldo.account.ClientId;
import caposaldo.claim.PreventionAction;
import caposaldo.claim.PreventionActions;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.web.IfMatch;
import java.net.URI;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Prevention actions for programs; the list is {@code /api/v1/service/actions}. */
@RestController
@RequestMapping("/api/v1/service/actions")
class PreventionApi {

    private final PreventionActions actions;

    PreventionApi(PreventionActions actions) {
        this.actions = actions;
    }

    /**
     * @param clientId none for all
     * @param ownerId the number of a person; none is whoever sends it
     */
    record ActionDraft(
            @Nullable Long clientId,
            PreventionAction.@Nullable Measure measure,
            @Nullable String what,
            @Nullable Long ownerId,
            @Nullable LocalDate dueOn) {}

    @PostMapping
    ResponseEntity<PreventionAction> begin(@RequestBody ActionDraft wanted, AccessScope scope) {
        scope.require(Right.CLAIM_EDIT);
        var id = actions.begin(
                scope,
                new PreventionActions.Draft(
                        wanted.clientId == null ? null : new ClientId(wanted.clientId),
                        required(wanted.measure, "measure"),
                        Objects.requireNonNullElse(wanted.what, ""),
                        wanted.ownerId == null ? scope.personId().orElse(0L) : wanted.ownerId,
                        required(wanted.dueOn, "dueOn")));
        var body = actions.get(scope, id);
        return ResponseEntity.created(URI.create("/api/v1" + body.path())).body(body);
    }

    @GetMapping("/{id:\\d+}")
    ResponseEntity<PreventionAction> action(@PathVariable long id, AccessScope scope) {
        var body = actions.get(scope, id);
        return ResponseEntity.ok().eTag(IfMatch.tag(body.version())).body(body);
    }

    @PostMapping("/{id:\\d+}/finishing")
    PreventionAction finish(@PathVariable long id, @RequestBody ActBodies.Change wanted, AccessScope scope) {
        scope.require(Right.CLAIM_EDIT);
        actions.finish(scope, id, required(wanted.version(), "version"));
        return actions.get(scope, id);
    }
}
