package caposaldo.claim.web;

import static caposaldo.claim.web.ActBodies.required;

import caposaldo.claim.ActId;
import caposaldo.claim.ActPhotos;
import caposaldo.claim.Acts;
import caposaldo.claim.Deadlines;
import caposaldo.claim.DrawUpAct;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.ordering.DeliveryNoteId;
import caposaldo.web.IfMatch;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Acts for programs; lists are {@code /api/v1/acts}, those of a client and the deadlines. */
@RestController
@RequestMapping("/api/v1")
class ActApi {

    private final DrawUpAct draw;
    private final ActStepController.Steps steps;
    private final ActPhotos photos;
    private final Acts acts;
    private final Deadlines deadlines;

    ActApi(DrawUpAct draw, ActStepController.Steps steps, ActPhotos photos, Acts acts, Deadlines deadlines) {
        this.draw = draw;
        this.steps = steps;
        this.photos = photos;
        this.acts = acts;
        this.deadlines = deadlines;
    }

    @GetMapping("/deliveries/{id:\\d+}/acts/proposal")
    ActBodies.ProposalBody proposal(@PathVariable long id, AccessScope scope) {
        return ActBodies.ProposalBody.of(draw.proposal(scope, new DeliveryNoteId(id)));
    }

    @PostMapping("/deliveries/{id:\\d+}/acts")
    ResponseEntity<ActBodies.ActBody> draw(
            @PathVariable long id, @RequestBody ActBodies.Draft wanted, AccessScope scope) {
        scope.require(Right.CLAIM_EDIT);
        var act = draw.draw(scope, new DeliveryNoteId(id), wanted.draft(scope.date()));
        return ResponseEntity.created(URI.create("/api/v1" + act.path())).body(body(scope, act));
    }

    private ActBodies.ActBody body(AccessScope scope, ActId id) {
        return ActBodies.ActBody.of(acts.get(scope, id));
    }

    @GetMapping("/acts/{id:\\d+}")
    ResponseEntity<ActBodies.ActBody> act(@PathVariable long id, AccessScope scope) {
        var body = body(scope, new ActId(id));
        return ResponseEntity.ok().eTag(IfMatch.tag(body.version())).body(body);
    }

    @PutMapping("/acts/{id:\\d+}")
    ActBodies.ActBody change(
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            @RequestBody ActBodies.Draft wanted,
            AccessScope scope) {
        scope.require(Right.CLAIM_EDIT);
        var act = new ActId(id);
        draw.change(scope, act, IfMatch.version(match, wanted.version()), wanted.draft(scope.date()));
        return body(scope, act);
    }

    @PostMapping("/acts/{id:\\d+}/signatures")
    ActBodies.ActBody sign(@PathVariable long id, @RequestBody ActBodies.SignaturesBody wanted, AccessScope scope) {
        scope.require(Right.CLAIM_EDIT);
        var act = new ActId(id);
        steps.sign().sign(scope, act, required(wanted.version(), "version"), wanted.signatures(scope.date()));
        return body(scope, act);
    }

    @PostMapping("/acts/{id:\\d+}/rejection")
    ActBodies.ActBody reject(@PathVariable long id, @RequestBody ActBodies.Change wanted, AccessScope scope) {
        scope.require(Right.CLAIM_EDIT);
        var act = new ActId(id);
        var reason = Objects.requireNonNullElse(wanted.reason(), "");
        steps.sign().reject(scope, act, required(wanted.version(), "version"), reason);
        return body(scope, act);
    }

    @PostMapping("/acts/{id:\\d+}/credit")
    ActBodies.ActBody credit(@PathVariable long id, @RequestBody ActBodies.Change wanted, AccessScope scope) {
        scope.require(Right.RECEIVABLE_POST);
        var act = new ActId(id);
        steps.settle().credit(scope, act, required(wanted.version(), "version"));
        return body(scope, act);
    }

    @PostMapping("/acts/{id:\\d+}/replacement")
    ActBodies.ActBody replace(@PathVariable long id, @RequestBody ActBodies.Change wanted, AccessScope scope) {
        scope.require(Right.ORDER_EDIT);
        var act = new ActId(id);
        steps.settle().replace(scope, act, required(wanted.version(), "version"));
        return body(scope, act);
    }

    @PostMapping("/acts/{id:\\d+}/dispute")
    ActBodies.ActBody dispute(@PathVariable long id, @RequestBody ActBodies.Change wanted, AccessScope scope) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var act = new ActId(id);
        steps.settle().dispute(scope, act, required(wanted.version(), "version"));
        return body(scope, act);
    }

    @PostMapping("/acts/{id:\\d+}/closing")
    ActBodies.ActBody close(@PathVariable long id, @RequestBody ActBodies.Change wanted, AccessScope scope) {
        scope.require(Right.CLAIM_EDIT);
        var act = new ActId(id);
        steps.settle().close(scope, act, required(wanted.version(), "version"));
        return body(scope, act);
    }

    @PostMapping("/acts/{id:\\d+}/photos")
    ActBodies.ActBody add(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(required = false) @Nullable MultipartFile photo,
            AccessScope scope)
            throws IOException {
        scope.require(Right.CLAIM_EDIT);
        var act = new ActId(id);
        if (photo == null) {
            throw Invalid.field("photo", "claim.invalid.photo");
        }
        try (var content = photo.getInputStream()) {
            var name = Objects.requireNonNullElse(photo.getOriginalFilename(), "");
            photos.add(scope, act, required(version, "version"), name, content);
        }
        return body(scope, act);
    }

    @GetMapping("/acts/{id:\\d+}/photos/{photo:\\d+}")
    ResponseEntity<byte[]> photo(@PathVariable long id, @PathVariable long photo, AccessScope scope) {
        return PhotoController.shown(photos.content(scope, new ActId(id), photo));
    }

    @DeleteMapping("/acts/{id:\\d+}/photos/{photo:\\d+}")
    ActBodies.ActBody remove(
            @PathVariable long id,
            @PathVariable long photo,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            AccessScope scope) {
        scope.require(Right.CLAIM_EDIT);
        var act = new ActId(id);
        photos.remove(scope, act, IfMatch.version(match, null), photo);
        return body(scope, act);
    }

    @PostMapping("/acts/deadlines")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keepDeadline(@RequestBody ActBodies.DeadlineBody wanted, AccessScope scope) {
        scope.require(Right.CLAIM_RULES);
        deadlines.keep(
                scope,
                required(wanted.kind(), "kind"),
                required(wanted.validFrom(), "validFrom"),
                required(wanted.days(), "days"),
                Objects.requireNonNullElse(wanted.source(), ""));
    }
}
