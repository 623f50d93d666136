package caposaldo.analytics.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import caposaldo.analytics.service.PromisedLine.Drop;
import caposaldo.analytics.service.PromisedLine.Outcome;
import caposaldo.analytics.service.ServiceDefinition.Level;
import caposaldo.analytics.service.ServiceDefinition.Reference;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** On time and in full, and how full, by what the contract says. */
class ServiceLevelTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 10);

    private static ServiceDefinition definition(Level level, int early, int late, String tolerance) {
        return new ServiceDefinition(Reference.REQUESTED, early, late, new BigDecimal(tolerance), level);
    }

    private static PromisedLine line(ServiceDefinition definition, long order, String quantity, Drop... drops) {
        return new PromisedLine(1, order, new BigDecimal(quantity), DAY, definition, List.of(drops));
    }

    private static Drop drop(int days, String accepted) {
        return new Drop(DAY.plusDays(days), new BigDecimal(accepted));
    }

    @Test
    void aWindowIncludesBothItsDays() {
        var window = definition(Level.LINE, 1, 2, "0");
        assertThat(line(window, 1, "10", drop(-1, "10")).outcome()).isEqualTo(Outcome.FULFILLED);
        assertThat(line(window, 1, "10", drop(2, "10")).outcome()).isEqualTo(Outcome.FULFILLED);
        assertThat(line(window, 1, "10", drop(-2, "10")).outcome()).isEqualTo(Outcome.UNTIMELY);
        assertThat(line(window, 1, "10", drop(3, "10")).outcome()).isEqualTo(Outcome.UNTIMELY);
        assertThat(line(window, 1, "10", drop(0, "6"), drop(2, "4")).outcome()).isEqualTo(Outcome.FULFILLED);
        assertThat(line(window, 1, "10", drop(0, "6"), drop(3, "4")).outcome()).isEqualTo(Outcome.UNTIMELY);
    }

    @Test
    void theToleranceOfTheContractSaysWhatIsFull() {
        var tolerant = definition(Level.LINE, 0, 0, "5");
        assertThat(line(tolerant, 1, "100", drop(0, "95")).outcome()).isEqualTo(Outcome.FULFILLED);
        assertThat(line(tolerant, 1, "100", drop(0, "94.999")).outcome()).isEqualTo(Outcome.SHORT);
        assertThat(line(definition(Level.LINE, 0, 0, "100"), 1, "100").outcome())
                .as("nothing at all is never full")
                .isEqualTo(Outcome.SHORT);
    }

    @Test
    void aShortOrderFailsEvenIfItIsOnTime() {
        var order = definition(Level.ORDER, 0, 0, "0");
        var level = ServiceLevel.of(List.of(
                line(order, 1, "10", drop(0, "10")),
                line(order, 1, "4", drop(0, "3")),
                line(order, 2, "5", drop(0, "5")),
                line(order, 3, "5", drop(1, "5")),
                line(order, 4, "5", drop(0, "5"))));
        assertThat(level.counted()).isEqualByComparingTo("4");
        assertThat(level.otif()).hasValueSatisfying(rate -> assertThat(rate).isEqualByComparingTo("0.5"));
        assertThat(level.lineFill())
                .as("4 of 5 lines whole")
                .hasValueSatisfying(rate -> assertThat(rate).isEqualByComparingTo("0.8"));
    }

    @Test
    void eachLevelCountsItsOwn() {
        var lines = definition(Level.LINE, 0, 0, "0");
        var cases = definition(Level.CASE, 0, 0, "0");
        assertThat(ServiceLevel.of(List.of(line(lines, 1, "10", drop(0, "10")), line(lines, 1, "4", drop(0, "3"))))
                        .otif())
                .hasValueSatisfying(rate -> assertThat(rate).isEqualByComparingTo("0.5"));
        assertThat(ServiceLevel.of(List.of(
                                line(cases, 1, "10", drop(0, "10")), line(cases, 1, "6", drop(0, "3"), drop(5, "3"))))
                        .otif())
                .hasValueSatisfying(rate -> assertThat(rate).isEqualByComparingTo("0.8125"));
    }

    @Test
    void caseFillIsWhatCameTheFirstTimeLineFillWhatCameWholeInTheEnd() {
        var lines = definition(Level.LINE, 0, 0, "0");
        var level = ServiceLevel.of(
                List.of(line(lines, 1, "10", drop(0, "6"), drop(4, "4")), line(lines, 1, "10", drop(0, "9"))));
        assertThat(level.caseFill()).hasValueSatisfying(rate -> assertThat(rate).isEqualByComparingTo("0.75"));
        assertThat(level.lineFill()).hasValueSatisfying(rate -> assertThat(rate).isEqualByComparingTo("0.5"));
        assertThat(ServiceLevel.of(List.of()).otif()).isEmpty();
    }

    @Test
    void aLineIsJudgedWhenItIsFullOrItsWindowIsOver() {
        var window = definition(Level.LINE, 0, 2, "0");
        assertThat(line(window, 1, "10", drop(0, "4")).isOver(DAY.plusDays(2))).isFalse();
        assertThat(line(window, 1, "10", drop(0, "4")).isOver(DAY.plusDays(3))).isTrue();
        assertThat(line(window, 1, "10", drop(0, "10")).isOver(DAY)).isTrue();
    }

    @Test
    void aDefinitionMakesSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> definition(Level.LINE, -1, 0, "0"));
        assertThatIllegalArgumentException().isThrownBy(() -> definition(Level.LINE, 0, 0, "101"));
        assertThatIllegalArgumentException().isThrownBy(() -> line(definition(Level.LINE, 0, 0, "0"), 1, "0"));
    }

    /** Parts of all lines come to the whole; and no stricter definition is ever better. */
    @Test
    void sharesAddUpAndAStricterDefinitionIsNeverBetter() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        for (var round = 0; round < 200; round++) {
            var strict = new ArrayList<PromisedLine>();
            var loose = new ArrayList<PromisedLine>();
            for (var n = 0; n < 1 + random.nextInt(8); n++) {
                var quantity = Integer.toString(1 + random.nextInt(20));
                var drops = random.ints(random.nextInt(4), -3, 6)
                        .sorted()
                        .mapToObj(day -> drop(day, Integer.toString(random.nextInt(8))))
                        .toArray(Drop[]::new);
                var order = random.nextInt(3);
                strict.add(line(definition(Level.ORDER, 0, 0, "0"), order, quantity, drops));
                loose.add(line(definition(Level.ORDER, 2, 3, "10"), order, quantity, drops));
            }
            var half = strict.size() / 2;
            var all = ServiceLevel.of(strict);
            assertThat(ServiceLevel.of(strict.subList(0, half))
                            .units()
                            .add(ServiceLevel.of(strict.subList(half, strict.size()))
                                    .units()))
                    .as("seed %d", seed)
                    .isEqualByComparingTo(all.units());
            assertThat(all.otif().orElseThrow())
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(ServiceLevel.of(loose).otif().orElseThrow());
            assertThat(all.fulfilled()).as("seed %d", seed).isLessThanOrEqualTo(all.counted());
        }
    }
}
