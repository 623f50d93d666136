package caposaldo.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.kernel.Stale;
import caposaldo.people.Appoint;
import caposaldo.people.ChangeReportingLine;
import caposaldo.people.Organisation;
import caposaldo.people.PeopleFixture;
import caposaldo.people.PositionId;
import caposaldo.people.Relieve;
import caposaldo.people.SignOrder;
import caposaldo.people.Staff;
import caposaldo.people.StaffOrder;
import caposaldo.people.StaffOrders;
import caposaldo.security.AccessScopes;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Clauses 1.2 and 1.3: taken into a position, relieved of it, and to whom it reports, by order of the director. */
@CaposaldoTest
class AppointmentScenarioTests {

    private static final LocalDate MONDAY = TestClock.TODAY;
    private static final LocalDate DECEMBER = LocalDate.of(2026, Month.DECEMBER, 1);

    @Autowired
    private Appoint appoint;

    @Autowired
    private Relieve relieve;

    @Autowired
    private ChangeReportingLine line;

    @Autowired
    private SignOrder signing;

    @Autowired
    private StaffOrders orders;

    @Autowired
    private Organisation organisation;

    @Autowired
    private Staff staff;

    @Autowired
    private AccessScopes scopes;

    @Autowired
    private DSLContext sql;

    private PeopleFixture company;

    @BeforeEach
    void found() {
        company = new PeopleFixture(sql);
    }

    @Test
    void aKamIsRecommendedByTheHeadOfSalesAndAppointedByTheDirectorsSignature() {
        // Monday 23 November: Marta recommends Nina Sala for the vacant position; nothing changes yet.
        var free = company.position("free");
        var order = appoint.appoint(
                as("Marta"), new Appoint.Newcomer("Nina", "Sala", ""), free, DECEMBER, "Trial: 3 months");
        var waiting = orders.byId(as("Carla"), order);
        assertThat(waiting.number()).startsWith("ORD-2026-");
        assertThat(waiting.state()).isEqualTo(StaffOrder.State.RECOMMENDED);
        assertThat(waiting.recommendedBy()).contains("Marta Conti");
        assertThat(organisation.holdersOf(as("Marta"), free)).isEmpty();
        assertThatExceptionOfType(Forbidden.class)
                .as("the head of sales recommends, the director signs")
                .isThrownBy(() -> signing.sign(as("Marta"), order, 1));

        // Carla signs: from 1 December Nina holds the position, and her record names the order.
        signing.sign(as("Carla"), order, 1);
        var nina = organisation.holdersOf(as("Marta"), free).getFirst();
        assertThat(nina.name()).isEqualTo("Nina Sala");
        assertThat(nina.from()).isEqualTo(DECEMBER);
        assertThat(nina.order()).isEqualTo(waiting.number());
        assertThat(organisation.position(as("Marta"), free).holder())
                .as("not before December")
                .isEmpty();
        assertThatExceptionOfType(Stale.class).as("signed once").isThrownBy(() -> signing.sign(as("Carla"), order, 1));

        // She leaves at the end of May; from June the position is vacant again.
        var lastDay = LocalDate.of(2027, Month.MAY, 31);
        var relief = relieve.relieve(as("Carla"), nina.appointment(), lastDay, "");
        assertThat(orders.byId(as("Carla"), relief).state())
                .as("the director signs at once")
                .isEqualTo(StaffOrder.State.SIGNED);
        var ended = staff.byId(as("Marta"), nina.person()).appointments().getFirst();
        assertThat(ended.until()).isEqualTo(lastDay);
        assertThat(ended.endedBy()).isEqualTo(orders.byId(as("Carla"), relief).number());
    }

    @Test
    void aPositionHasNoTwoHolders() {
        var newcomer = new Appoint.Known(company.newcomer("Nina", "Sala"));
        refuses(
                new Invalid.Problem("from", "people.appointment.held", List.of("Elena Rossi")),
                () -> appoint.appoint(as("Carla"), newcomer, company.position("elena"), DECEMBER, ""));
    }

