package caposaldo.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import caposaldo.analytics.collection.CollectionList.Treatment;
import caposaldo.analytics.credit.StatementLine;
import caposaldo.kernel.Percent;
import caposaldo.reliability.AskCheckedLimit;
import caposaldo.reliability.ChangeScoring;
import caposaldo.reliability.Figures;
import caposaldo.reliability.Finding;
import caposaldo.reliability.KeepForecast;
import caposaldo.reliability.RecordEvidence;
import caposaldo.reliability.Reliability;
import caposaldo.reliability.Scoring;
import caposaldo.reliability.Standing;
import caposaldo.reliability.Statement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Clauses 2.5 and 2.13: what is known of a firm's reliability says how much a call to it is worth. */
class ReliabilityInCallsTests extends CollectionScenario {

    @Autowired
    private RecordEvidence record;

    @Autowired
    private AskCheckedLimit ask;

    @Autowired
    private KeepForecast forecasts;

    @Autowired
    private Reliability reliability;

    @Autowired
    private ChangeScoring scoring;

    @Autowired
    private DebtorRollups rollups;

    @BeforeEach
    void somethingIsOverdue() {
        overdue(brixia, "A", 40, "1000.00");
    }

    /** Class C: the scoring lends it 40 % of what it could bear, so its debt weighs 1 + 60 %. */
    @Test
    void aDebtOfAFirmWeWouldLendLittleWeighsMoreFromTheMomentTheCheckIsKept() {
        assertThat(debtor(brixia).standing()).as("nothing is known").isEmpty();
        assertThat(debtor(brixia).weight()).isEqualByComparingTo("1");
        check();
        assertThat(debtor(brixia).standing()).contains(Standing.C);
        assertThat(debtor(brixia).doubt()).isEqualTo(Percent.of("60"));
        assertThat(debtor(brixia).treatment()).isEqualTo(Treatment.LOW_HANGING);
        weighs("1.6");
    }

    @Test
    void aCheckThatHasRunOutChangesNothingAnyMore() {
        check();
        var last = reliability.checks(elena, brixia).getFirst().reviewOn();
        clock.moveTo(last);
        rollups.catchUp();
        assertThat(debtor(brixia).standing()).as("its last day counts").contains(Standing.C);
        clock.moveTo(last.plusDays(1));
        rollups.catchUp();
        assertThat(debtor(brixia).standing()).isEmpty();
        weighs("1");
    }

    @Test
    void whatStopsAClientOutlastsItsEvidenceUntilNewerEvidenceSaysOtherwise() {
        bring(Finding.INSOLVENT, Figures.NONE, TODAY);
        assertThat(debtor(brixia).standing()).contains(Standing.STOPPED);
        assertThat(debtor(brixia).treatment()).isEqualTo(Treatment.AT_RISK);
        weighs("2");
        clock.moveTo(TODAY.plusYears(2));
        rollups.catchUp();
        assertThat(debtor(brixia).standing()).contains(Standing.STOPPED);
        bring(Finding.ACTIVE, Figures.NONE, TODAY.plusYears(2));
        assertThat(debtor(brixia).standing()).isEmpty();
        weighs("1");
    }

    @Test
    void aLowerBoundOfCourtDebtStopsWhoIsSuedForMoreAtOnce() {
        bring(Finding.CASES, Figures.courts(eur("20000.00")), TODAY);
        assertThat(debtor(brixia).standing()).as("50 000 is the bound").isEmpty();
        var before = scoring.current(elena);
        bound(before.scoring(), "10000");
        assertThat(debtor(brixia).standing()).contains(Standing.STOPPED);
        bound(before.scoring(), before.scoring().courtDebtStop().toPlainString());
        assertThat(debtor(brixia).standing()).isEmpty();
    }

    private void bound(Scoring of, String stop) {
        var dario = ledger.scope("Dario");
        scoring.change(
                dario,
                scoring.current(dario).number(),
                new Scoring(
                        of.card(),
                        of.months(),
                        of.classFrom(),
                        of.classFactors(),
                        of.capacityShare(),
                        new BigDecimal(stop),
                        of.ownRisk(),
                        of.leastConfidence(),
                        of.reviewMonths()),
                "Another bound");
    }

    private void weighs(String factor) {
        var debtor = debtor(brixia);
        assertThat(debtor.weight()).isEqualByComparingTo(factor);
        assertThat(debtor.priority().amount().doubleValue())
                .isCloseTo(1000 * debtor.chanceLate().doubleValue() * Double.parseDouble(factor), within(0.01));
    }

    /** It earns 43 of 100: 18 by its statements, 25 by all the rest, and nothing for how it pays. */
    private void check() {
        bring(Finding.ACTIVE, Figures.registry(Optional.of(TODAY.minusYears(3)), Optional.of(60)), TODAY);
        bring(
                Finding.AUDITED,
                Figures.statements(new Statement(2025, "EUR", weak(), Optional.of(new BigDecimal("400000")))),
                TODAY);
        bring(Finding.NO_CASES, Figures.NONE, TODAY);
        bring(Finding.NOT_LISTED, Figures.NONE, TODAY);
        bring(Finding.GOOD, Figures.NONE, TODAY);
        forecasts.keep(elena, brixia, new KeepForecast.Forecast(Optional.of(eur("10000.00")), Optional.of(30), 0));
        ask.ask(
                ledger.scope("Marta"),
                brixia,
                new AskCheckedLimit.Terms(eur("5000.00"), TODAY.plusMonths(2), "As far as it goes"));
    }

    /** Z'' = 6.56 x 0.2 + 3.26 x 0.05 + 6.72 x 0.02 + 1.05 x 0.4286 = 2.06. */
    private static Map<StatementLine, BigDecimal> weak() {
        return Map.of(
                StatementLine.WORKING_CAPITAL, new BigDecimal("200000"),
                StatementLine.RETAINED_EARNINGS, new BigDecimal("50000"),
                StatementLine.EBIT, new BigDecimal("20000"),
                StatementLine.BOOK_VALUE_OF_EQUITY, new BigDecimal("300000"),
                StatementLine.TOTAL_ASSETS, new BigDecimal("1000000"),
                StatementLine.TOTAL_LIABILITIES, new BigDecimal("700000"));
    }

    private void bring(Finding finding, Figures figures, LocalDate on) {
        record.record(elena.on(on), brixia, new RecordEvidence.Facts(finding, on, "Registro 118", "", figures));
    }
}
