package caposaldo.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import caposaldo.analytics.credit.StatementLine;
import caposaldo.approval.DecideApproval;
import caposaldo.credit.CreditClass;
import caposaldo.credit.CreditLimit;
import caposaldo.credit.GiveLimit;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Money;
import caposaldo.kernel.Stale;
import caposaldo.reliability.ReliabilityCheck.State;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Elena brings evidence and asks, Marta gives up to 50 000, Dario as far as he likes. */
class ReliabilityTests extends ReliabilityScenario {

    @Autowired
    private RecommendedLimits latest;

    @Autowired
    private DecideApproval decide;

    @Test
    void theScoringBeginsAsItIsDescribed() {
        assertThat(scoring.version(elena, scoring.versions(elena).getLast().number())
                        .scoring())
                .usingRecursiveComparison()
                .withEqualsForType((a, b) -> a.compareTo(b) == 0, BigDecimal.class)
                .isEqualTo(ReliabilityFixture.STARTING_POINT);
    }

    /** 10 000 x 1.22 x (30 + 10) / 30 = 16 266.67. */
    @Test
    void tellsTheTradeFromTheBooksAndTheStepsFromWhatWasBrought() {
        assertThat(reliability.of(elena, brixia).steps())
                .extracting(ReliabilityCheck.StepCheck::state)
                .containsExactly(
                        State.MISSING, State.MISSING, State.MISSING, State.MISSING, State.MISSING, State.VALID);
        bringAll("900000");
        foresee("10000");
        var check = reliability.of(elena, brixia);
        assertThat(check.trade().termDays().orElseThrow()).isEqualByComparingTo("30");
        assertThat(check.trade().delayDays().orElseThrow()).isEqualByComparingTo("10");
        assertThat(check.need().orElseThrow().amount()).isEqualTo(Money.of("16266.67", "EUR"));
        assertThat(check.recommendation().limit()).contains(Money.of("16266.67", "EUR"));
        assertThat(check.creditClass()).isEqualTo(CreditClass.A);
        assertThat(reliability.evidence(elena, brixia))
                .extracting(Evidence::finding, Evidence::validUntil, Evidence::recordedBy)
                .contains(
                        tuple(Finding.NOT_LISTED, TODAY.minusDays(5).plusMonths(3), "Elena Rossi"),
                        tuple(Finding.AUDITED, TODAY.minusDays(5).plusMonths(18), "Elena Rossi"));
    }

    @Test
    void laterEvidenceTakesThePlaceOfEarlierAndBothAreKept() {
        bring(Finding.GOOD, Figures.NONE);
        bring(Finding.POOR, Figures.NONE);
        assertThat(reliability
                        .of(elena, brixia)
                        .steps()
                        .get(Step.REFERENCES.ordinal())
                        .evidence())
                .map(Evidence::finding)
                .contains(Finding.POOR);
        assertThat(reliability.evidence(elena, brixia))
                .extracting(Evidence::finding)
                .containsExactly(Finding.POOR, Finding.GOOD);
        assertThatThrownBy(() -> sql.execute(
                        "update reliability.evidence set finding = 'GOOD' where client_id = ?", brixia.value()))
                .hasMessageContaining("only added to");
    }

    @Test
    void theRecommendedLimitIsGivenAtOnceByWhoseRightsReachSoFar() {
        bringAll("900000");
        foresee("10000");
        var answer = ask.ask(as("Marta"), brixia, terms("16266.67"));
        assertThat(answer.outcome()).isInstanceOf(GiveLimit.Outcome.Given.class);
        assertThat(limits.of(elena, brixia))
                .singleElement()
                .extracting(CreditLimit::amount, CreditLimit::creditClass, CreditLimit::until)
                .containsExactly(Money.of("16266.67", "EUR"), CreditClass.A, TODAY.plusMonths(12));
        assertThat(reliability.checks(elena, brixia))
                .singleElement()
                .extracting(KeptCheck::outcome)
                .isEqualTo(KeptCheck.Outcome.GIVEN);
        assertThat(latest.of(brixia)).as("what the credit check shows").hasValueSatisfying(shown -> {
            var kept = reliability.checks(elena, brixia).getFirst();
            assertThat(shown.recommended()).isEqualTo(kept.recommended());
            assertThat(shown.isExpired(kept.reviewOn().plusDays(1))).isTrue();
        });
    }

