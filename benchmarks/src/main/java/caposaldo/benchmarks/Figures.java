package caposaldo.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured, each beside what it should be and the machine's floor. */
final class Figures {

    private record Figure(String name, double value, String unit, String wanted, String floor) {}

    private final List<Figure> figures = new ArrayList<>();
    private final PrintStream out;

    Figures(PrintStream out) {
        this.out = out;
    }

    /** Told at once, since the whole takes long, and once more in the table at the end. */
    void add(String name, double value, String unit, String wanted, String floor) {
        var figure = new Figure(name, value, unit, wanted, floor);
        figures.add(figure);
        print(figure);
    }

    void add(String name, double value, String unit, String wanted) {
        add(name, value, unit, wanted, "-");
    }

    void table() {
        out.println();
        out.printf(Locale.ROOT, "%-44s %12s %-8s %-12s %s%n", "figure", "ours", "", "wanted", "floor");
        figures.forEach(this::print);
        out.println();
        figures.forEach(f -> out.println(f.name + " " + text(f.value) + " " + f.unit));
    }

    private void print(Figure f) {
        out.printf(Locale.ROOT, "%-44s %12s %-8s %-12s %s%n", f.name, text(f.value), f.unit, f.wanted, f.floor);
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : "%.2f", value);
    }
}
