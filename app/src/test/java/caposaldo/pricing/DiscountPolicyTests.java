package caposaldo.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.kernel.Percent;
import caposaldo.kernel.Role;
import caposaldo.pricing.DiscountRight.Measure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Group 7 lies in group 3, group 3 in group 1. */
class DiscountPolicyTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
    private static final List<Long> GROUPS = List.of(7L, 3L, 1L);

    private static DiscountRight right(
            Role role, @Nullable Long group, @Nullable String segment, Measure measure, String limit) {
        return new DiscountRight(
                1,
                role,
                Optional.ofNullable(group),
                Optional.ofNullable(segment),
                measure,
                new BigDecimal(limit),
                DAY.minusDays(1),
                DAY,
                1);
    }

    private static DiscountPolicy.Case wanted(String discount, String margin) {
        return new DiscountPolicy.Case(
                GROUPS, "Retail", Optional.of(Percent.of(discount)), Optional.of(Percent.of(margin)));
    }

    private static boolean enough(Role role, DiscountPolicy.Case wanted, DiscountRight... rights) {
        return new DiscountPolicy(List.of(rights), DAY).verdict(role, wanted).enough();
    }

    @Test
    void letsTheNearestGroupDecideThenTheSegment() {
        var any = right(Role.KAM, null, null, Measure.LINE, "20");
        var above = right(Role.KAM, 3L, "retail", Measure.LINE, "10");
        var own = right(Role.KAM, 7L, null, Measure.LINE, "5");
        var ownRetail = right(Role.KAM, 7L, "Retail", Measure.LINE, "7");
        assertThat(enough(Role.KAM, wanted("6", "30"), any)).isTrue();
        assertThat(enough(Role.KAM, wanted("12", "30"), any, above)).isFalse();
        assertThat(enough(Role.KAM, wanted("6", "30"), any, above, own)).isFalse();
        assertThat(enough(Role.KAM, wanted("6", "30"), any, above, own, ownRetail))
                .isTrue();
        assertThat(enough(Role.KAM, wanted("6", "30"), any, right(Role.KAM, 9L, null, Measure.LINE, "1")))
                .as("another group's is none of it")
                .isTrue();
    }

    @Test
    void asksForEveryMeasureThatIsWritten() {
        var line = right(Role.KAM, null, null, Measure.LINE, "10");
        var margin = right(Role.KAM, null, null, Measure.MARGIN, "12.5");
        assertThat(enough(Role.KAM, wanted("10", "12.5"), line, margin)).isTrue();
        assertThat(enough(Role.KAM, wanted("10", "12.4999"), line, margin)).isFalse();
        assertThat(enough(Role.KAM, wanted("10.0001", "50"), line, margin)).isFalse();
        assertThat(enough(Role.KAM, wanted("1", "50"), margin))
                .as("no line is written")
                .isFalse();
        assertThat(enough(
                        Role.KAM,
                        new DiscountPolicy.Case(GROUPS, null, Optional.of(Percent.of("1")), Optional.empty()),
                        line,
                        margin))
                .as("a margin nobody knows keeps to no limit")
                .isFalse();
    }

    @Test
    void letsARoleWithoutAWordGoAsFarAsItsRightToAgreePrices() {
        assertThat(enough(Role.KAM, wanted("0.5", "60"))).isFalse();
        assertThat(enough(Role.KAM, wanted("-2", "60")))
                .as("more than the column")
                .isTrue();
        assertThat(enough(Role.HEAD_OF_SALES, wanted("60", "-20"))).isTrue();
        assertThat(enough(
                        Role.HEAD_OF_SALES,
                        wanted("60", "-20"),
                        right(Role.HEAD_OF_SALES, null, null, Measure.LINE, "30")))
                .isFalse();
    }

    @Test
    void holdsOnItsDaysOnly() {
        var line = right(Role.KAM, null, null, Measure.LINE, "10");
        assertThat(new DiscountPolicy(List.of(line), DAY.plusDays(1))
                        .verdict(Role.KAM, wanted("5", "30"))
                        .enough())
                .isFalse();
    }

    @Test
    void anOrderAsAWholeHasLimitsOfItsOwn() {
        var policy = new DiscountPolicy(
                List.of(
                        right(Role.KAM, null, null, Measure.LINE, "50"),
                        right(Role.KAM, null, null, Measure.TOTAL, "5"),
                        right(Role.KAM, null, "Retail", Measure.TOTAL, "8"),
                        right(Role.KAM, null, null, Measure.NET_TOTAL, "1000")),
                DAY);
        assertThat(order(policy, "Retail", "7", "1000")).isTrue();
        assertThat(order(policy, "Wholesale", "7", "1000"))
                .as("the nearer right is for others")
                .isFalse();
        assertThat(order(policy, "Retail", "7", "1000.01")).isFalse();
        assertThat(order(policy, "Retail", "8.0001", "10")).isFalse();
        assertThat(policy.order(
                                Role.HEAD_OF_SALES,
                                new DiscountPolicy.OrderCase(null, Percent.of("99"), BigDecimal.TEN))
                        .enough())
                .as("of which nothing is written")
                .isTrue();
        assertThat(policy.verdict(Role.KAM, wanted("49", "1")).weighed())
                .as("a price is weighed by what is about prices")
                .hasSize(1);
    }

    private static boolean order(DiscountPolicy policy, String segment, String discount, String net) {
        return policy.order(Role.KAM, new DiscountPolicy.OrderCase(segment, Percent.of(discount), new BigDecimal(net)))
                .enough();
    }
}
