package caposaldo.web;

/** A state or a reason in a few words. */
public record Chip(String text, Tone tone) {

    public static Chip of(String text) {
        return new Chip(text, Tone.ACCENT);
    }

    public static Chip plain(String text) {
        return new Chip(text, Tone.PLAIN);
    }

    public static Chip good(String text) {
        return new Chip(text, Tone.GOOD);
    }

    public static Chip warn(String text) {
        return new Chip(text, Tone.WARN);
    }

    public static Chip bad(String text) {
        return new Chip(text, Tone.BAD);
    }
}
