package caposaldo.approval;

import static caposaldo.db.approval.Tables.APPROVAL_POLICY;

import caposaldo.approval.ApprovalPolicy.Manner;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.kernel.Stale;
import java.util.Comparator;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** In what manner each kind of request is asked (1.3); what waits already goes on as it was asked. */
@Component
public class ApprovalPolicies {

    private final DSLContext sql;
    private final List<String> kinds;

    ApprovalPolicies(DSLContext sql, List<ApprovalKind> kinds) {
        this.sql = sql;
        this.kinds = kinds.stream()
                .map(ApprovalKind::kind)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    /** Of everything that can be asked for. */
    @Transactional(readOnly = true)
    public List<ApprovalPolicy> all(AccessScope scope) {
        scope.require(Right.PEOPLE_READ);
        var written = sql.selectFrom(APPROVAL_POLICY)
                .fetchMap(
                        APPROVAL_POLICY.KIND,
                        row -> new ApprovalPolicy(row.getKind(), Manner.valueOf(row.getManner()), row.getVersion()));
        return kinds.stream()
                .map(kind -> written.getOrDefault(kind, new ApprovalPolicy(kind, Manner.SEQUENCE, 0)))
                .toList();
    }

    Manner of(String kind) {
        return sql.select(APPROVAL_POLICY.MANNER)
                .from(APPROVAL_POLICY)
                .where(APPROVAL_POLICY.KIND.eq(kind))
                .fetchOptional(row -> Manner.valueOf(row.value1()))
                .orElse(Manner.SEQUENCE);
    }

    /**
     * @throws Missing when nothing of that kind can be asked for
     * @throws Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public void set(AccessScope scope, String kind, int version, Manner manner) {
        scope.require(Right.APPROVAL_RULES);
        if (!kinds.contains(kind)) {
            throw new Missing("kind of request " + kind);
        }
        var touched = version == 0
                ? sql.insertInto(APPROVAL_POLICY)
                        .set(APPROVAL_POLICY.KIND, kind)
                        .set(APPROVAL_POLICY.MANNER, manner.name())
                        .onConflictDoNothing()
                        .execute()
                : sql.update(APPROVAL_POLICY)
                        .set(APPROVAL_POLICY.MANNER, manner.name())
                        .set(APPROVAL_POLICY.VERSION, version + 1)
                        .where(APPROVAL_POLICY.KIND.eq(kind).and(APPROVAL_POLICY.VERSION.eq(version)))
                        .execute();
        if (touched == 0) {
            throw new Stale("manner of " + kind);
        }
    }
}
