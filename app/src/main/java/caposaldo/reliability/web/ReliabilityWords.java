package caposaldo.reliability.web;

import caposaldo.analytics.credit.AltmanScore;
import caposaldo.analytics.credit.RefusedStatement;
import caposaldo.analytics.credit.StatementLine;
import caposaldo.kernel.Money;
import caposaldo.reliability.Evidence;
import caposaldo.reliability.Factor;
import caposaldo.reliability.Finding;
import caposaldo.reliability.KeptCheck;
import caposaldo.reliability.ReliabilityCheck;
import caposaldo.reliability.ReliabilityCheck.Points;
import caposaldo.reliability.Step;
import caposaldo.web.Chip;
import caposaldo.web.Ui;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How evidence, points and recommendations are said. */
public final class ReliabilityWords {

    private ReliabilityWords() {}

    public static Chip state(ReliabilityCheck.State state, Ui ui) {
        var said = ui.t("reliability.state." + state);
        return switch (state) {
            case VALID -> Chip.good(said);
            case EXPIRED -> Chip.bad(said);
            case MISSING -> Chip.plain(said);
        };
    }

    public static Chip finding(Finding finding, Ui ui) {
        var said = ui.t("reliability.finding." + finding);
        return finding.isStop() ? Chip.bad(said) : Chip.plain(said);
    }

    public static Chip outcome(KeptCheck kept, Ui ui) {
        var said = ui.t("reliability.outcome." + kept.outcome());
        return switch (kept.outcome()) {
            case GIVEN -> Chip.good(said);
            case ASKED -> Chip.warn(said);
            case DECLINED -> Chip.bad(said);
        };
    }

    public static Chip zone(AltmanScore.Zone zone, Ui ui) {
        var said = ui.t("reliability.zone." + zone);
        return switch (zone) {
            case SAFE -> Chip.good(said);
            case GREY -> Chip.warn(said);
            case DISTRESS -> Chip.bad(said);
        };
    }

    public static String measured(Factor factor, BigDecimal measure, Ui ui) {
        return switch (factor) {
            case ALTMAN -> ui.number(measure, 2);
            case PAYMENT_INDEX -> ui.number(measure, 1);
            case YEARS_TRADING, EMPLOYEES -> ui.number(measure, 0);
            case COURT_DEBT -> ui.priceWithSign(measure);
            case SANCTIONS, REFERENCES -> ui.t("reliability.measure." + factor + "." + measure.intValue());
        };
    }

    /** Such as "from 80": what gave the points. */
    public static String band(Points points, Ui ui) {
        if (!points.isKnown()) {
            return ui.t("reliability.band.unknown");
        }
        return points.band()
                .map(band -> ui.t("reliability.band.from", measured(points.factor(), band.from(), ui)))
                .orElse(ui.t("reliability.band.below"));
    }

    /** Points of a step beside the most it could earn. */
    public static String points(ReliabilityCheck check, Step step, Ui ui) {
        var of = check.card().stream().filter(p -> p.factor().step() == step).toList();
        var weight = of.stream().mapToInt(Points::weight).sum();
        return of.stream().anyMatch(Points::isKnown)
                ? ui.t(
                        "reliability.points.of",
                        of.stream().mapToInt(Points::points).sum(),
                        weight)
                : ui.t("reliability.points.none", weight);
    }

    /** The figures evidence carries, in one line; empty without any. */
    public static String figures(Evidence evidence, Ui ui) {
        var figures = evidence.figures();
        return Stream.of(
                        figures.foundedOn().map(day -> ui.t("reliability.figures.founded", ui.date(day))),
                        figures.employees().map(number -> ui.t("reliability.figures.employees", number)),
                        figures.courtDebt().map(debt -> ui.t("reliability.figures.courtDebt", ui.money(debt))),
                        figures.statement()
                                .map(s -> ui.t("reliability.figures.year", Integer.toString(s.year()), s.currency())))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" · "));
    }

    /** What is in the way of a score. */
    public static List<String> refused(RefusedStatement refused, Ui ui) {
        return Stream.of(StatementLine.values())
                .flatMap(item -> {
                    var name = ui.t("reliability.item." + item);
                    return refused.missing().contains(item)
                            ? Stream.of(ui.t("reliability.altman.missing", name))
                            : refused.notPositive().contains(item)
                                    ? Stream.of(ui.t("reliability.altman.notPositive", name))
                                    : Stream.of();
                })
                .toList();
    }

    /** Need and capacity with their inputs, line by line. */
    public static List<String> working(ReliabilityCheck check, Ui ui) {
        var lines = new ArrayList<String>();
        check.need()
                .ifPresent(need -> lines.add(ui.t(
                        "reliability.need.working",
                        ui.money(need.amount()),
                        ui.money(need.monthlySales()),
                        ui.percent(need.vat()),
                        ui.number(need.termDays(), 1),
                        ui.number(need.delayDays(), 1))));
        check.capacity()
                .ifPresent(capacity -> lines.add(ui.t(
                        "reliability.capacity.working",
                        ui.money(capacity.amount()),
                        ui.percent(capacity.share()),
                        ui.money(capacity.netWorth()),
                        ui.percent(capacity.classFactor()),
                        check.creditClass().name())));
        return lines;
    }

    /** What is recommended, or why nothing is. */
    public static List<String> recommended(ReliabilityCheck check, Ui ui) {
        var recommendation = check.recommendation();
        var lines = new ArrayList<String>();
        Stream.of(ReliabilityCheck.Stop.values())
                .filter(check.stops()::contains)
                .forEach(stop -> lines.add(ui.t("reliability.stop." + stop)));
        recommendation
                .limit()
                .ifPresent(limit -> lines.add(ui.t(
                        "reliability.by." + recommendation.by().orElseThrow(),
                        ui.money(limit),
                        check.creditClass().name())));
        Stream.of(ReliabilityCheck.Lacking.values())
                .filter(recommendation.lacking()::contains)
                .forEach(lacking -> lines.add(ui.t("reliability.lacking." + lacking)));
        return lines;
    }

    public static String limit(ReliabilityCheck check, Ui ui) {
        return check.recommendation()
                .limit()
                .map((Money limit) -> ui.money(limit))
                .orElse("—");
    }
}
