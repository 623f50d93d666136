package caposaldo.web;

import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Invalid.Problem;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Money;
import caposaldo.kernel.Percent;
import caposaldo.kernel.Stale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What stands on the page of components; figures invented. */
public record Sample(
        List<Fact> facts,
        List<Chip> chips,
        List<Tab> tabs,
        Form blank,
        Form refused,
        List<Option> options,
        List<Chart> charts) {

    static Sample of(Ui ui) {
        return new Sample(
                facts(ui),
                List.of(
                        Chip.of(ui.t("web.sample.key")),
                        Chip.plain(ui.t("web.sample.column")),
                        Chip.good(ui.t("web.sample.paid")),
                        Chip.warn(ui.t("web.sample.overdue", 12)),
                        Chip.bad(ui.t("web.sample.broken"))),
                List.of(
                        new Tab(ui.t("web.sample.overview"), "/components"),
                        new Tab(ui.t("web.sample.people"), "/components/people"),
                        new Tab(ui.t("web.sample.money"), "/components/money")),
                Form.blank(),
                new Form(
                        Map.of("client", "Brixia Distribuzione", "ceiling", "-5", "column", "B"),
                        List.of(
                                new Problem("ceiling", "web.sample.limit.negative", List.of(0)),
                                new Problem("since", "web.sample.since.missing", List.of()))),
                List.of(new Option("A", "A"), new Option("B", "B"), new Option("C", "C")),
                List.of(byMonth(ui), pareto(ui), portfolio(ui)));
    }

    /** A refused form whose fields are unlike those of any other theme on the page. */
    public static Form refused(String theme) {
        return new Form(
                Map.of(theme + "-column", "B"),
                List.of(
                        new Problem("", "web.failure.stale.said", List.of()),
                        new Problem(theme + "-since", "web.sample.since.missing", List.of())));
    }

    /** Ways of a chooser. */
    public List<Chooser.Way> ways() {
        return List.of(new Chooser.Way("A", "/components", true), new Chooser.Way("B", "/components", false));
    }

    private static List<Fact> facts(Ui ui) {
        var thousand = BigDecimal.valueOf(1000);
        return List.of(
                Fact.of(ui.t("web.sample.volume"), euro(ui, 412300))
                        .small("79\u00a0%")
                        .meter(Meter.of(BigDecimal.valueOf(412), BigDecimal.valueOf(520)))
                        .opens("/components/money"),
                Fact.of(ui.t("web.sample.revenue"), euro(ui, 1114000)).small(ui.change(Percent.of("6.2")), Tone.GOOD),
                Fact.of(ui.t("web.sample.free"), euro(ui, 41800))
                        .meter(Meter.of(BigDecimal.valueOf(580), thousand)
                                .and(BigDecimal.valueOf(140), thousand, Tone.WARN)),
                Fact.of(ui.t("web.sample.due"), euro(ui, -8200)).tone(Tone.BAD).small(ui.t("web.sample.overdue", 12)),
                Fact.of(ui.t("web.sample.health"), ui.number(78)).why("/components"));
    }

    private static String euro(Ui ui, long amount) {
        return ui.moneyRounded(Money.of(Long.toString(amount), "EUR"));
    }

    private static Chart byMonth(Ui ui) {
        var now = new int[] {74, 82, 91, 88, 99, 110, 86, 62, 104, 118, 97};
        var before = new int[] {70, 76, 88, 80, 90, 104, 90, 60, 95, 108, 112, 121};
        var rows = new ArrayList<Chart.Row>();
        for (int i = 0; i < before.length; i++) {
            rows.add(new Chart.Row(
                    ui.month(YearMonth.of(2026, i + 1)),
                    "",
                    List.of(
                            i < now.length ? thousands(ui, now[i]) : new Chart.Cell("—", null),
                            thousands(ui, before[i]),
                            thousands(ui, before[i] + 6))));
        }
        var series = List.of(
                new Chart.Series("2026", Chart.Shape.BAR),
                new Chart.Series("2025", Chart.Shape.MUTED),
                new Chart.Series(ui.t("web.sample.plan"), Chart.Shape.GOAL));
        return new Chart(Chart.Kind.BARS, ui.t("web.sample.byMonth"), ui.t("web.sample.month"), series, rows);
    }

    private static Chart pareto(Ui ui) {
        var margins = new int[] {242, 182, 131, 97, 88, 84, 60, 41, 30, 20};
        var total = BigDecimal.valueOf(975);
        var rows = new ArrayList<Chart.Row>();
        var sum = BigDecimal.ZERO;
        for (int i = 0; i < margins.length; i++) {
            sum = sum.add(BigDecimal.valueOf(margins[i]));
            var share = Percent.share(sum, total).orElseThrow();
            rows.add(new Chart.Row(
                    client(i),
                    "/components#" + i,
                    List.of(
                            thousands(ui, margins[i]),
                            new Chart.Cell(ui.percent(share), share.value().setScale(1, RoundingMode.HALF_UP)))));
        }
        var series = List.of(
                new Chart.Series(ui.t("web.sample.margin"), Chart.Shape.BAR),
                new Chart.Series(ui.t("web.sample.cumulative"), Chart.Shape.SHARE));
        return new Chart(Chart.Kind.PARETO, ui.t("web.sample.concentration"), ui.t("web.sample.client"), series, rows);
    }

    private static Chart portfolio(Ui ui) {
        var rows = new ArrayList<Chart.Row>();
        for (int i = 0; i < 8; i++) {
            var points = new int[] {(i * 37 + 20) % 100, (i * 53 + 30) % 100, 200 - 22 * i};
            rows.add(new Chart.Row(
                    client(i),
                    "/components#" + i,
                    List.of(count(ui, points[0]), count(ui, points[1]), thousands(ui, points[2]))));
        }
        var series = List.of(
                new Chart.Series(ui.t("web.sample.strength"), Chart.Shape.POINT),
                new Chart.Series(ui.t("web.sample.attraction"), Chart.Shape.POINT),
                new Chart.Series(ui.t("web.sample.margin"), Chart.Shape.POINT));
        return new Chart(Chart.Kind.SCATTER, ui.t("web.sample.portfolio"), ui.t("web.sample.client"), series, rows);
    }

    private static String client(int i) {
        return List.of("Alpina", "Brixia", "Casa Nova", "Delta", "Elba", "Fonte", "Garda", "Ilva", "Lago", "Norda")
                .get(i);
    }

    private static Chart.Cell count(Ui ui, int value) {
        return new Chart.Cell(ui.number(value), BigDecimal.valueOf(value));
    }

    private static Chart.Cell thousands(Ui ui, int value) {
        return new Chart.Cell(euro(ui, value * 1000L), BigDecimal.valueOf(value * 1000L));
    }

    static RuntimeException failure(String kind) {
        return switch (kind) {
            case "missing" -> new Missing(kind);
            case "stale" -> new Stale(kind);
            case "forbidden" -> new Forbidden(kind);
            case "invalid" -> Invalid.field("limit", "web.sample.limit.negative", 0);
            default -> new IllegalStateException(kind);
        };
    }
}
