package caposaldo.web;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The left rail: every module's entries in the order of the day. */
class Rail {

    private final List<RailEntry> entries;

    Rail(List<RailEntry> entries) {
        this.entries = entries.stream()
                .sorted(Comparator.comparing(RailEntry::section).thenComparing(RailEntry::rank))
                .toList();
    }

    List<Shell.Place> seenBy(Viewer viewer, String path, Function<String, String> text) {
        var seen = entries.stream()
                .filter(e -> e.right().isEmpty() || viewer.may(e.right()))
                .toList();
        var here = seen.stream()
                .map(RailEntry::path)
                .filter(p -> leadsTo(p, path))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
        var lettered = new HashSet<RailEntry.Section>();
        return seen.stream()
                .map(e -> new Shell.Place(
                        text.apply(e.labelKey()), e.path(), e.path().equals(here), letter(e, lettered)))
                .toList();
    }

    private static String letter(RailEntry entry, Set<RailEntry.Section> lettered) {
        if (!entry.letter().isEmpty()) {
            return entry.letter();
        }
        return lettered.add(entry.section()) ? letter(entry.section()) : "";
    }

    private static boolean leadsTo(String entry, String path) {
        return path.equals(entry) || (!entry.equals("/") && path.startsWith(entry + "/"));
    }

    private static String letter(RailEntry.Section section) {
        return switch (section) {
            case TODAY -> "t";
            case CLIENTS -> "c";
            case ORDERS -> "o";
            case MONEY -> "m";
            case WEEK -> "w";
            case PLANS -> "p";
            case MARKET -> "r";
            case OFFICE -> "f";
        };
    }
}
