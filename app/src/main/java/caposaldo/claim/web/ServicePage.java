package caposaldo.claim.web;

import caposaldo.analytics.service.ServiceDefinition;
import caposaldo.analytics.service.ServiceLevel;
import caposaldo.claim.Miss;
import caposaldo.claim.MissCause;
import caposaldo.claim.ServiceFigure;
import caposaldo.claim.ServiceFigures;
import caposaldo.kernel.Percent;
import caposaldo.web.Chart;
import caposaldo.web.Fact;
import caposaldo.web.Option;
import caposaldo.web.Ui;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How well the promises of a month were kept, by whom, and why not.
 *
 * @param figures of the month and of those before it that the chart shows
 * @param misses those nobody explained first
 * @param usual what holds for clients without a definition of their own
 */
public record ServicePage(
        YearMonth month,
        ServiceFigures.By by,
        Map<YearMonth, ServiceFigure> figures,
        ServiceFigure.Groups groups,
        List<Miss> misses,
        ServiceDefinition usual,
        boolean mayClose) {

    /** The months of the chart, that of the page the last. */
    static final int MONTHS = 6;

    public Optional<ServiceFigure> ofMonth() {
        return Optional.ofNullable(figures.get(month));
    }

    public String name(ServiceFigure.Group group, Ui ui) {
        return group.whose().name().isEmpty()
                ? ui.t("claim.service.nobody")
                : group.whose().name();
    }

    /** What it opens, empty for nothing. */
    public String path(ServiceFigure.Group group) {
        return switch (by) {
            case CLIENT -> "/clients/" + group.whose().id();
            case PRODUCT -> "/products/" + group.whose().id();
            case KAM -> "";
        };
    }

    public static String share(Optional<BigDecimal> share, Ui ui) {
        return share.map(s -> ui.share(new Percent(s.movePointRight(2)))).orElse("—");
    }

    public List<Fact> facts(ServiceFigure total, Ui ui) {
        return List.of(
                Fact.of(ui.t("claim.service.otif"), share(total.level().otif(), ui))
                        .small(definition(ui)),
                Fact.of(ui.t("claim.service.lineFill"), share(total.level().lineFill(), ui)),
                Fact.of(ui.t("claim.service.caseFill"), share(total.level().caseFill(), ui)),
                Fact.of(ui.t("claim.service.misses"), ui.number(total.misses()))
                        .small(ui.t("claim.service.open", total.open())));
    }

    /** What the figure counts, in words. */
    public String definition(Ui ui) {
        return ui.t(
                "claim.service.definition",
                ui.t("claim.service.reference." + usual.reference()),
                usual.earlyDays(),
                usual.lateDays(),
                ActPage.plain(usual.tolerancePercent()),
                ui.t("claim.service.level." + usual.level()));
    }

    public Chart months(Ui ui) {
        var rows = new ArrayList<Chart.Row>();
        for (var back = MONTHS - 1; back >= 0; back--) {
            var one = month.minusMonths(back);
            var level = Optional.ofNullable(figures.get(one)).map(ServiceFigure::level);
            rows.add(new Chart.Row(
                    ui.month(one),
                    "/service?month=" + one + "&by=" + by,
                    Stream.of(
                                    level.flatMap(ServiceLevel::otif),
                                    level.flatMap(ServiceLevel::lineFill),
                                    level.flatMap(ServiceLevel::caseFill))
                            .map(share -> new Chart.Cell(
                                    share(share, ui),
                                    share.map(s -> s.movePointRight(2)).orElse(null)))
                            .toList()));
        }
        return new Chart(
                Chart.Kind.BARS,
                ui.t("claim.service.months"),
                ui.t("claim.service.month"),
                List.of(
                        new Chart.Series(ui.t("claim.service.otif"), Chart.Shape.BAR),
                        new Chart.Series(ui.t("claim.service.lineFill"), Chart.Shape.MUTED),
                        new Chart.Series(ui.t("claim.service.caseFill"), Chart.Shape.MUTED)),
                rows);
    }

    public List<Option> bys(Ui ui) {
        return Stream.of(ServiceFigures.By.values())
                .map(one -> new Option(one.name(), ui.t("claim.service.by." + one)))
                .toList();
    }

    public List<Option> causes(Ui ui) {
        return Stream.concat(
                        Stream.of(new Option("", "—")),
                        Stream.of(MissCause.values())
                                .map(cause -> new Option(cause.name(), ui.t("claim.cause." + cause))))
                .toList();
    }
}
