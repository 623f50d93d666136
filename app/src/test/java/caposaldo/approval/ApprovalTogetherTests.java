package caposaldo.approval;

import static caposaldo.db.approval.Tables.APPROVAL_POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.kernel.Role;
import caposaldo.kernel.Stale;
import caposaldo.people.Absence;
import caposaldo.people.AnnounceAbsence;
import caposaldo.security.AuditTrail;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Several are asked at once: Marta, who heads Elena's department, and Dario, Marta's superior. */
class ApprovalTogetherTests extends ApprovalScenario {

    @Autowired
    private ApprovalPolicies policies;

    ApprovalTogetherTests() {
        super("test.together");
    }

    @AfterEach
    void noPolicy() {
        sql.deleteFrom(APPROVAL_POLICY).where(APPROVAL_POLICY.KIND.eq(kind)).execute();
    }

    /** For requests of this test alone, in the manner of the policy. */
    private void manner(ApprovalPolicy.Manner manner) {
        sql.insertInto(APPROVAL_POLICY)
                .set(APPROVAL_POLICY.KIND, kind)
                .set(APPROVAL_POLICY.MANNER, manner.name())
                .execute();
    }

    private long together(ApprovalPolicy.Manner manner, Predicate<Role> lastWord) {
        manner(manner);
        return ((AskApproval.Answer.Asked) ask("30 %", lastWord)).request();
    }

    /** PRODUCT.md, section 2, row 5. */
    @Test
    void askedTogetherItIsFinalOnlyWithTheLastYesOfAllInWhateverOrder() {
        var id = together(ApprovalPolicy.Manner.ALL, role -> role == Role.COMMERCIAL_DIRECTOR);
        assertThat(approvals.waiting(as("Marta"))).isEqualTo(1);
        assertThat(approvals.waiting(as("Dario"))).as("at the same time").isEqualTo(1);
        assertThat(approvals.get(as("Elena"), id).turns())
                .extracting(Approval.Step::dueOn)
                .containsOnly(TODAY.plusDays(AskApproval.DAYS));
        decide.decide(as("Dario"), id, 1, true, "");
        assertThat(approvals.get(as("Elena"), id).state())
                .as("the superior alone makes it no more final than the head alone")
                .isEqualTo(Approval.State.PENDING);
        assertThat(approvals.waiting(as("Dario"))).isZero();
        decide.decide(as("Marta"), id, 2, true, "");
        assertThat(approvals.get(as("Elena"), id).state()).isEqualTo(Approval.State.APPROVED);
    }

    @Test
    void askedTogetherTheFirstNoIsTheEnd() {
        var id = together(ApprovalPolicy.Manner.ALL, role -> role == Role.COMMERCIAL_DIRECTOR);
        decide.decide(as("Dario"), id, 1, false, "Too much");
        assertThat(approvals.get(as("Elena"), id).state()).isEqualTo(Approval.State.REFUSED);
        assertThat(problem(() -> decide.decide(as("Marta"), id, 2, true, ""))).isEqualTo("approval.invalid.decided");
    }

    @Test
    void whereTheFirstWordDecidesAllWhoseWordIsTheLastAreAskedAndNobodyElse() {
        var id = together(ApprovalPolicy.Manner.FIRST, HEAD);
        assertThat(approvals.get(as("Elena"), id).steps())
                .extracting(Approval.Step::holder)
                .containsExactly("Marta Conti", "Dario Neri");
        decide.decide(as("Dario"), id, 1, true, "");
        assertThat(approvals.get(as("Elena"), id).state()).isEqualTo(Approval.State.APPROVED);
        assertThat(approvals.waiting(as("Marta"))).isZero();
    }

    @Test
    void theFirstWordIsNeverThatOfSomebodyWhoseWordIsNotTheLast() {
        var id = together(ApprovalPolicy.Manner.FIRST, role -> role == Role.COMMERCIAL_DIRECTOR);
        assertThat(approvals.get(as("Elena"), id).steps())
                .extracting(Approval.Step::holder)
                .containsExactly("Dario Neri");
    }

    /** PRODUCT.md, section 2, row 6. */
    @Test
    void anApprovalTravelsUntilTheValueChangesHoweverItWasAsked() {
        var id = together(ApprovalPolicy.Manner.ALL, role -> role == Role.COMMERCIAL_DIRECTOR);
        decide.decide(as("Dario"), id, 1, true, "");
        decide.decide(as("Marta"), id, 2, true, "");
        assertThat(ask("30 %", HEAD))
                .as("on the order, and on its invoice")
                .isEqualTo(new AskApproval.Answer.Holds(id));
        assertThat(ask("31 %", HEAD)).isInstanceOf(AskApproval.Answer.Asked.class);
    }

