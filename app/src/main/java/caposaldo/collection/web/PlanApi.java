package caposaldo.collection.web;

import caposaldo.collection.DunningPlans;
import caposaldo.collection.KeepDunningPlan;
import caposaldo.collection.ProposeLetters;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import java.net.URI;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The plan of dunning for programs. */
@RestController
@RequestMapping("/api/v1/collection/plan")
class PlanApi {

    private final DunningPlans plans;
    private final KeepDunningPlan keep;
    private final ProposeLetters propose;

    PlanApi(DunningPlans plans, KeepDunningPlan keep, ProposeLetters propose) {
        this.plans = plans;
        this.keep = keep;
        this.propose = propose;
    }

    /** Every version, the one that begins last first. */
    @GetMapping
    List<DunningBodies.PlanBody> versions(AccessScope scope) {
        return plans.all(scope).stream().map(DunningBodies.PlanBody::of).toList();
    }

    @PostMapping
    ResponseEntity<DunningBodies.PlanBody> keep(@RequestBody DunningBodies.PlanBody wanted, AccessScope scope) {
        scope.require(Right.DUNNING_PLAN);
        var made = keep.keep(scope, wanted.facts());
        return ResponseEntity.created(URI.create("/api/v1/collection/plan"))
                .body(plans.all(scope).stream()
                        .filter(version -> version.id() == made)
                        .map(DunningBodies.PlanBody::of)
                        .findFirst()
                        .orElseThrow());
    }

    /** What it would send today; nothing is kept. */
    @PostMapping("/preview")
    List<DunningBodies.PreviewBody> preview(@RequestBody DunningBodies.PlanBody wanted, AccessScope scope) {
        scope.require(Right.DUNNING_PLAN);
        return propose.preview(scope, wanted.facts().plan()).stream()
                .map(DunningBodies.PreviewBody::of)
                .toList();
    }
}
