package caposaldo.credit;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.receivable.AgreeTerms;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Clause 2.8: who was given longer to pay lately is looked at before more goes out. */
class LengthenedTermsTests extends CreditScenario {

    @Autowired
    AgreeTerms agree;

    @Autowired
    HoldRules rules;

    private long rule;

    @BeforeEach
    void oneLooksAtThoseOfTheLastQuarter() {
        rule = rules.add(
                dario,
                new HoldRules.Facts(
                        HoldRule.Measure.TERMS_LENGTHENED,
                        Optional.of(BigDecimal.valueOf(90)),
                        Optional.empty(),
                        CheckPoint.ORDER,
                        HoldRule.Effect.ESCALATE));
    }

    @AfterEach
    void nobodyElseIsLookedAt() {
        rules.remove(dario, rule);
    }

    @Test
    void termsMadeLongerHoldForAsLongAsTheRuleSaysAndShorterOnesDoNot() {
        assertThat(fires()).as("the usual term").isFalse();
        agree.agree(dario, brixia, TODAY, 20, false, null);
        assertThat(fires()).as("shorter").isFalse();
        agree.agree(dario, brixia, TODAY.plusDays(10), 20, true, null);
        assertThat(fires()).as("still to come").isFalse();
        assertThat(firesOn(10)).as("to the end of the month").isTrue();
        assertThat(firesOn(100)).as("the ninetieth day after").isTrue();
        assertThat(firesOn(101)).isFalse();
        agree.agree(ledger.finance(), brixia, TODAY.plusDays(200), 10, false, null);
        assertThat(firesOn(205)).as("shorter again").isFalse();
    }

    private boolean fires() {
        return firesOn(0);
    }

    private boolean firesOn(int daysFromNow) {
        return reserve
                .check(
                        dario.on(TODAY.plusDays(daysFromNow)),
                        brixia,
                        CheckPoint.ORDER,
                        new SourceDocument("TEST", 1),
                        eur("1"))
                .fired()
                .stream()
                .anyMatch(weighed -> weighed.rule().measure() == HoldRule.Measure.TERMS_LENGTHENED);
    }
}
