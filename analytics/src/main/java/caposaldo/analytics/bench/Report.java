package caposaldo.analytics.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Figures beside what was published of them. */
final class Report {

    private record Figure(String name, double value, String unit, Optional<String> published) {}

    private final List<Figure> figures = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    void remark(String text) {
        remarks.add(text);
    }

    /** @param unit one word */
    void figure(String name, double value, String unit) {
        figures.add(new Figure(name, value, unit, Optional.empty()));
    }

    /** @param published the figure, or several with their sources, to read beside ours */
    void figure(String name, double value, String unit, String published) {
        figures.add(new Figure(name, value, unit, Optional.of(published)));
    }

    /** The value of a figure. */
    double value(String name) {
        return figures.stream()
                .filter(f -> f.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no figure " + name))
                .value;
    }

    boolean has(String name) {
        return figures.stream().anyMatch(f -> f.name.equals(name));
    }

    void print(PrintStream out) {
        remarks.forEach(out::println);
        out.printf(Locale.ROOT, "%-44s %14s  %s%n", "figure", "ours", "published");
        for (Figure figure : figures) {
            out.printf(Locale.ROOT, "%-44s %14s  %s%n", figure.name, text(figure.value), figure.published.orElse("-"));
        }
        out.println();
        figures.forEach(f -> out.println(f.name + " " + text(f.value) + " " + f.unit));
    }

    private static String text(double value) {
        return Math.abs(value) >= 1000
                ? String.format(Locale.ROOT, "%.2f", value)
                : String.format(Locale.ROOT, "%.4f", value);
    }
}
