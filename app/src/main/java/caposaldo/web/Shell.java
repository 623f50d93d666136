package caposaldo.web;

import caposaldo.web.Viewer.Theme;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds a page; a template gets it from {@link Ui#shell}.
 *
 * @param note said in grey beside the title, may be empty
 * @param toast what the action before this page did
 */
public record Shell(
        String title,
        String note,
        List<Place> rail,
        Assets assets,
        Theme theme,
        @Nullable Toast toast) {

    /**
     * A link of the rail.
     *
     * @param letter goes there after {@code g}; empty when none does
     */
    public record Place(String label, String path, boolean here, String letter) {}

    public Shell note(String words) {
        return new Shell(title, words, rail, assets, theme, toast);
    }

    public String themeName() {
        return theme.name().toLowerCase(Locale.ROOT);
    }
}
