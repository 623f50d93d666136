package caposaldo.approval.web;

import caposaldo.approval.Approval;
import caposaldo.approval.ApprovalPolicy;
import caposaldo.approval.Approvals;
import caposaldo.approval.AskApproval;
import caposaldo.approval.DecideApproval;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Approvals for programs; the list is {@code GET /api/v1/approvals}. What is asked for is asked of its own room. */
@RestController
@RequestMapping("/api/v1/approvals")
class ApprovalApi {

    record ApprovalBody(
            long id,
            String kind,
            String subject,
            String title,
            String value,
            String reason,
            Approval.State state,
            String askedBy,
            Instant askedAt,
            LocalDate expiresOn,
            ApprovalPolicy.Manner manner,
            List<Approval.Step> steps,
            int version) {

        static ApprovalBody of(Approval approval) {
            return new ApprovalBody(
                    approval.id(),
                    approval.kind(),
                    approval.subject(),
                    approval.title(),
                    approval.value(),
                    approval.reason(),
                    approval.state(),
                    approval.askedByName(),
                    approval.askedAt(),
                    approval.expiresOn(),
                    approval.manner(),
                    approval.steps(),
                    approval.version());
        }
    }

    record Decision(
            @Nullable Boolean approved,
            @Nullable String note,
            @Nullable Integer version) {}

    record Withdrawal(@Nullable Integer version) {}

    private final Approvals approvals;
    private final DecideApproval decide;
    private final AskApproval ask;

    ApprovalApi(Approvals approvals, DecideApproval decide, AskApproval ask) {
        this.approvals = approvals;
        this.decide = decide;
        this.ask = ask;
    }

    private static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw Invalid.field(field, "web.api.missing");
        }
        return value;
    }

    @GetMapping("/{id:\\d+}")
    ResponseEntity<ApprovalBody> approval(@PathVariable long id, AccessScope scope) {
        var approval = approvals.get(scope, id);
        return ResponseEntity.ok().eTag(Integer.toString(approval.version())).body(ApprovalBody.of(approval));
    }

    @PostMapping("/{id:\\d+}/decision")
    ApprovalBody decide(@PathVariable long id, @RequestBody Decision decision, AccessScope scope) {
        approvals.get(scope, id);
        decide.decide(
                scope,
                id,
                required(decision.version(), "version"),
                required(decision.approved(), "approved"),
                decision.note() == null ? "" : decision.note());
        return ApprovalBody.of(approvals.get(scope, id));
    }

    @PostMapping("/{id:\\d+}/withdrawal")
    ApprovalBody withdraw(@PathVariable long id, @RequestBody Withdrawal read, AccessScope scope) {
        approvals.get(scope, id);
        ask.withdraw(scope, id, required(read.version(), "version"));
        return ApprovalBody.of(approvals.get(scope, id));
    }
}