    @Test
    void ofManyRecommendationsForOnePositionSignedAtOnceOnlyOneHolds() throws Exception {
        var free = company.position("free");
        var recommended = Stream.of("Nina", "Ugo", "Ada", "Ivo", "Lia", "Edo", "Pia", "Leo")
                .map(name -> appoint.appoint(as("Marta"), new Appoint.Newcomer(name, "Sala", ""), free, DECEMBER, ""))
                .toList();
        var start = new CyclicBarrier(recommended.size());
        var held = new ArrayList<Boolean>();
        try (var together = Executors.newFixedThreadPool(recommended.size())) {
            for (var answer : together.invokeAll(recommended.stream()
                    .map(order -> (Callable<Boolean>) () -> signed(start, order))
                    .toList())) {
                held.add(answer.get());
            }
        }
        assertThat(held).containsOnlyOnce(true);
        assertThat(organisation.holdersOf(as("Carla"), free)).hasSize(1);
    }

    private boolean signed(CyclicBarrier start, caposaldo.people.StaffOrderId order) throws Exception {
        start.await();
        try {
            signing.sign(as("Carla"), order, 1);
            return true;
        } catch (Invalid held) {
            return false;
        }
    }

    @Test
    void nobodyIsHisOwnSuperiorOverAnyNumberOfSteps() {
        refuses(
                new Invalid.Problem("superior", "people.line.circle", List.of()),
                () -> line.report(as("Carla"), company.position("cd"), company.position("elena"), ""));
    }

    @Test
    void twoChangesOfTheLineAtOnceMakeNoCircle() throws Exception {
        var north = company.position("head");
        var south = company.position("head-south");
        var start = new CyclicBarrier(2);
        try (var both = Executors.newFixedThreadPool(2)) {
            var answers = both.invokeAll(
                    List.<Callable<Boolean>>of(() -> reports(start, north, south), () -> reports(start, south, north)));
            assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(true, false);
        }
    }

    private boolean reports(CyclicBarrier start, PositionId position, PositionId superior) throws Exception {
        var carla = as("Carla");
        start.await();
        try {
            line.report(carla, position, superior, "");
            return true;
        } catch (Invalid circle) {
            return false;
        }
    }

    @Test
    void withTheReportingLineGoTheClients() {
        assertThat(as("Pietro").portfolios()).isEmpty();
        line.report(as("Carla"), company.position("elena"), company.position("head-south"), "Regions redrawn");
        assertThat(as("Pietro").portfolios()).hasSize(1);
        assertThat(as("Marta").portfolios()).as("Luca's is left").hasSize(1);
    }

    @Test
    void noOrderIsDrawnUpAboutPositionsOutsideTheOwnLine() {
        var nina = new Appoint.Known(company.newcomer("Nina", "Sala"));
        for (var stranger : List.of("Pietro", "Elena", "Irene")) {
            assertThatExceptionOfType(Forbidden.class)
                    .as(stranger)
                    .isThrownBy(() -> appoint.appoint(as(stranger), nina, company.position("free"), DECEMBER, ""));
        }
        assertThatExceptionOfType(Forbidden.class)
                .as("nor about the own position")
                .isThrownBy(() -> line.report(as("Marta"), company.position("head"), company.position("ceo"), ""));
        assertThat(as("Elena").may(Right.APPOINT_RECOMMEND)).isFalse();
        assertThatExceptionOfType(Forbidden.class).isThrownBy(() -> orders.waiting(as("Elena")));
    }

    @Test
    void anOrderTurnedDownKeepsItsNumberAndDecidesNothing() {
        var free = company.position("free");
        var order = appoint.appoint(as("Marta"), new Appoint.Newcomer("Nina", "Sala", ""), free, DECEMBER, "");
        signing.cancel(as("Carla"), order, 1);
        assertThat(orders.byId(as("Carla"), order).state()).isEqualTo(StaffOrder.State.CANCELLED);
        assertThat(organisation.holdersOf(as("Carla"), free)).isEmpty();
        assertThatExceptionOfType(Stale.class).isThrownBy(() -> signing.sign(as("Carla"), order, 2));
    }

    private AccessScope as(String given) {
        return scopes.of(company.login(given), MONDAY).orElseThrow();
    }

    private static void refuses(Invalid.Problem problem, Callable<?> attempt) {
        assertThatThrownBy(attempt::call)
                .isInstanceOfSatisfying(
                        Invalid.class, refused -> assertThat(refused.problems()).containsExactly(problem));
    }
}
