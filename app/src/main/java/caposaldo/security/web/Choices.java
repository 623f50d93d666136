package caposaldo.security.web;

import caposaldo.web.Option;
import caposaldo.web.Ui;
import caposaldo.web.Viewer;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What can be chosen on the pages of this room. */
public final class Choices {

    /** The places of the IANA database, without its short-hands and relics. */
    private static final List<Option> ZONES = ZoneId.getAvailableZoneIds().stream()
            .filter(z -> z.equals("UTC")
                    || z.matches("(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+"))
            .sorted()
            .map(z -> new Option(z, z.replace('_', ' ')))
            .toList();

    private Choices() {}

    /** Each in its own language, as who looks for it reads it. */
    public static List<Option> languages() {
        return List.of(new Option("en", "English"), new Option("it", "Italiano"), new Option("ru", "Русский"));
    }

    public static List<Option> zones() {
        return ZONES;
    }

    public static List<Option> themes(Ui ui) {
        return Arrays.stream(Viewer.Theme.values())
                .map(t -> new Option(t.name(), ui.t("web.theme." + t.name().toLowerCase(Locale.ROOT))))
                .toList();
    }

    /** How long a token may live, in days. */
    public static List<Option> lives(Ui ui) {
        return List.of(7, 30, 90, 365).stream()
                .map(days -> new Option(days.toString(), ui.t("security.token.days", days)))
                .toList();
    }
}
