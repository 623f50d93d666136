package caposaldo.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import caposaldo.analytics.segment.KeyAccountRules;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.kernel.Stale;
import caposaldo.strategy.KeyAccounts.Part;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Rules are previewed, changed, brought back, and each month end keeps its own. */
class ChangeRulesTests extends RankingScenario {

    @Autowired
    private ChangeRules rules;

    private Rules with(double individual) {
        var now = rules.current().rules();
        var t = now.thresholds();
        return new Rules(
                now.metric(),
                new KeyAccountRules(individual, 0.20, 0.70, t.aUpTo(), t.bUpTo()),
                now.xUpTo(),
                now.yUpTo(),
                now.scorecard());
    }

    @Test
    void thePreviewOfAChangeIsWhatSavingItDoesAndTheMonthBeforeKeepsItsOwnRules() {
        keep.catchUp();
        var before = keys(newest());
        var october = accounts.before(newest()).orElseThrow();
        var first = rules.current().number();
        var effect = rules.preview(company.all(), with(0.10));

        rules.change(company.all(), first, with(0.10), "only those that bring seventy percent");
        var after = keys(newest());
        assertThat(effect.keyNow()).isEqualTo(before.size());
        assertThat(effect.keyThen()).isEqualTo(after.size());
        assertThat(effect.moved()).isNotEmpty().allSatisfy(m -> {
            assertThat(after.contains(m.client().value())).isEqualTo(m.enters());
            assertThat(before.contains(m.client().value())).isNotEqualTo(m.enters());
        });
        assertThat(effect.moved())
                .hasSize((int) after.stream().filter(c -> !before.contains(c)).count()
                        + (int) before.stream().filter(c -> !after.contains(c)).count());

        keep.catchUp();
        assertThat(accounts.before(newest()).orElseThrow()).isEqualTo(october);
        assertThat(newest().rules()).isGreaterThan(october.rules());
        var causes = moves.between(company.all(), october, newest(), Part.ALL, 100).rows().stream()
                .filter(m -> effect.moved().stream().anyMatch(e -> e.client().equals(m.client())))
                .map(Moves.Move::cause);
        assertThat(causes).contains(Moves.Cause.RULES);
    }

    @Test
    void anOldVersionComesBackAsANewOneAndAChangeOfWhatIsNoLongerInForceIsRefused() {
        var first = rules.current().number();
        var before = keys(newest());
        rules.change(company.all(), first, with(0.03), "try");
        assertThatExceptionOfType(Stale.class)
                .isThrownBy(() -> rules.change(company.all(), first, with(0.05), "from an old page"));
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> rules.change(company.all(), rules.current().number(), with(0.05), " "));
        assertThatExceptionOfType(Forbidden.class)
                .isThrownBy(() -> rules.change(
                        company.all().limitedTo(Set.of(Right.MARGIN_READ)), first, with(0.05), "no right"));

        rules.restore(company.all(), rules.current().number(), first);
        assertThat(keys(newest())).isEqualTo(before);
        assertThat(rules.versions()).hasSize(3);
        assertThat(rules.current().restores()).isEqualTo(first);
        assertThat(rules.current().rules()).isEqualTo(rules.version(first).rules());
    }

    @Test
    void aCriterionOfWeightZeroKeepsItsScaleAndTheOthersStandForIt() {
        var now = rules.current().rules();
        var without = now.scorecard().stream()
                .map(row -> switch (row.criterion()) {
                    case PAYMENT -> new Rules.Weighted(row.criterion(), 0, row.otherwise(), row.steps());
                    case SHARE -> new Rules.Weighted(row.criterion(), 0.45, row.otherwise(), row.steps());
                    default -> row;
                })
                .toList();
        rules.change(
                company.all(),
                rules.current().number(),
                new Rules(now.metric(), now.thresholds(), now.xUpTo(), now.yUpTo(), without),
                "payment is not known");
        assertThat(rules.current().rules().scorecard()).hasSize(7);
        // Only contact, a twentieth, is unknown of whoever has bought long enough for everything else to be measured.
        var surest = all(company.all()).stream()
                .mapToDouble(row -> row.rating().confidence())
                .max()
                .orElseThrow();
        assertThat(surest).isCloseTo(0.95, within(1e-9));
    }
}