    /** The ground of a decision is what was known then. */
    @Test
    void theCheckIsKeptAsItsGroundAndNeverChanges() {
        bringAll("9000000");
        foresee("60000");
        var before = reliability.of(elena, brixia);
        var answer = ask.ask(elena, brixia, terms("97600"));
        var request = ((GiveLimit.Outcome.Asked) answer.outcome()).request();
        assertThat(reliability.checks(elena, brixia).getFirst().outcome()).isEqualTo(KeptCheck.Outcome.ASKED);
        assertThat(problem(() -> ask.ask(elena, brixia, terms("5")))).isEqualTo("approval.invalid.pending");
        bring(Finding.LISTED, Figures.NONE);
        decide.decide(as("Marta"), request, 1, true, "Sound");
        decide.decide(as("Dario"), request, 2, true, "");
        var kept = reliability.check(elena, brixia, answer.check());
        assertThat(kept.check()).isEqualTo(before);
        assertThat(kept.outcome()).isEqualTo(KeptCheck.Outcome.GIVEN);
        assertThat(kept.recommended()).isEqualTo(Money.of("97600", "EUR"));
        assertThat(reliability.of(elena, brixia).recommendation().limit()).contains(ReliabilityFixture.ZERO);
        assertThatThrownBy(() ->
                        sql.execute("delete from reliability.reliability_check where client_id = ?", brixia.value()))
                .hasMessageContaining("only added to");
    }

    @Test
    void nothingIsAskedForWhileSomethingIsLacking() {
        bringAll("900000");
        assertThat(problem(() -> ask.ask(elena, brixia, terms("5000")))).isEqualTo("reliability.invalid.lacking");
        foresee("10000");
        assertThat(problem(() -> ask.ask(
                        elena,
                        brixia,
                        new AskCheckedLimit.Terms(Money.of("5", "EUR"), TODAY.plusMonths(13), "Too long"))))
                .isEqualTo("reliability.invalid.reviewOn");
        assertThat(reliability.checks(elena, brixia)).isEmpty();
    }

    @Test
    void isDueWhenTheFirstEvidenceExpiresOrTheReviewComes() {
        bringAll("900000");
        foresee("10000");
        ask.ask(as("Marta"), brixia, terms("16266.67"));
        var lastDay = TODAY.minusDays(5).plusMonths(3);
        assertThat(due.expired(elena.on(lastDay), brixia))
                .as("its last day counts")
                .isEmpty();
        assertThat(due.expired(elena.on(lastDay.plusDays(1)), brixia)).contains(lastDay);
        assertThat(due.countExpired(elena.on(lastDay.plusDays(1)))).isEqualTo(1);
        record.record(
                elena.on(lastDay.plusDays(1)),
                brixia,
                new RecordEvidence.Facts(
                        Finding.NOT_LISTED, lastDay.plusDays(1), "Lists of the day", "", Figures.NONE));
        assertThat(due.expired(elena.on(lastDay.plusDays(1)), brixia)).isEmpty();
    }

