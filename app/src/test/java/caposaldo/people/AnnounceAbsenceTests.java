package caposaldo.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Stale;
import caposaldo.people.AnnounceAbsence.Announcement;
import caposaldo.people.AnnounceAbsence.HandoverLine;
import caposaldo.security.AccessScopes;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Clause 1.4: what an absence must not be, and who may not announce it. */
@CaposaldoTest
class AnnounceAbsenceTests {

    private static final LocalDate FROM = TestClock.TODAY.plusDays(7);
    private static final LocalDate UNTIL = FROM.plusDays(6);

    @Autowired
    private AnnounceAbsence announce;

    @Autowired
    private CloseAbsence close;

    @Autowired
    private WriteHandover handover;

    @Autowired
    private Absences absences;

    @Autowired
    private Substitutes substitutes;

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
    void refusesTwoAbsencesOfOnePersonInTheSameDays() {
        send("Marta", "Elena", "Luca", FROM, UNTIL);
        refuses("from", "people.absence.overlaps", () -> send("Marta", "Elena", "Sara", UNTIL, UNTIL.plusDays(3)));
        assertThat(send("Marta", "Elena", "Luca", UNTIL.plusDays(1), UNTIL.plusDays(3)))
                .as("the day after is free")
                .isNotNull();
    }

    @Test
    void refusesASubstituteWhoIsAwayHimself() {
        send("Marta", "Luca", "Sara", UNTIL, UNTIL.plusDays(9));
        refuses("substitute", "people.absence.substitute-away", () -> send("Marta", "Elena", "Luca", FROM, UNTIL));
        assertThat(substitutes.of(as("Marta"), company.person("Elena"), FROM, UNTIL))
                .as("nor is he suggested")
                .extracting(Substitutes.Candidate::person)
                .doesNotContain(company.person("Luca"), company.person("Elena"))
                .startsWith(company.person("Sara"));
    }

    @Test
    void refusesToBeOnesOwnSubstitute() {
        refuses("substitute", "people.absence.self", () -> send("Marta", "Elena", "Elena", FROM, UNTIL));
    }

    @Test
    void refusesAnEndBeforeTheBeginningAndDaysThatAreOver() {
        refuses("until", "people.absence.turned", () -> send("Marta", "Elena", "Luca", UNTIL, FROM));
        var yesterday = TestClock.TODAY.minusDays(1);
        refuses(
                "until",
                "people.absence.past",
                () -> send("Marta", "Elena", "Luca", yesterday.minusDays(3), yesterday));
    }

    @Test
    void refusesASubstituteWithoutPosition() {
        var newcomer = company.newcomer("Nina", "Sala");
        refuses(
                "substitute",
                "people.absence.substitute-no-position",
                () -> announce.announce(as("Marta"), of(company.person("Elena"), newcomer, FROM, UNTIL)));
    }

    @Test
    void letsNobodyAnnounceTheAbsenceOfAStranger() {
        assertThatExceptionOfType(Forbidden.class).isThrownBy(() -> send("Luca", "Elena", "Luca", FROM, UNTIL));
        assertThatExceptionOfType(Forbidden.class)
                .as("another head of sales")
                .isThrownBy(() -> send("Pietro", "Elena", "Luca", FROM, UNTIL));
        assertThatExceptionOfType(Forbidden.class)
                .as("staff records")
                .isThrownBy(() -> send("Irene", "Elena", "Luca", FROM, UNTIL));
        assertThatExceptionOfType(Forbidden.class)
                .as("her own superior")
                .isThrownBy(() -> send("Elena", "Marta", "Luca", FROM, UNTIL));
    }

    @Test
    void letsAPersonAnnounceTheOwnAbsenceAndEverySuperiorThatOfHisPeople() {
        assertThat(send("Elena", "Elena", "Luca", FROM, UNTIL)).isNotNull();
        assertThat(send("Dario", "Luca", "Sara", FROM, UNTIL)).isNotNull();
        assertThat(send("Carla", "Carla", "Dario", FROM, UNTIL)).isNotNull();
    }

    @Test
    void showsTheReasonAndTheSheetToThoseItConcernsOnly() {
        var id = send("Marta", "Elena", "Luca", FROM, UNTIL);
        for (var concerned : List.of("Elena", "Luca", "Marta", "Dario", "Irene")) {
            assertThat(absences.document(as(concerned), id).absence().reason())
                    .as(concerned)
                    .contains(Absence.Reason.LEAVE);
        }
        for (var stranger : List.of("Sara", "Pietro")) {
            assertThatExceptionOfType(Forbidden.class)
                    .as(stranger)
                    .isThrownBy(() -> absences.document(as(stranger), id));
            assertThatExceptionOfType(Forbidden.class).as(stranger).isThrownBy(() -> absences.sheet(as(stranger), id));
        }
        assertThat(absences.of(as("Sara"), company.person("Elena")))
                .singleElement()
                .satisfies(a -> assertThat(a.reason()).isEmpty());
    }

