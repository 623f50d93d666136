package caposaldo.claim.web;

import caposaldo.analytics.service.ServiceDefinition;
import caposaldo.analytics.service.ServiceLevel;
import caposaldo.claim.MissCause;
import caposaldo.claim.ServicePromise;
import caposaldo.kernel.Percent;
import caposaldo.web.Chart;
import caposaldo.web.Fact;
import caposaldo.web.Option;
import caposaldo.web.Ui;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How well the promises of a month were kept, by whom, and why not.
 *
 * @param promises of the month and of those before it that the chart shows
 * @param usual what holds for clients without a definition of their own
 */
public record ServicePage(
        YearMonth month, By by, List<ServicePromise> promises, ServiceDefinition usual, boolean mayClose) {

    /** The months of the chart, that of the page the last. */
    static final int MONTHS = 6;

    private static final int MOST_MISSES = 200;

    public enum By {
        CLIENT,
        PRODUCT,
        KAM
    }

    /** @param path what it opens, empty for nothing */
    public record Group(String name, String path, ServiceLevel level, long misses, long open) {

        static Group of(String name, String path, List<ServicePromise> promises) {
            return new Group(
                    name,
                    path,
                    ServiceLevel.of(promises.stream().map(ServicePromise::line).toList()),
                    promises.stream().filter(ServicePromise::isMiss).count(),
                    promises.stream()
                            .filter(promise -> promise.isMiss() && promise.cause() == null)
                            .count());
        }
    }

    public List<ServicePromise> ofMonth() {
        return of(month);
    }

    private List<ServicePromise> of(YearMonth one) {
        return promises.stream().filter(promise -> promise.month().equals(one)).toList();
    }

    public Group total(Ui ui) {
        return Group.of(ui.t("claim.service.all"), "", ofMonth());
    }

    /** The worst first. */
    public List<Group> groups(Ui ui) {
        Map<ServicePromise.Named, List<ServicePromise>> groups = new LinkedHashMap<>();
        ofMonth()
                .forEach(promise -> groups.computeIfAbsent(whose(promise, ui), named -> new ArrayList<>())
                        .add(promise));
        return groups.entrySet().stream()
                .map(group -> Group.of(group.getKey().name(), path(group.getKey()), group.getValue()))
                .sorted(Comparator.comparing(
                                (Group group) -> group.level().otif().orElse(BigDecimal.ONE))
                        .thenComparing(Group::name))
                .toList();
    }

    private ServicePromise.Named whose(ServicePromise promise, Ui ui) {
        return switch (by) {
            case CLIENT -> promise.client();
            case PRODUCT -> promise.product();
            case KAM ->
                Optional.ofNullable(promise.kam())
                        .orElseGet(() -> new ServicePromise.Named(0, ui.t("claim.service.nobody")));
        };
    }

    private String path(ServicePromise.Named named) {
        return switch (by) {
            case CLIENT -> "/clients/" + named.id();
            case PRODUCT -> "/products/" + named.id();
            case KAM -> "";
        };
    }

    /** Those nobody explained first. */
    public List<ServicePromise> misses() {
        return ofMonth().stream()
                .filter(ServicePromise::isMiss)
                .sorted(Comparator.comparing((ServicePromise promise) -> promise.cause() != null))
                .limit(MOST_MISSES)
                .toList();
    }

    public static String share(Optional<BigDecimal> share, Ui ui) {
        return share.map(s -> ui.share(new Percent(s.movePointRight(2)))).orElse("—");
    }

    public List<Fact> facts(Ui ui) {
        var total = total(ui);
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
            var level =
                    ServiceLevel.of(of(one).stream().map(ServicePromise::line).toList());
            rows.add(new Chart.Row(
                    ui.month(one),
                    "/service?month=" + one + "&by=" + by,
                    Stream.of(level.otif(), level.lineFill(), level.caseFill())
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
        return Stream.of(By.values())
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
