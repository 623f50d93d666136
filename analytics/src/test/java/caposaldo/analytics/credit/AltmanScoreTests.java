package caposaldo.analytics.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import caposaldo.analytics.credit.AltmanScore.Scored;
import caposaldo.analytics.credit.AltmanScore.Zone;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AltmanScoreTests {

    @Test
    void firmOfOneThousandInAssetsScoresFourPointTwoFour() {
        // 6.56 x 0.2 + 3.26 x 0.15 + 6.72 x 0.1 + 1.05 x 600/400
        Scored scored = scored(statement(200, 150, 100, 600, 1000, 400));
        assertThat(scored.z()).isCloseTo(1.312 + 0.489 + 0.672 + 1.575, within(1e-12));
        assertThat(scored.zone()).isEqualTo(Zone.SAFE);
        assertThat(scored.terms())
                .extracting(AltmanScore.Term::item)
                .containsExactly(
                        StatementLine.WORKING_CAPITAL,
                        StatementLine.RETAINED_EARNINGS,
                        StatementLine.EBIT,
                        StatementLine.BOOK_VALUE_OF_EQUITY);
    }

    @Test
    void zonesAreThoseOfTheFourFactorScore() {
        assertThat(scored(ofEquityOverLiabilities(2.6 / 1.05 + 1e-9)).zone()).isEqualTo(Zone.SAFE);
        assertThat(scored(ofEquityOverLiabilities(2.6 / 1.05 - 1e-9)).zone()).isEqualTo(Zone.GREY);
        assertThat(scored(ofEquityOverLiabilities(1.1 / 1.05 + 1e-9)).zone()).isEqualTo(Zone.GREY);
        assertThat(scored(ofEquityOverLiabilities(1.1 / 1.05 - 1e-9)).zone()).isEqualTo(Zone.DISTRESS);
        assertThat(scored(statement(-300, -400, -100, -200, 1000, 1200)).zone()).isEqualTo(Zone.DISTRESS);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "WORKING_CAPITAL",
                "RETAINED_EARNINGS",
                "EBIT",
                "BOOK_VALUE_OF_EQUITY",
                "TOTAL_ASSETS",
                "TOTAL_LIABILITIES"
            })
    void statementThatLacksAnItemIsRefusedByItsName(StatementLine item) {
        Map<StatementLine, Double> statement = statement(200, 150, 100, 600, 1000, 400);
        statement.remove(item);
        assertThat(AltmanScore.of(statement)).isEqualTo(new RefusedStatement(Set.of(item), Set.of()));
        statement.put(item, Double.NaN);
        assertThat(AltmanScore.of(statement)).isEqualTo(new RefusedStatement(Set.of(item), Set.of()));
    }

    @Test
    void firmWithoutDebtsOrAssetsIsRefusedRatherThanInfinitelySafe() {
        assertThat(AltmanScore.of(statement(1, 1, 1, 1, 10, 0)))
                .isEqualTo(new RefusedStatement(Set.of(), Set.of(StatementLine.TOTAL_LIABILITIES)));
        assertThat(AltmanScore.of(Map.of(StatementLine.TOTAL_ASSETS, 0.0)))
                .isInstanceOfSatisfying(RefusedStatement.class, refused -> {
                    assertThat(refused.missing()).hasSize(5);
                    assertThat(refused.notPositive()).containsExactly(StatementLine.TOTAL_ASSETS);
                });
    }

    @Test
    void scoreDoesNotDependOnTheCurrency() {
        Random random = new Random(4);
        for (int round = 0; round < 100; round++) {
            double[] v = random.doubles(6, 1, 1000).toArray();
            double rate = 1 + 99 * random.nextDouble();
            double z = scored(statement(v[0], v[1], v[2], v[3], v[4], v[5])).z();
            double other = scored(
                            statement(rate * v[0], rate * v[1], rate * v[2], rate * v[3], rate * v[4], rate * v[5]))
                    .z();
            assertThat(other).isCloseTo(z, within(1e-9 * Math.abs(z)));
        }
    }

    private static Scored scored(Map<StatementLine, Double> statement) {
        assertThat(AltmanScore.of(statement)).isInstanceOf(Scored.class);
        return (Scored) AltmanScore.of(statement);
    }

    private static Map<StatementLine, Double> ofEquityOverLiabilities(double ratio) {
        return statement(0, 0, 0, ratio, 1, 1);
    }

    /** In the order of the items. */
    private static Map<StatementLine, Double> statement(double... amounts) {
        Map<StatementLine, Double> statement = new EnumMap<>(StatementLine.class);
        for (int i = 0; i < amounts.length; i++) {
            statement.put(StatementLine.values()[i], amounts[i]);
        }
        return statement;
    }
}
