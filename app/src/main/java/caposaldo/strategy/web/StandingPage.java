package caposaldo.strategy.web;

import caposaldo.account.ClientId;
import caposaldo.analytics.segment.Criterion;
import caposaldo.kernel.Percent;
import caposaldo.sales.RollingSales.Metric;
import caposaldo.strategy.Basis;
import caposaldo.strategy.Moves.Past;
import caposaldo.strategy.Ranked;
import caposaldo.strategy.Workings.Working;
import caposaldo.web.Chart;
import caposaldo.web.Ui;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A client's standing as its tab shows it.
 *
 * @param rules the reasons and class in sentences, with their numbers
 * @param others addresses of the same by the other metrics
 */
public record StandingPage(
        Working working,
        List<String> rules,
        List<Quintile> rfm,
        List<Measures.Row> score,
        Chart months,
        List<Link> others,
        List<Past> past,
        String place) {

    /** @param borders from which figure on the next score is given */
    public record Quintile(String name, int score, String figure, String borders) {}

    public record Link(String label, String path) {}

    static StandingPage of(
            ClientId client, Working working, Basis basis, List<Metric> metrics, List<Past> past, Ui ui) {
        return new StandingPage(
                working,
                rules(working, ui),
                rfm(working, ui),
                Measures.rows(working, ui),
                KeyAccountCharts.months(working, ui),
                metrics.stream()
                        .filter(m -> m != basis.metric())
                        .map(m -> new Link(
                                ui.t("strategy.by." + m),
                                client.path() + "/strategy?metric="
                                        + m.name().toLowerCase(Locale.ROOT)
                                        + basis.asOf()
                                                .map(day -> "&asOf=" + day)
                                                .orElse("")))
                        .toList(),
                past.reversed(),
                client.path() + "/strategy?metric=" + basis.metricName() + "&asOf=");
    }

    private static List<String> rules(Working working, Ui ui) {
        var place = working.row().place();
        var snapshot = working.snapshot();
        var by = snapshot.thresholds();
        var said = new ArrayList<String>();
        said.add(ui.t(
                "strategy.rule.INDIVIDUAL." + has(working, "INDIVIDUAL"),
                share(place.share(), ui),
                share(by.individualFrom(), ui)));
        if (has(working, "CONCENTRATION")) {
            said.add(ui.t("strategy.rule.CONCENTRATION", share(place.share(), ui), share(by.concentrationFrom(), ui)));
        }
        said.add(ui.t(
                "strategy.rule.TOGETHER." + has(working, "TOGETHER"),
                place.rank(),
                snapshot.setSize(),
                share(snapshot.setShare(), ui),
                share(by.togetherUpTo(), ui)));
        said.add(ui.t(
                "strategy.rule." + place.abc(),
                share(place.shareBefore(), ui),
                share(by.aUpTo(), ui),
                share(by.bUpTo(), ui)));
        return said;
    }

    private static boolean has(Working working, String reason) {
        return working.row().reasons().contains(reason);
    }

    private static List<Quintile> rfm(Working working, Ui ui) {
        var behaviour = working.row().behaviour();
        var rfm = behaviour.rfm();
        if (rfm == null || behaviour.silence() == null) {
            return List.of();
        }
        var borders = working.borders();
        return List.of(
                new Quintile(
                        ui.t("strategy.rfm.recency"),
                        rfm.recency(),
                        ui.t("strategy.rfm.gaps", ui.number(behaviour.silence(), 2)),
                        numbers(borders.recency(), 2, ui)),
                new Quintile(
                        ui.t("strategy.rfm.frequency"),
                        rfm.frequency(),
                        ui.t("strategy.rfm.days", behaviour.orderDays()),
                        numbers(borders.frequency(), 0, ui)),
                new Quintile(
                        ui.t("strategy.rfm.money"),
                        rfm.monetary(),
                        ui.moneyRounded(working.row().place().value()),
                        numbers(borders.monetary(), 0, ui)));
    }

    private static String numbers(List<Double> borders, int decimals, Ui ui) {
        return borders.stream().map(b -> ui.number(b, decimals)).collect(Collectors.joining(" · "));
    }

    static String share(double share, Ui ui) {
        return ui.percent(Percent.ofShare(share));
    }

    /** Where its growth goes, with the interval; says so where it is not known. */
    public String growth(Ui ui) {
        var growth = working.row().behaviour().growth();
        return growth == null
                ? ui.t("strategy.client.noGrowth")
                : ui.t(
                        "strategy.client.growth." + growth.basis(),
                        ui.change(Percent.ofShare(growth.perYear())),
                        ui.change(Percent.ofShare(growth.low())),
                        ui.change(Percent.ofShare(growth.high())));
    }

    /** How steady its months are. */
    public String xyz(Ui ui) {
        var behaviour = working.row().behaviour();
        return behaviour.xyz() == null || behaviour.variation() == null
                ? ui.t("strategy.client.noXyz")
                : ui.t(
                        "strategy.client.xyz",
                        behaviour.xyz(),
                        ui.moneyRounded(amount(working.mean())),
                        ui.moneyRounded(amount(working.sigma())),
                        share(behaviour.variation(), ui),
                        share(working.rules().rules().xUpTo(), ui),
                        share(working.rules().rules().yUpTo(), ui));
    }

    /** How long it has been silent, in whose gaps. */
    public String silence(Ui ui) {
        var behaviour = working.row().behaviour();
        return behaviour.silence() == null || behaviour.gap() == null || behaviour.lastOn() == null
                ? ui.t("strategy.client.neverOrdered")
                : ui.t(
                        behaviour.gapIsOwn() ? "strategy.client.silence.own" : "strategy.client.silence.portfolio",
                        ui.date(behaviour.lastOn()),
                        ui.number(behaviour.silence(), 1),
                        ui.number(behaviour.gap(), 0));
    }

    /** Its place in its segment. */
    public String segment(Ui ui) {
        var segment = working.row().segment();
        var leadership = measure(Criterion.LEADERSHIP);
        return segment == null
                ? ui.t("strategy.client.noSegment")
                : ui.t(
                        segment.rank() == 1 ? "strategy.client.leads" : "strategy.client.segment",
                        segment.name(),
                        segment.rank(),
                        segment.clients(),
                        share(segment.share(), ui),
                        leadership == null ? "—" : share(leadership, ui));
    }

    private @Nullable Double measure(Criterion criterion) {
        return working.row().rating().measures().get(criterion.ordinal());
    }

    /** The signals of a reliable partner: payment and contact. */
    public List<String> partnership(Ui ui) {
        return List.of(Criterion.PAYMENT, Criterion.CONTACT).stream()
                .map(criterion -> {
                    var measure = measure(criterion);
                    return measure == null
                            ? ui.t("strategy.partnership.none." + criterion)
                            : ui.t("strategy.partnership." + criterion, Math.round(measure));
                })
                .toList();
    }

    private static java.math.BigDecimal amount(double amount) {
        return java.math.BigDecimal.valueOf(amount).setScale(2, java.math.RoundingMode.HALF_UP);
    }

    /** An expected amount, or that there is none. */
    public static String money(@Nullable Double amount, Ui ui) {
        return amount == null ? "—" : ui.moneyRounded(amount(amount));
    }

    /** Whether its lifetime value is known. */
    public boolean valued() {
        return working.row().value() != null;
    }

    public Ranked row() {
        return working.row();
    }
}
