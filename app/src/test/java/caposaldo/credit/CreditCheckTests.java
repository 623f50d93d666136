package caposaldo.credit;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.credit.CreditFacts.Limit;
import caposaldo.credit.HoldRule.Effect;
import caposaldo.credit.HoldRule.Measure;
import caposaldo.kernel.Money;
import caposaldo.kernel.Percent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Owed 6 000, delivered 1 000, confirmed 2 000, unapplied 500, covered by 3 000; the limit is 10 000. */
class CreditCheckTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    private static CreditFacts facts(@Nullable String limit, String asked, String overdue, int days) {
        return new CreditFacts(
                DAY,
                new Exposure(eur("6000"), eur("1000"), eur("2000"), eur(asked), eur("500"), eur("3000")),
                Optional.ofNullable(limit).map(amount -> new Limit(eur(amount), DAY.plusDays(30))),
                Optional.empty(),
                Optional.of(CreditClass.B),
                eur(overdue),
                days,
                Optional.empty(),
                Optional.empty());
    }

    private static HoldRule rule(
            Measure measure, @Nullable String threshold, @Nullable CreditClass creditClass, Effect effect) {
        return new HoldRule(
                1,
                measure,
                Optional.ofNullable(threshold).map(BigDecimal::new),
                Optional.ofNullable(creditClass),
                CheckPoint.ORDER,
                effect);
    }

    private static Verdict verdict(CreditFacts facts, HoldRule... rules) {
        return new CreditCheck(List.of(rules)).at(CheckPoint.ORDER, facts);
    }

    @Test
    void oneSumIsWhatCouldBeLost() {
        var facts = facts("10000", "1500.50", "0", 0);
        assertThat(facts.exposure().withoutCover()).isEqualTo(eur("10000.50"));
        assertThat(facts.exposure().total()).isEqualTo(eur("7000.50"));
        assertThat(facts.free()).contains(eur("2999.50"));
        assertThat(facts.share()).contains(Percent.of("70.005"));
    }

    @Test
    void aLimitIsReachedToTheCentAndPassedByOneMore() {
        var whole = rule(Measure.LIMIT_SHARE, "100", null, Effect.BLOCK);
        assertThat(verdict(facts("10000", "4500.00", "0", 0), whole).effect()).isEmpty();
        assertThat(verdict(facts("10000", "4500.01", "0", 0), whole).effect()).contains(Effect.BLOCK);
        assertThat(verdict(facts("10000", "0", "0", 0), whole).ceiling(false))
                .hasValueSatisfying(most -> assertThat(most).isEqualByComparingTo("10000"));
    }

    @Test
    void everyRuleAnswersWithItsNumberFiredOrNot() {
        var answer = verdict(
                facts("10000", "3000", "800", 31),
                rule(Measure.OVERDUE_DAYS, "30", null, Effect.ESCALATE),
                rule(Measure.OVERDUE_AMOUNT, "1000", null, Effect.BLOCK),
                rule(Measure.LIMIT_SHARE, "80", null, Effect.WARN),
                rule(Measure.LIMIT_EXPIRED, null, null, Effect.BLOCK));
        assertThat(answer.weighed())
                .extracting(w -> w.rule().measure(), Verdict.Weighed::fired)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Measure.OVERDUE_DAYS, true),
                        org.assertj.core.groups.Tuple.tuple(Measure.OVERDUE_AMOUNT, false),
                        org.assertj.core.groups.Tuple.tuple(Measure.LIMIT_SHARE, true),
                        org.assertj.core.groups.Tuple.tuple(Measure.LIMIT_EXPIRED, false));
        assertThat(answer.weighed().getFirst().measured())
                .hasValueSatisfying(days -> assertThat(days).isEqualByComparingTo("31"));
        assertThat(answer.effect()).as("the strictest of what fired").contains(Effect.ESCALATE);
    }

    @Test
    void whatNeedsAReleaseGoesOnWithOneAndWhatIsBlockedDoesNot() {
        var late = facts("10000", "0", "800", 31);
        var escalated = verdict(late, rule(Measure.OVERDUE_DAYS, "30", null, Effect.ESCALATE));
        assertThat(escalated.passes(false)).isFalse();
        assertThat(escalated.passes(true)).isTrue();
        var blocked = verdict(late, rule(Measure.OVERDUE_DAYS, "30", null, Effect.BLOCK));
        assertThat(blocked.passes(true)).isFalse();
        var warned = verdict(late, rule(Measure.OVERDUE_DAYS, "30", null, Effect.WARN));
        assertThat(warned.passes(false)).isTrue();
    }

    @Test
    void theRulesOfTheClassGoBeforeThoseOfEveryClass() {
        var late = facts("10000", "0", "800", 31);
        var any = rule(Measure.OVERDUE_DAYS, "30", null, Effect.BLOCK);
        assertThat(verdict(late, any, rule(Measure.OVERDUE_DAYS, "60", CreditClass.B, Effect.BLOCK))
                        .effect())
                .isEmpty();
        assertThat(verdict(late, any, rule(Measure.OVERDUE_DAYS, "60", CreditClass.A, Effect.BLOCK))
                        .effect())
                .as("another class's are none of it")
                .contains(Effect.BLOCK);
    }

    @Test
    void aMissingLimitIsNotAnExpiredOneAndNeitherHasAShare() {
        var missing = rule(Measure.LIMIT_MISSING, null, null, Effect.WARN);
        var expired = rule(Measure.LIMIT_EXPIRED, null, null, Effect.ESCALATE);
        var share = rule(Measure.LIMIT_SHARE, "100", null, Effect.BLOCK);
        var never = facts(null, "99999", "0", 0);
        assertThat(verdict(never, missing, expired, share).effect()).contains(Effect.WARN);
        var ended = new CreditFacts(
                DAY,
                never.exposure(),
                Optional.empty(),
                Optional.of(DAY.minusDays(1)),
                Optional.of(CreditClass.B),
                eur("0"),
                0,
                Optional.empty(),
                Optional.empty());
        assertThat(verdict(ended, missing, expired, share).fired())
                .extracting(w -> w.rule().measure())
                .containsExactly(Measure.LIMIT_EXPIRED);
        assertThat(verdict(ended, share).ceiling(false)).isEmpty();
    }

    @Test
    void ofALimitOfNothingEveryCentIsTooMuch() {
        var whole = rule(Measure.LIMIT_SHARE, "100", null, Effect.BLOCK);
        assertThat(verdict(facts("0", "0", "0", 0), whole).effect()).contains(Effect.BLOCK);
        var nothing = new Exposure(eur("0"), eur("0"), eur("0"), eur("0"), eur("0"), eur("0"));
        var prepaid = new CreditFacts(
                DAY,
                nothing,
                Optional.of(new Limit(eur("0"), DAY)),
                Optional.empty(),
                Optional.empty(),
                eur("0"),
                0,
                Optional.empty(),
                Optional.empty());
        assertThat(verdict(prepaid, whole).effect()).isEmpty();
        assertThat(verdict(prepaid.asking(eur("0.01")), whole).effect()).contains(Effect.BLOCK);
    }

    @Test
    void aLetterThatStandsHoldsAndIsNamed() {
        var dunned = rule(Measure.DUNNED, null, null, Effect.ESCALATE);
        var free = facts("100000", "0", "0", 0);
        assertThat(verdict(free, dunned).effect()).isEmpty();
        var written = new CreditFacts(
                DAY,
                free.exposure(),
                free.limit(),
                free.endedOn(),
                free.creditClass(),
                free.overdue(),
                0,
                Optional.of(new StandingDunning.Dunned("DL-2026-0007", 4)),
                Optional.empty());
        assertThat(verdict(written, dunned).fired()).singleElement().satisfies(weighed -> {
            assertThat(weighed.document()).contains("DL-2026-0007");
            assertThat(weighed.measured()).contains(BigDecimal.valueOf(4));
        });
        assertThat(verdict(written, dunned).passes(false)).isFalse();
    }
}
