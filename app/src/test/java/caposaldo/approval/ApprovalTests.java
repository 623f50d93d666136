package caposaldo.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.kernel.Role;
import caposaldo.people.Absence;
import caposaldo.people.AnnounceAbsence;
import caposaldo.security.AuditTrail;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Elena, a key account manager, asks for more than her rights; Marta heads her department, Dario is Marta's superior. */
class ApprovalTests extends ApprovalScenario {

    ApprovalTests() {
        super("test.discount");
    }

    private long asked(String value) {
        return ((AskApproval.Answer.Asked) ask(value, HEAD)).request();
    }

    @Test
    void goesToTheHeadWhoDecidesItOnceForExactlyThatValue() {
        var id = asked("12 %");
        assertThat(approvals.waiting(as("Marta"))).isEqualTo(1);
        assertThat(approvals.waiting(as("Elena"))).isZero();
        assertThatThrownBy(() -> decide.decide(as("Dario"), id, 1, true, "")).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> approvals.get(as("Sara"), id)).isInstanceOf(Missing.class);
        assertThat(problem(() -> ask("13 %", HEAD))).isEqualTo("approval.invalid.pending");
        decide.decide(as("Marta"), id, 1, true, "");
        assertThat(approvals.get(as("Elena"), id).state()).isEqualTo(Approval.State.APPROVED);
        assertThat(problem(() -> decide.decide(as("Marta"), id, 2, false, "Second thoughts")))
                .isEqualTo("approval.invalid.decided");
        assertThat(ask("12 %", HEAD)).as("not asked twice").isEqualTo(new AskApproval.Answer.Holds(id));
        assertThat(ask("13 %", HEAD)).as("another value").isInstanceOf(AskApproval.Answer.Asked.class);
    }

    @Test
    void isFinalOnlyWhenTheLastInTheLineHasSpoken() {
        var id = ((AskApproval.Answer.Asked) ask("30 %", role -> role == Role.COMMERCIAL_DIRECTOR)).request();
        decide.decide(as("Marta"), id, 1, true, "Fine with me");
        var half = approvals.get(as("Dario"), id);
        assertThat(half.state()).isEqualTo(Approval.State.PENDING);
        assertThat(half.turn().orElseThrow().holder()).isEqualTo("Dario Neri");
        assertThat(problem(() -> decide.decide(as("Dario"), id, 2, false, " "))).isEqualTo("approval.invalid.note");
        decide.decide(as("Dario"), id, 2, false, "Too much");
        assertThat(approvals.get(as("Elena"), id).state()).isEqualTo(Approval.State.REFUSED);
        assertThat(ask("30 %", HEAD)).as("a no holds nothing").isInstanceOf(AskApproval.Answer.Asked.class);
    }

    @Test
    void isDecidedByTheSubstituteOfWhoIsAwayAndTheTrailNamesBoth() {
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
        var id = asked("12 %");
        assertThat(approvals.waiting(as("Pietro"))).isEqualTo(1);
        decide.decide(as("Pietro"), id, 1, true, "");
        var step = approvals.get(as("Elena"), id).steps().getFirst();
        assertThat(step.decidedBy()).isEqualTo("Pietro Galli");
        assertThat(step.decidedFor()).isEqualTo("Marta Conti");
        assertThat(told("approval.approval_step", id))
                .filteredOn(entry -> entry.action().equals("UPDATE"))
                .extracting(AuditTrail.Entry::onBehalfOf)
                .containsExactly(Optional.of("Marta Conti"));
    }

    @Test
    void isNeverDecidedByWhoAsksEvenAsTheSubstituteOfTheHead() {
        absence.announce(
                as("Dario"),
                new AnnounceAbsence.Announcement(
                        company.person("Marta"),
                        company.person("Elena"),
                        TODAY,
                        TODAY.plusDays(3),
                        Absence.Reason.LEAVE,
                        "",
                        Map.of(),
                        List.of()));
        var id = asked("12 %");
        assertThat(approvals.get(as("Elena"), id).turn().orElseThrow().holder())
                .as("the next above is asked instead")
                .isEqualTo("Dario Neri");
        assertThat(approvals.waiting(as("Elena"))).isZero();
    }

    @Test
    void goesOnToTheNextInTheLineWhenNobodyDecidesInTimeAndRunsOutInTheEnd() {
        var id = asked("12 %");
        clock.moveTo(TODAY.plusDays(2));
        escalation.escalate();
        assertThat(approvals.get(as("Elena"), id).steps()).as("due today").hasSize(1);
        clock.moveTo(TODAY.plusDays(3));
        escalation.escalate();
        escalation.escalate();
        var passed = approvals.get(as("Elena", TODAY.plusDays(3)), id);
        assertThat(passed.steps()).extracting(Approval.Step::outcome).containsExactly(Approval.Outcome.PASSED_ON, null);
        assertThat(passed.turn().orElseThrow().holder()).isEqualTo("Dario Neri");
        assertThat(approvals.waiting(as("Marta", TODAY.plusDays(3)))).isZero();
        clock.moveTo(TODAY.plusDays(10));
        escalation.escalate();
        assertThat(approvals.get(as("Elena", TODAY.plusDays(10)), id).state()).isEqualTo(Approval.State.EXPIRED);
    }

    @Test
    void isWithdrawnOnlyByWhoAsked() {
        var id = asked("12 %");
        assertThatThrownBy(() -> ask.withdraw(as("Marta"), id, 1)).isInstanceOf(Missing.class);
        ask.withdraw(as("Elena"), id, 1);
        assertThat(approvals.waiting(as("Marta"))).isZero();
        assertThat(ask("12 %", HEAD)).isInstanceOf(AskApproval.Answer.Asked.class);
    }

    /** Thirty-two clicks at once are one decision. */
    @Test
    void isDecidedOnceHoweverManyDecideAtOnce() throws InterruptedException {
        var id = asked("12 %");
        var marta = as("Marta");
        var decided = new AtomicInteger();
        try (var clicks = Executors.newFixedThreadPool(32)) {
            for (var i = 0; i < 32; i++) {
                var yes = i % 2 == 0;
                clicks.submit(() -> {
                    if (catchThrowable(() -> decide.decide(marta, id, 1, yes, "now")) == null) {
                        decided.incrementAndGet();
                    }
                });
            }
        }
        assertThat(decided).hasValue(1);
        assertThat(told("approval.approval_request", id))
                .filteredOn(entry -> entry.action().equals("UPDATE"))
                .hasSize(1);
    }

    private List<AuditTrail.Entry> told(String table, long id) {
        return trail.of(
                        as("Elena"),
                        new AuditTrail.Subject.Single(Right.PEOPLE_READ, List.of(table), Long.toString(id)),
                        OptionalLong.empty())
                .entries();
    }
}