    @Test
    void handsOverEveryClientInHandWithItsNote() {
        var id = send("Marta", "Elena", "Luca", FROM, UNTIL);
        handover.add(as("Elena"), id, "Fair in Verona", "Stand is paid");
        var lines = absences.sheet(as("Luca"), id);
        assertThat(lines)
                .extracting(Absences.SheetLine::subject)
                .containsExactly("Brixia Distribuzione", "Casa Nova", "Garda Market", "Keys", "Fair in Verona");

        handover.note(as("Elena"), id, lines.get(0).id(), "Call Anna on Friday");
        handover.done(as("Luca"), id, lines.get(0).id(), true);
        assertThat(absences.sheet(as("Marta"), id).getFirst())
                .satisfies(first -> assertThat(first.note()).isEqualTo("Call Anna on Friday"))
                .satisfies(first -> assertThat(first.doneAt()).isNotNull());
        assertThatExceptionOfType(Forbidden.class)
                .as("she hands over, he ticks off")
                .isThrownBy(() -> handover.done(as("Elena"), id, lines.get(0).id(), false));
        assertThatExceptionOfType(Forbidden.class)
                .as("a stranger writes nothing")
                .isThrownBy(() -> handover.add(as("Sara"), id, "Mine", ""));
    }

    @Test
    void isAcceptedByTheSubstituteAloneAndNotAfterItEnded() {
        var id = send("Marta", "Elena", "Luca", FROM, UNTIL);
        assertThatExceptionOfType(Forbidden.class).isThrownBy(() -> close.accept(as("Marta"), id));
        close.endEarly(as("Marta"), id, 1);
        assertThatExceptionOfType(Stale.class).isThrownBy(() -> close.accept(as("Luca"), id));
        assertThatExceptionOfType(Stale.class).isThrownBy(() -> close.endEarly(as("Marta"), id, 2));
        close.reopen(as("Marta"), id, 2);
        close.accept(as("Luca"), id);
        assertThat(absences.document(as("Luca"), id).absence().acceptedAt()).isPresent();
    }

    @Test
    void isNotReopenedOverAnotherAbsenceOfTheseDays() {
        var id = send("Marta", "Elena", "Luca", FROM, UNTIL);
        close.endEarly(as("Marta"), id, 1);
        send("Marta", "Elena", "Sara", FROM, UNTIL);
        refuses("", "people.absence.overlaps", () -> {
            close.reopen(as("Marta"), id, 2);
            return id;
        });
    }

    @Test
    void warnsWhenTheSubstituteFallsIllAfterwards() {
        var id = send("Marta", "Elena", "Luca", FROM, UNTIL);
        send("Marta", "Luca", "Sara", FROM, FROM);
        assertThat(absences.document(as("Marta"), id).alsoAway())
                .singleElement()
                .satisfies(a -> assertThat(a.personName()).isEqualTo("Luca Bianchi"));
    }

    @Test
    void ofTwoAnnouncementsAtOnceOneWinsAndNoNumberIsLost() throws Exception {
        var last = number(send("Marta", "Luca", "Sara", FROM, FROM));
        var start = new CyclicBarrier(2);
        Callable<Boolean> attempt = () -> {
            start.await();
            try {
                send("Marta", "Elena", "Sara", UNTIL, UNTIL);
                return true;
            } catch (Invalid refused) {
                return false;
            }
        };
        try (var both = Executors.newFixedThreadPool(2)) {
            var answers = both.invokeAll(List.of(attempt, attempt));
            assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(true, false);
        }
        assertThat(number(send("Marta", "Elena", "Sara", FROM, FROM))).isEqualTo(last + 2);
    }

    private int number(AbsenceId id) {
        var order = absences.document(as("Marta"), id).absence().orderNumber();
        return Integer.parseInt(order.substring("ABS-2026-".length()));
    }

    private AccessScope as(String given) {
        return scopes.of(company.login(given), TestClock.TODAY).orElseThrow();
    }

    private AbsenceId send(String who, String away, String substitute, LocalDate from, LocalDate until) {
        return announce.announce(as(who), of(company.person(away), company.person(substitute), from, until));
    }

    private static Announcement of(PersonId away, PersonId substitute, LocalDate from, LocalDate until) {
        return new Announcement(
                away,
                substitute,
                from,
                until,
                Absence.Reason.LEAVE,
                "",
                Map.of(),
                List.of(HandoverLine.byHand("Keys", "In the drawer")));
    }

    private static void refuses(String field, String message, Callable<AbsenceId> attempt) {
        assertThatThrownBy(attempt::call)
                .isInstanceOfSatisfying(
                        Invalid.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .isEqualTo(new Invalid.Problem(field, message, List.of())));
    }
}
