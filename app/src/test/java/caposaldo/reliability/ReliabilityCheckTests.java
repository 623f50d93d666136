package caposaldo.reliability;

import static caposaldo.reliability.ReliabilityFixture.DAY;
import static caposaldo.reliability.ReliabilityFixture.STARTING_POINT;
import static caposaldo.reliability.ReliabilityFixture.TRADE;
import static caposaldo.reliability.ReliabilityFixture.VERSION;
import static caposaldo.reliability.ReliabilityFixture.ZERO;
import static caposaldo.reliability.ReliabilityFixture.courts;
import static caposaldo.reliability.ReliabilityFixture.evidence;
import static caposaldo.reliability.ReliabilityFixture.plain;
import static caposaldo.reliability.ReliabilityFixture.registry;
import static caposaldo.reliability.ReliabilityFixture.statements;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import caposaldo.analytics.credit.RefusedStatement;
import caposaldo.analytics.credit.StatementLine;
import caposaldo.credit.CreditClass;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Money;
import caposaldo.reliability.ReliabilityCheck.Bound;
import caposaldo.reliability.ReliabilityCheck.Lacking;
import caposaldo.reliability.ReliabilityCheck.Points;
import caposaldo.reliability.ReliabilityCheck.State;
import caposaldo.reliability.ReliabilityCheck.Stop;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The rule alone, with the values of the formulas. */
class ReliabilityCheckTests {

    private static final List<Evidence> ALL = List.of(
            registry(), statements("5000000"), plain(Finding.NO_CASES), plain(Finding.NOT_LISTED), plain(Finding.GOOD));

    private static ReliabilityCheck check(List<Evidence> evidence, Trade trade) {
        return ReliabilityCheck.of(DAY, VERSION, evidence, trade, ZERO);
    }

    private static List<Evidence> but(Evidence other) {
        var all = new ArrayList<>(ALL);
        all.replaceAll(e -> e.finding().step() == other.finding().step() ? other : e);
        return all;
    }

