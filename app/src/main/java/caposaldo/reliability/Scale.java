package caposaldo.reliability;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The points of one factor: from each band's measure on, until the next, so many. The most it can earn is its weight.
 *
 * @param otherwise points below the first band
 * @param bands ascending, at least one; points may rise or fall
 */
public record Scale(int otherwise, List<Band> bands) {

    /** From this measure on. */
    public record Band(BigDecimal from, int points) {}

    public Scale {
        bands = List.copyOf(bands);
        var steps = bands;
        var ascending = IntStream.range(1, bands.size())
                .allMatch(i -> steps.get(i - 1).from().compareTo(steps.get(i).from()) < 0);
        if (bands.isEmpty() || !ascending || otherwise < 0 || bands.stream().anyMatch(band -> band.points < 0)) {
            throw new IllegalArgumentException("no scale: " + otherwise + ", " + bands);
        }
    }

    /** The most it can earn. */
    public int weight() {
        return Stream.concat(Stream.of(otherwise), bands.stream().map(Band::points))
                .max(Integer::compare)
                .orElseThrow();
    }

    /** Empty below the first. */
    public Optional<Band> band(BigDecimal measure) {
        return bands.reversed().stream()
                .filter(band -> measure.compareTo(band.from) >= 0)
                .findFirst();
    }
}
