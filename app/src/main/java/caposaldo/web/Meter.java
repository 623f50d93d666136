package caposaldo.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Parts of a whole as one bar; what goes beyond the whole is cut off. */
public record Meter(List<Part> parts) {

    /** @param percent 0 to 100 */
    public record Part(int from, int percent, Tone tone) {}

    public static Meter of(BigDecimal part, BigDecimal whole) {
        return new Meter(List.of()).and(part, whole, Tone.ACCENT);
    }

    /** The next part, right of those before. */
    public Meter and(BigDecimal part, BigDecimal whole, Tone tone) {
        var share = whole.signum() <= 0 || part.signum() <= 0
                ? 0
                : part.multiply(BigDecimal.valueOf(100))
                        .divide(whole, 0, RoundingMode.HALF_UP)
                        .min(BigDecimal.valueOf(100))
                        .intValue();
        var longer = new ArrayList<>(parts);
        longer.add(new Part(filled(), Math.min(share, 100 - filled()), tone));
        return new Meter(List.copyOf(longer));
    }

    public int filled() {
        return parts.stream().mapToInt(Part::percent).sum();
    }
}
