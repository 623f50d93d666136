package caposaldo.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caposaldo.credit.CreditLimit.State;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Stale;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Elena asks, Marta gives up to 50 000, Dario as far as he likes. */
class GiveLimitTests extends CreditScenario {

    @Autowired
    private CreditRollups rollups;

    @Test
    void isGivenAtOnceByWhoseRightsReachSoFar() {
        var limit = ((GiveLimit.Outcome.Given) give.ask(as("Marta"), brixia, terms("50000.00"))).limit();
        assertThat(limits.of(as("Elena"), brixia)).singleElement().satisfies(given -> {
            assertThat(given.id()).isEqualTo(limit);
            assertThat(given.givenBy()).isEqualTo("Marta Conti");
            assertThat(given.state(TODAY)).isEqualTo(State.IN_FORCE);
        });
        assertThat(facts(brixia).free()).contains(eur("50000"));
    }

    @Test
    void goesUpTheLineAboveTheRightsAndIsGivenByTheYes() {
        var request = ((GiveLimit.Outcome.Asked) give.ask(as("Elena"), brixia, terms("60000"))).request();
        assertThat(facts(brixia).limit()).as("asked is not given").isEmpty();
        assertThat(problem(() -> give.ask(as("Elena"), brixia, terms("10000")))).isEqualTo("approval.invalid.pending");
        decide.decide(as("Marta"), request, 1, true, "Good payers");
        assertThat(facts(brixia).limit()).as("Marta's yes is not the last").isEmpty();
        decide.decide(as("Dario"), request, 2, true, "");
        assertThat(limits.of(as("Elena"), brixia).getFirst())
                .extracting(CreditLimit::givenBy, CreditLimit::askedBy, CreditLimit::amount)
                .containsExactly("Dario Neri", "Elena Rossi", eur("60000"));
    }

    @Test
    void isNotGivenWithANo() {
        var request = ((GiveLimit.Outcome.Asked) give.ask(as("Elena"), brixia, terms("20000"))).request();
        decide.decide(as("Marta"), request, 1, false, "They pay late");
        assertThat(limits.of(as("Elena"), brixia)).isEmpty();
        assertThat(limits.asked(as("Elena"), brixia).getFirst().state()).isEqualTo(CreditLimits.Asked.State.DECLINED);
    }

    @Test
    void aNewOneEndsTheOneBeforeAndNoDayHasTwo() {
        limit(brixia, "10000");
        clock.moveTo(TODAY.plusDays(10));
        var later = as("Dario").on(TODAY.plusDays(10));
        give.ask(
                later,
                brixia,
                new GiveLimit.Terms(
                        eur("15000"), CreditClass.A, TODAY.plusDays(10), TODAY.plusDays(100), "Grown by a half"));
        assertThat(limits.of(later, brixia))
                .extracting(CreditLimit::amount, CreditLimit::until)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(eur("15000"), TODAY.plusDays(100)),
                        org.assertj.core.groups.Tuple.tuple(eur("10000"), TODAY.plusDays(9)));
        assertThatThrownBy(() -> sql.execute("""
                        insert into credit.credit_limit (client_id, currency, amount, credit_class, valid_from, valid_to, reason,
                            given_by_id, asked_by_id)
                        select client_id, currency, 1, 'A', valid_from, valid_to, 'twice', given_by_id, asked_by_id
                        from credit.credit_limit where client_id = ? and withdrawn_on is null limit 1
                        """, brixia.value())).hasMessageContaining("exclusion constraint");
    }

    @Test
    void expiresByItselfAtMidnight() {
        limit(brixia, "10000");
        var after = TODAY.plusYears(1);
        clock.moveTo(after);
        rollups.age();
        var facts = credits.at(as("Dario").on(after), brixia, CheckPoint.ORDER, eur("0"))
                .facts();
        assertThat(facts.limit()).isEmpty();
        assertThat(facts.endedOn()).contains(after.minusDays(1));
        assertThat(keptLimitEnd()).isEqualTo(after.minusDays(1));
        // Back to the day of the other tests.
        clock.moveTo(TODAY);
        sql.execute("update credit.client_credit set as_of = ?", TODAY.minusDays(1));
        rollups.age();
        assertThat(facts(brixia).limit()).isPresent();
    }

    private LocalDate keptLimitEnd() {
        return sql.fetchSingle("select limit_ended_on from credit.client_credit where client_id = ?", brixia.value())
                .get(0, LocalDate.class);
    }

    @Test
    void isTakenBackAtOnce() {
        var limit = limit(brixia, "10000");
        assertThatThrownBy(() -> end.end(as("Elena"), brixia, limit, 1)).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> end.end(as("Marta"), brixia, limit, 7)).isInstanceOf(Stale.class);
        end.end(as("Marta"), brixia, limit, 1);
        assertThat(facts(brixia).limit()).isEmpty();
        assertThat(problem(() -> end.end(as("Marta"), brixia, limit, 2))).isEqualTo("credit.invalid.over");
    }

    @Test
    void isNobodysBusinessOutsideTheScope() {
        limit(brixia, "10000");
        assertThatThrownBy(() -> limits.of(as("Luca"), brixia)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> give.ask(as("Luca"), brixia, terms("1"))).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> credits.of(as("Irene"), brixia)).isInstanceOf(Forbidden.class);
    }

    @Test
    void refusesTermsThatCannotBe() {
        var dario = as("Dario");
        assertThat(problem(() -> give.ask(dario, brixia, terms("-1")))).isEqualTo("credit.invalid.amount");
        assertThat(problem(() -> give.ask(
                        dario,
                        brixia,
                        new GiveLimit.Terms(eur("1"), CreditClass.A, TODAY, TODAY.plusYears(3), "Too long"))))
                .isEqualTo("credit.invalid.until");
        assertThat(problem(() -> give.ask(
                        dario, brixia, new GiveLimit.Terms(eur("1"), CreditClass.A, TODAY, TODAY.plusDays(9), " "))))
                .isEqualTo("credit.invalid.reason");
    }

    @Test
    void coverCountsForItsDaysOnly() {
        limit(brixia, "10000");
        ledger.invoice(brixia, "A", TODAY.minusDays(3), TODAY.plusDays(27), "8000.00");
        var cover = covers.add(
                as("Dario"),
                brixia,
                new KeepCover.Terms(Cover.Kind.INSURANCE, eur("5000"), "Euler", null, TODAY, TODAY.plusDays(30)));
        assertThat(facts(brixia).exposure().total()).isEqualTo(eur("3000"));
        assertThat(facts(brixia).exposure().withoutCover()).isEqualTo(eur("8000"));
        var later = credits.at(as("Dario").on(TODAY.plusDays(31)), brixia, CheckPoint.ORDER, eur("0"));
        assertThat(later.facts().exposure().total()).isEqualTo(eur("8000"));
        covers.end(as("Dario"), brixia, cover, 1);
        assertThat(facts(brixia).free()).contains(eur("2000"));
    }
}
