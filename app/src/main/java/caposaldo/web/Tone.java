package caposaldo.web;

import java.util.Locale;

/** How a figure, chip or box speaks; the style sheet has a class for each. */
public enum Tone {
    PLAIN,
    ACCENT,
    GOOD,
    WARN,
    BAD;

    public String css() {
        return name().toLowerCase(Locale.ROOT);
    }
}
