package caposaldo.approval.web;

import caposaldo.approval.ApprovalPolicies;
import caposaldo.approval.ApprovalPolicy;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** In what manner those who decide are asked, for programs. */
@RestController
@RequestMapping("/api/v1/approvals/policies")
class PolicyApi {

    /** @param version as it was read; 0 where nothing was written */
    record PolicyChange(
            ApprovalPolicy.@Nullable Manner manner,
            @Nullable Integer version) {}

    private final ApprovalPolicies policies;

    PolicyApi(ApprovalPolicies policies) {
        this.policies = policies;
    }

    @GetMapping
    Slice<ApprovalPolicy> policies(AccessScope scope) {
        return new Slice<>(policies.all(scope), null);
    }

    @PutMapping("/{kind:[a-z.-]+}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void set(@PathVariable String kind, @RequestBody PolicyChange wanted, AccessScope scope) {
        if (wanted.manner() == null || wanted.version() == null) {
            throw Invalid.field(wanted.manner() == null ? "manner" : "version", "web.api.missing");
        }
        policies.set(scope, kind, wanted.version(), wanted.manner());
    }
}