    private static Points row(ReliabilityCheck check, Factor factor) {
        return check.card().stream()
                .filter(p -> p.factor() == factor)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyPointIsSeenWithTheBandThatGaveIt() {
        var check = check(ALL, TRADE);
        assertThat(row(check, Factor.ALTMAN).measure().orElseThrow().doubleValue())
                .isCloseTo(3.173, org.assertj.core.data.Offset.offset(0.0005));
        assertThat(check.card())
                .extracting(
                        Points::factor,
                        p -> p.band().map(b -> b.from().toPlainString()).orElse("below"),
                        Points::points)
                .containsExactly(
                        tuple(Factor.ALTMAN, "2.6", 26),
                        tuple(Factor.PAYMENT_INDEX, "70", 32),
                        tuple(Factor.YEARS_TRADING, "10", 6),
                        tuple(Factor.EMPLOYEES, "50", 3),
                        tuple(Factor.COURT_DEBT, "below", 5),
                        tuple(Factor.SANCTIONS, "1", 5),
                        tuple(Factor.REFERENCES, "2", 10));
        assertThat(check.score()).contains(87);
        assertThat(check.confidence()).isEqualTo(100);
        assertThat(check.creditClass()).isEqualTo(CreditClass.A);
        assertThat(check.steps()).allMatch(step -> step.state() == State.VALID);
    }

    /** 100 000 x 1.22 x (30 + 10) / 30, and 10 % of 5 000 000 for class A. */
    @Test
    void recommendsTheLeastOfNeedAndCapacity() {
        var check = check(ALL, TRADE);
        assertThat(check.need().orElseThrow().amount()).isEqualTo(Money.of("162666.67", "EUR"));
        assertThat(check.capacity().orElseThrow().amount()).isEqualTo(Money.of("500000.00", "EUR"));
        assertThat(check.recommendation().limit()).contains(Money.of("162666.67", "EUR"));
        assertThat(check.recommendation().by()).contains(Bound.NEED);
        var poor = check(but(statements("900000")), TRADE);
        assertThat(poor.recommendation().limit()).contains(Money.of("90000.00", "EUR"));
        assertThat(poor.recommendation().by()).contains(Bound.CAPACITY);
        assertThat(check(but(statements("-5")), TRADE).recommendation().limit()).contains(ZERO);
    }

    /** 39 of 80 that are known: 49, class C, of which 40 % of the capacity are left. */
    @Test
    void aLowerClassHasAShareOfTheCapacity() {
        var late = new Trade(
                TRADE.monthlySales(),
                false,
                TRADE.vat(),
                TRADE.termDays(),
                false,
                TRADE.delayDays(),
                Optional.of(new BigDecimal("45")));
        var check = check(List.of(statements("900000"), plain(Finding.MIXED)), late);
        assertThat(check.score()).contains(49);
        assertThat(check.creditClass()).isEqualTo(CreditClass.C);
        assertThat(check.recommendation().limit()).contains(Money.of("36000.00", "EUR"));
    }

    @Test
    void ownRiskCapsTheLimitAndWhoPaysEarlyNeedsNoLess() {
        var capped = new Scoring(
                STARTING_POINT.card(),
                STARTING_POINT.months(),
                STARTING_POINT.classFrom(),
                STARTING_POINT.classFactors(),
                STARTING_POINT.capacityShare(),
                STARTING_POINT.courtDebtStop(),
                Optional.of(new BigDecimal("80000")),
                50,
                12);
        var check = ReliabilityCheck.of(DAY, ReliabilityFixture.version(capped), ALL, TRADE, ZERO);
        assertThat(check.recommendation().limit()).contains(Money.of("80000", "EUR"));
        assertThat(check.recommendation().by()).contains(Bound.OWN_RISK);
        var early = new Trade(
                TRADE.monthlySales(),
                false,
                Optional.empty(),
                TRADE.termDays(),
                false,
                Optional.of(new BigDecimal("-12")),
                TRADE.index());
        assertThat(check(ALL, early).need().orElseThrow().amount())
                .as("without a rate of tax none is added")
                .isEqualTo(Money.of("100000", "EUR"));
    }

    @Test
    void whatIsMissingLowersTheConfidenceAndNotTheScore() {
        var check = check(List.of(statements("5000000")), TRADE);
        assertThat(check.confidence()).isEqualTo(70);
        assertThat(check.score()).as("58 of 70").contains(83);
        assertThat(row(check, Factor.SANCTIONS).isKnown()).isFalse();
        var nothing = check(
                List.of(),
                new Trade(
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Optional.empty()));
        assertThat(nothing.score()).isEmpty();
        assertThat(nothing.creditClass()).isEqualTo(CreditClass.D);
        assertThat(nothing.recommendation().limit()).isEmpty();
        assertThat(nothing.recommendation().lacking())
                .containsExactlyInAnyOrder(Lacking.CONFIDENCE, Lacking.MONTHLY_SALES, Lacking.TERM, Lacking.NET_WORTH);
    }

    /** Whatever is left out: the score is what was earned of what could be, and less is known. */
    @Test
    void leavingEvidenceOutNeverCountsAsEvidenceAgainstTheClient() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        for (var round = 0; round < 200; round++) {
            var some = ALL.stream().filter(e -> random.nextBoolean()).toList();
            var check = check(some, TRADE);
            var known = check.card().stream().filter(Points::isKnown).toList();
            var weight = known.stream().mapToInt(Points::weight).sum();
            var earned = known.stream().mapToInt(Points::points).sum();
            assertThat(check.confidence()).as("seed %d", seed).isEqualTo(weight);
            assertThat(check.score()).as("seed %d", seed).contains((int) Math.round(100.0 * earned / weight));
            assertThat(check.confidence()).as("seed %d", seed).isLessThanOrEqualTo(100);
        }
    }

    @Test
    void expiredEvidenceCountsAsMissingButAStopStays() {
        var old = evidence(Finding.GOOD, Figures.NONE, DAY.minusDays(1));
        var check = check(but(old), TRADE);
        assertThat(check.steps().get(Step.REFERENCES.ordinal()).state()).isEqualTo(State.EXPIRED);
        assertThat(check.confidence()).isEqualTo(90);
        assertThat(check(but(evidence(Finding.GOOD, Figures.NONE, DAY)), TRADE).confidence())
                .as("its last day counts")
                .isEqualTo(100);
        var listed = check(but(evidence(Finding.LISTED, Figures.NONE, DAY.minusDays(90))), TRADE);
        assertThat(listed.stops()).containsExactly(Stop.SANCTIONED);
        assertThat(listed.recommendation().limit()).contains(ZERO);
    }

