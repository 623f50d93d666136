package caposaldo.security.web;

import caposaldo.db.AccessScope;
import caposaldo.security.AuditTrail;
import caposaldo.security.AuditVerification;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The trail, for programs that audit. */
@RestController
@RequestMapping("/api/v1/audit")
@Tag(name = "Audit")
class AuditApi {

    private final AuditTrail trail;
    private final AuditVerification verification;

    AuditApi(AuditTrail trail, AuditVerification verification) {
        this.trail = trail;
        this.verification = verification;
    }

    @Operation(summary = "Who did what, the latest first; continue before the number given as next")
    @GetMapping
    AuditTrail.Page read(
            AccessScope scope,
            @RequestParam(defaultValue = "") String table,
            @RequestParam(defaultValue = "") String record,
            @RequestParam(defaultValue = "") String who,
            @RequestParam(required = false) @Nullable OffsetDateTime from,
            @RequestParam(required = false) @Nullable OffsetDateTime until,
            @RequestParam(required = false) @Nullable Long before) {
        return trail.read(
                scope,
                new AuditTrail.Filter(
                        table,
                        record,
                        who,
                        Optional.ofNullable(from).map(OffsetDateTime::toInstant),
                        Optional.ofNullable(until).map(OffsetDateTime::toInstant)),
                before == null ? OptionalLong.empty() : OptionalLong.of(before));
    }

    @Operation(summary = "Recompute the whole chain and name the first place where it does not hold")
    @PostMapping("/verification")
    AuditVerification.Report verify(AccessScope scope) {
        return verification.verify(scope);
    }
}
