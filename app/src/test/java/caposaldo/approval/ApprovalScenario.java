package caposaldo.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.kernel.Role;
import caposaldo.people.AnnounceAbsence;
import caposaldo.people.PeopleFixture;
import caposaldo.security.AccessScopes;
import caposaldo.security.AuditTrail;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Elena, a key account manager, asks for more than her rights; Marta heads her department, Dario is Marta's superior. */
@CaposaldoTest
abstract class ApprovalScenario {

    static final LocalDate TODAY = TestClock.TODAY;
    static final Predicate<Role> HEAD = role -> role.rights().contains(Right.PRICE_AGREE);
    private static final AtomicInteger SUBJECTS = new AtomicInteger();

    @Autowired
    AskApproval ask;

    @Autowired
    DecideApproval decide;

    @Autowired
    EscalateApprovals escalation;

    @Autowired
    Approvals approvals;

    @Autowired
    AuditTrail trail;

    @Autowired
    AnnounceAbsence absence;

    @Autowired
    AccessScopes scopes;

    @Autowired
    TestClock clock;

    @Autowired
    DSLContext sql;

    final String kind;
    PeopleFixture company;
    String subject = "";

    /** @param kind for requests of these tests alone */
    ApprovalScenario(String kind) {
        this.kind = kind;
    }

    @BeforeEach
    void found() {
        clock.moveTo(TODAY);
        company = new PeopleFixture(sql);
        subject = kind + " " + SUBJECTS.incrementAndGet();
    }

    @AfterEach
    void today() {
        clock.moveTo(TODAY);
    }

    AccessScope as(String given) {
        return as(given, TODAY);
    }

    AccessScope as(String given, LocalDate day) {
        return scopes.of(company.login(given), day).orElseThrow();
    }

    AskApproval.Answer ask(String value, Predicate<Role> lastWord) {
        return ask.ask(
                as("Elena"),
                new AskApproval.Wanted(
                        kind,
                        subject,
                        "Discount",
                        "/",
                        value,
                        "The client opens a second shop",
                        Right.PRICE_AGREE,
                        lastWord,
                        TODAY.plusDays(9)));
    }

    static String problem(ThrowingCallable done) {
        var why = catchThrowable(done);
        assertThat(why).isInstanceOf(Invalid.class);
        return ((Invalid) why).problems().getFirst().messageKey();
    }
}