    @Test
    void isNobodysBusinessOutsideTheScope() {
        assertThatThrownBy(() -> reliability.of(as("Luca"), brixia)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> reliability.of(as("Irene"), brixia)).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> record.record(
                        as("Luca"), brixia, new RecordEvidence.Facts(Finding.GOOD, TODAY, "x", "", Figures.NONE)))
                .isInstanceOf(Missing.class);
        bring(Finding.GOOD, Figures.NONE);
        assertThat(due.expired(as("Luca").on(TODAY.plusYears(9)), brixia)).isEmpty();
    }

    @Test
    void refusesEvidenceThatCannotBe() {
        assertThat(problem(() -> record.record(
                        elena,
                        brixia,
                        new RecordEvidence.Facts(Finding.GOOD, TODAY.plusDays(1), "x", "", Figures.NONE))))
                .isEqualTo("reliability.invalid.foundOn");
        assertThat(problem(() -> record.record(
                        elena, brixia, new RecordEvidence.Facts(Finding.GOOD, TODAY, " ", "", Figures.NONE))))
                .isEqualTo("reliability.invalid.source");
        assertThat(problem(() -> bring(Finding.CASES, Figures.NONE))).isEqualTo("reliability.invalid.figures");
        assertThat(problem(() -> bring(
                        Finding.ACTIVE, Figures.registry(Optional.of(LocalDate.of(2030, 1, 1)), Optional.empty()))))
                .isEqualTo("reliability.invalid.foundedOn");
        assertThat(problem(() -> bring(
                        Finding.AUDITED,
                        Figures.statements(new Statement(2025, "XX", ReliabilityFixture.items(), Optional.empty())))))
                .isEqualTo("reliability.invalid.currency");
        assertThat(problem(() -> bring(
                        Finding.AUDITED,
                        Figures.statements(new Statement(
                                2025, "EUR", ReliabilityFixture.items(), Optional.of(new BigDecimal("0.001")))))))
                .isEqualTo("reliability.invalid.item");
        var owing = ReliabilityFixture.items();
        owing.put(StatementLine.FINANCIAL_EXPENSES, new BigDecimal("-1"));
        assertThat(problem(() -> bring(
                        Finding.AUDITED, Figures.statements(new Statement(2025, "EUR", owing, Optional.empty())))))
                .isEqualTo("credit.invalid.amount");
    }

    @Test
    void aForecastIsKeptOnceAndTakenBack() {
        foresee("10000");
        assertThatThrownBy(() -> forecasts.keep(
                        elena,
                        brixia,
                        new KeepForecast.Forecast(Optional.of(Money.of("1", "EUR")), Optional.empty(), 0)))
                .isInstanceOf(Stale.class);
        forecasts.keep(elena, brixia, new KeepForecast.Forecast(Optional.empty(), Optional.of(60), 1));
        var trade = reliability.of(elena, brixia).trade();
        assertThat(trade.termDays().orElseThrow()).isEqualByComparingTo("60");
        assertThat(trade.termForeseen()).isTrue();
        assertThat(trade.monthlySales()).isEmpty();
        forecasts.keep(elena, brixia, new KeepForecast.Forecast(Optional.empty(), Optional.empty(), 2));
        assertThat(forecasts.of(elena, brixia).version()).isZero();
    }

    /** Of two who change the scoring at once one is told so; what was in force is put back for the other tests. */
    @Test
    void aChangeOfTheScoringIsAVersionWithAReason() {
        var dario = as("Dario");
        var before = scoring.current(dario);
        var months = new EnumMap<>(before.scoring().months());
        months.put(Step.REFERENCES, 24);
        var longer = with(before.scoring(), months);
        assertThatThrownBy(() -> scoring.change(as("Marta"), before.number(), longer, "why"))
                .isInstanceOf(Forbidden.class);
        assertThat(problem(() -> scoring.change(dario, before.number(), longer, " ")))
                .isEqualTo("credit.invalid.reason");
        scoring.change(dario, before.number(), longer, "References hold two years");
        assertThatThrownBy(() -> scoring.change(dario, before.number(), longer, "again"))
                .isInstanceOf(Stale.class);
        bring(Finding.GOOD, Figures.NONE);
        var now = scoring.current(dario);
        assertThat(now.why()).isEqualTo("References hold two years");
        assertThat(now.by()).isEqualTo("Dario Neri");
        scoring.change(dario, now.number(), before.scoring(), "back");
        assertThat(reliability.evidence(elena, brixia).getFirst().validUntil())
                .as("by the months of the day it was brought")
                .isEqualTo(TODAY.minusDays(5).plusMonths(24));
    }

    private static Scoring with(Scoring of, EnumMap<Step, Integer> months) {
        return new Scoring(
                of.card(),
                months,
                of.classFrom(),
                of.classFactors(),
                of.capacityShare(),
                of.courtDebtStop(),
                of.ownRisk(),
                of.leastConfidence(),
                of.reviewMonths());
    }

    /** Whoever writes last sees what the others wrote: the kept day is the first of which evidence is the last. */
    @Test
    void theDayItIsDueMissesNothingWhenManyBringEvidenceAtOnce() throws Exception {
        var all = List.of(
                Finding.ACTIVE, Finding.NO_CASES, Finding.NOT_LISTED, Finding.GOOD, Finding.POOR, Finding.LISTED);
        for (var round = 0; round < 4; round++) {
            try (var people = Executors.newFixedThreadPool(all.size())) {
                var acts = all.stream()
                        .map(finding -> (Callable<Long>) () -> bring(finding, Figures.NONE))
                        .toList();
                for (var done : people.invokeAll(acts)) {
                    assertThat(done.get()).isPositive();
                }
            }
        }
        var kept = sql.fetchSingle(
                        "select evidence_to from reliability.client_check where client_id = ?", brixia.value())
                .get(0, LocalDate.class);
        assertThat(kept).isEqualTo(TODAY.minusDays(5).plusMonths(3));
    }
}