    @Test
    void aStopLeavesNoCreditWhateverThePointsSay() {
        var insolvent = check(but(plain(Finding.INSOLVENT)), TRADE);
        assertThat(insolvent.creditClass()).isEqualTo(CreditClass.D);
        assertThat(insolvent.recommendation().by()).contains(Bound.STOP);
        assertThat(check(but(plain(Finding.STRUCK_OFF)), TRADE).stops()).containsExactly(Stop.STRUCK_OFF);
        assertThat(check(but(courts("50000.01")), TRADE).stops()).containsExactly(Stop.COURT_DEBT);
        var owes = check(but(courts("50000")), TRADE);
        assertThat(owes.stops()).isEmpty();
        assertThat(row(owes, Factor.COURT_DEBT).points()).isZero();
        assertThat(row(check(but(courts("10")), TRADE), Factor.COURT_DEBT).points())
                .isEqualTo(3);
    }

    @Test
    void anItemThatIsMissingIsNamedAndNotGuessed() {
        var items = ReliabilityFixture.items();
        items.remove(StatementLine.RETAINED_EARNINGS);
        var statement = new Statement(2025, "EUR", items, Optional.of(new BigDecimal("5000000")));
        assertThat(statement.altman())
                .isInstanceOfSatisfying(
                        RefusedStatement.class,
                        refused -> assertThat(refused.missing()).containsExactly(StatementLine.RETAINED_EARNINGS));
        var check = check(but(evidence(Finding.AUDITED, Figures.statements(statement))), TRADE);
        assertThat(row(check, Factor.ALTMAN).isKnown()).isFalse();
        assertThat(check.confidence()).isEqualTo(70);
        assertThat(check.recommendation().limit())
                .as("its net worth still counts")
                .isPresent();
    }

    @Test
    void aStatementInAnotherCurrencyScoresButBearsNothing() {
        var dollars = new Statement(2025, "USD", ReliabilityFixture.items(), Optional.of(new BigDecimal("5000000")));
        var check = check(but(evidence(Finding.AUDITED, Figures.statements(dollars))), TRADE);
        assertThat(row(check, Factor.ALTMAN).points()).isEqualTo(26);
        assertThat(check.recommendation().lacking()).containsExactly(Lacking.NET_WORTH);
    }

    @Test
    void figuresThatAFindingDoesNotHaveCannotBe() {
        assertThatThrownBy(() -> plain(Finding.CASES)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plain(Finding.AUDITED)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> evidence(Finding.GOOD, Figures.courts(Money.of("5", "EUR"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theWeightsOfAScoringMakeAHundred() {
        STARTING_POINT.check();
        var card = new EnumMap<>(STARTING_POINT.card());
        card.put(Factor.REFERENCES, new Scale(0, List.of(new Scale.Band(BigDecimal.ONE, 11))));
        var heavy = new Scoring(
                card,
                STARTING_POINT.months(),
                STARTING_POINT.classFrom(),
                STARTING_POINT.classFactors(),
                STARTING_POINT.capacityShare(),
                STARTING_POINT.courtDebtStop(),
                Optional.empty(),
                50,
                0);
        assertThatThrownBy(heavy::check)
                .isInstanceOfSatisfying(
                        Invalid.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Invalid.Problem::messageKey)
                                .containsExactly("reliability.invalid.weights", "reliability.invalid.months"));
        assertThatThrownBy(() ->
                        new Scale(0, List.of(new Scale.Band(BigDecimal.TEN, 1), new Scale.Band(BigDecimal.ONE, 2))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCheckIsReadAsItWasWritten() {
        var json = JsonMapper.builder().build();
        var check = check(but(courts("60000")), TRADE);
        assertThat(json.readValue(json.writeValueAsString(check), ReliabilityCheck.class))
                .isEqualTo(check);
        assertThat(json.readValue(json.writeValueAsString(STARTING_POINT), Scoring.class))
                .isEqualTo(STARTING_POINT);
    }
}