    @Test
    void askedTogetherWhoDoesNotAnswerInTimeIsFollowedByTheNextAboveAndTheOthersGoOn() {
        var id = together(ApprovalPolicy.Manner.ALL, HEAD);
        clock.moveTo(TODAY.plusDays(3));
        escalation.escalate();
        escalation.escalate();
        var passed = approvals.get(as("Elena", TODAY.plusDays(3)), id);
        assertThat(passed.steps()).extracting(Approval.Step::outcome).containsExactly(Approval.Outcome.PASSED_ON, null);
        assertThat(passed.turn().orElseThrow().holder()).isEqualTo("Dario Neri");
        decide.decide(as("Dario", TODAY.plusDays(3)), id, passed.version(), true, "");
        assertThat(approvals.get(as("Elena", TODAY.plusDays(3)), id).state()).isEqualTo(Approval.State.APPROVED);
    }

    @Test
    void askedTogetherItIsDecidedByTheSubstituteOfEach() {
        absence.announce(
                as("Dario"),
                new AnnounceAbsence.Announcement(
                        company.person("Marta"),
                        company.person("Pietro"),
                        TODAY,
                        TODAY.plusDays(3),
                        Absence.Reason.LEAVE,
                        "",
                        Map.of(),
                        List.of()));
        var id = together(ApprovalPolicy.Manner.ALL, role -> role == Role.COMMERCIAL_DIRECTOR);
        decide.decide(as("Pietro"), id, 1, true, "");
        decide.decide(as("Dario"), id, 2, true, "");
        var steps = approvals.get(as("Elena"), id).steps();
        assertThat(steps.getFirst().decidedFor()).isEqualTo("Marta Conti");
        assertThat(approvals.get(as("Elena"), id).state()).isEqualTo(Approval.State.APPROVED);
    }

    @Test
    void whatWaitsGoesOnInTheMannerInWhichItWasAsked() {
        var id = ((AskApproval.Answer.Asked) ask("30 %", role -> role == Role.COMMERCIAL_DIRECTOR)).request();
        manner(ApprovalPolicy.Manner.ALL);
        assertThatThrownBy(() -> decide.decide(as("Dario"), id, 1, true, "")).isInstanceOf(Forbidden.class);
    }

    /** Of the two who must say yes each says it once, however many clicks there are. */
    @Test
    void askedTogetherManyClicksAreOneWordOfEach() throws InterruptedException {
        var id = together(ApprovalPolicy.Manner.ALL, role -> role == Role.COMMERCIAL_DIRECTOR);
        var both = List.of(as("Marta"), as("Dario"));
        var said = new AtomicInteger();
        try (var clicks = Executors.newFixedThreadPool(16)) {
            for (var i = 0; i < 32; i++) {
                var who = both.get(i % 2);
                clicks.submit(() -> {
                    for (var version = 1; version <= 2; version++) {
                        var read = version;
                        if (catchThrowable(() -> decide.decide(who, id, read, true, "")) == null) {
                            said.incrementAndGet();
                        }
                    }
                });
            }
        }
        assertThat(said).hasValue(2);
        assertThat(approvals.get(as("Elena"), id).state()).isEqualTo(Approval.State.APPROVED);
        assertThat(told("approval.approval_step", id))
                .filteredOn(entry -> entry.action().equals("UPDATE"))
                .hasSize(2);
    }

    @Test
    void thePolicyIsKeptForEachKindByTheDirectorsUnderItsVersion() {
        assertThatThrownBy(() -> policies.set(as("Marta"), kind, 0, ApprovalPolicy.Manner.ALL))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> policies.set(as("Dario"), kind, 0, ApprovalPolicy.Manner.ALL))
                .as("of a kind that no room asks for")
                .isInstanceOf(Missing.class);
        assertThat(policies.all(as("Elena")))
                .extracting(ApprovalPolicy::kind)
                .contains("pricing.price", "ordering.discount", "credit.limit", "credit.release", "credit.write-off");
        var read = policies.all(as("Dario")).stream()
                .filter(policy -> policy.kind().equals("credit.write-off"))
                .findFirst()
                .orElseThrow();
        policies.set(as("Dario"), read.kind(), read.version(), ApprovalPolicy.Manner.SEQUENCE);
        assertThatThrownBy(() -> policies.set(as("Dario"), read.kind(), read.version(), ApprovalPolicy.Manner.SEQUENCE))
                .isInstanceOf(Stale.class);
    }

    private List<AuditTrail.Entry> told(String table, long id) {
        return trail.of(
                        as("Elena"),
                        new AuditTrail.Subject.Single(Right.PEOPLE_READ, List.of(table), Long.toString(id)),
                        OptionalLong.empty())
                .entries();
    }
}
