package caposaldo.web;

import org.jspecify.annotations.Nullable;

/**
 * One figure of the facts line: what it is, how much, against what, and where it comes from.
 *
 * @param small the measure beside the figure, may be empty
 * @param path what the figure opens, empty for nothing
 * @param why where the figure is explained, empty for nothing
 */
public record Fact(
        String label,
        String value,
        String small,
        Tone tone,
        Tone smallTone,
        @Nullable Meter meter,
        String path,
        String why) {

    public static Fact of(String label, String value) {
        return new Fact(label, value, "", Tone.PLAIN, Tone.PLAIN, null, "", "");
    }

    public Fact small(String measure) {
        return small(measure, Tone.PLAIN);
    }

    public Fact small(String measure, Tone measureTone) {
        return new Fact(label, value, measure, tone, measureTone, meter, path, why);
    }

    public Fact tone(Tone valueTone) {
        return new Fact(label, value, small, valueTone, smallTone, meter, path, why);
    }

    public Fact meter(Meter bar) {
        return new Fact(label, value, small, tone, smallTone, bar, path, why);
    }

    public Fact opens(String rows) {
        return new Fact(label, value, small, tone, smallTone, meter, rows, why);
    }

    public Fact why(String explanation) {
        return new Fact(label, value, small, tone, smallTone, meter, path, explanation);
    }
}
