package caposaldo.reliability.web;

import caposaldo.analytics.credit.Band;
import caposaldo.analytics.credit.CreditScorecard;
import caposaldo.analytics.credit.DefaultModel;
import caposaldo.analytics.credit.Factor;
import caposaldo.analytics.credit.FailureModel;
import caposaldo.analytics.credit.FailureOutlook;
import caposaldo.kernel.Percent;
import caposaldo.web.Chip;
import caposaldo.web.Ui;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How what other firms say of a statement is told. */
public final class OutlookWords {

    /**
     * One ratio of the table.
     *
     * @param failed share of the firms of its band that failed
     * @param card points, empty for a ratio that is not on the card
     */
    public record Row(String ratio, String measure, String band, String failed, String card, String trees) {}

    private static final int DECIMALS = 2;

    private OutlookWords() {}

    public static Chip chip(FailureOutlook.Told told, Ui ui) {
        return told.doubts()
                ? Chip.warn(ui.t("reliability.outlook.doubts"))
                : Chip.good(ui.t("reliability.outlook.trusts"));
    }

    public static String said(FailureOutlook.Told told, Ui ui) {
        return ui.t(
                "reliability.outlook.said",
                chance(told.card().chanceOfDefault(), ui),
                chance(told.trees().chanceOfDefault(), ui),
                chance(told.usual(), ui));
    }

    public static String source(Ui ui) {
        return ui.t(
                "reliability.outlook.source",
                ui.number(Math.round(100 * FailureModel.CARD_RIGHT)),
                ui.number(Math.round(100 * FailureModel.TREES_RIGHT)));
    }

    public static String chance(double chance, Ui ui) {
        return ui.percent(Percent.ofShare(chance), 1);
    }

    /** Each ratio with what it adds; the card may leave one out. */
    public static List<Row> rows(FailureOutlook.Told told, Ui ui) {
        var card = told.card().parts().stream()
                .collect(Collectors.toMap(part -> part.factor().name(), part -> part.band()));
        return told.trees().parts().stream()
                .map(part -> row(
                        told, part, Optional.ofNullable(card.get(part.factor().name())), ui))
                .toList();
    }

    private static Row row(FailureOutlook.Told told, DefaultModel.Part part, Optional<Band> on, Ui ui) {
        return new Row(
                ratio(part.factor(), ui),
                ui.number(part.measure(), DECIMALS),
                on.map(band -> band(bands(told, part.factor()), band, ui)).orElse(""),
                on.map(band -> chance((double) band.defaults() / band.firms(), ui))
                        .orElse(""),
                on.map(band -> ui.number(band.points())).orElse("—"),
                ui.number(Math.round(part.points())));
    }

    private static List<Band> bands(FailureOutlook.Told told, Factor factor) {
        return told.scale().stream()
                .filter(points -> points.factor().equals(factor))
                .flatMap(points -> points.bands().stream())
                .toList();
    }

    public static String ratio(Factor factor, Ui ui) {
        return ui.t("reliability.outlook.ratio." + factor.name());
    }

    /** Every band of a ratio with its points. */
    public static String scale(CreditScorecard.Points points, Ui ui) {
        return points.bands().stream()
                .map(band ->
                        ui.t("reliability.outlook.earns", band(points.bands(), band, ui), ui.number(band.points())))
                .collect(Collectors.joining(" · "));
    }

    /** The first and the last have no end. */
    private static String band(List<Band> of, Band band, Ui ui) {
        var from = ui.number(band.from(), DECIMALS);
        var to = ui.number(band.to(), DECIMALS);
        if (band.equals(of.getFirst())) {
            return ui.t("reliability.outlook.band.upTo", to);
        }
        return band.equals(of.getLast())
                ? ui.t("reliability.outlook.band.from", from)
                : ui.t("reliability.outlook.band.between", from, to);
    }
}
