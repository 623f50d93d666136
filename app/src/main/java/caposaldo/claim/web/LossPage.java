package caposaldo.claim.web;

import caposaldo.claim.Losses;
import caposaldo.kernel.Percent;
import caposaldo.web.Chart;
import caposaldo.web.Fact;
import caposaldo.web.Option;
import caposaldo.web.Ui;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What came back, was refused or missing, by what it comes from: the few that make most of it first. */
public record LossPage(Losses.What what, Losses.By by, LocalDate from, LocalDate until, Losses.Pareto pareto) {

    private static final int MOST = 40;

    /** @param upTo the share of all, those before included */
    public record Row(String name, String path, BigDecimal amount, Percent upTo) {}

    public List<Row> rows(Ui ui) {
        var rows = new ArrayList<Row>();
        var sum = BigDecimal.ZERO;
        for (var share : pareto.shares()) {
            sum = sum.add(share.amount());
            if (rows.size() < MOST) {
                rows.add(new Row(name(share, ui), path(share), share.amount(), percent(sum, pareto.amount())));
            }
        }
        return List.copyOf(rows);
    }

    private static Percent percent(BigDecimal part, BigDecimal whole) {
        return new Percent(part.movePointRight(2).divide(whole, MathContext.DECIMAL32));
    }

    private String name(Losses.Share share, Ui ui) {
        return switch (by) {
            case REASON ->
                what == Losses.What.ACTS
                        ? ui.t("claim.kind." + share.key())
                        : ui.tOr("claim.reason." + share.key(), share.name());
            case CLIENT, PRODUCT, WAREHOUSE -> share.name();
            case KAM -> share.name().isEmpty() ? ui.t("claim.service.nobody") : share.name();
        };
    }

    private String path(Losses.Share share) {
        return switch (by) {
            case CLIENT -> "/clients/" + share.key();
            case PRODUCT -> "/products/" + share.key();
            case WAREHOUSE -> "/deliveries/warehouses/" + share.key();
            case REASON, KAM -> "";
        };
    }

    public List<Fact> facts(Ui ui) {
        var delivered = pareto.delivered();
        return List.of(
                Fact.of(ui.t("claim.losses.what." + what), ui.priceWithSign(pareto.amount())),
                Fact.of(ui.t("claim.losses.delivered"), ui.priceWithSign(delivered)),
                Fact.of(
                        ui.t("claim.losses.rate"),
                        pareto.rate()
                                .map(rate -> ui.share(new Percent(rate.movePointRight(2))))
                                .orElse("—")));
    }

    public Chart chart(Ui ui) {
        return new Chart(
                Chart.Kind.PARETO,
                ui.t("claim.losses.pareto"),
                ui.t("claim.losses.by." + by),
                List.of(
                        new Chart.Series(ui.t("claim.losses.amount"), Chart.Shape.BAR),
                        new Chart.Series(ui.t("claim.losses.upTo"), Chart.Shape.SHARE)),
                rows(ui).stream()
                        .map(row -> new Chart.Row(
                                row.name(),
                                row.path(),
                                List.of(
                                        new Chart.Cell(ui.price(row.amount()), row.amount()),
                                        new Chart.Cell(
                                                ui.share(row.upTo()), row.upTo().value()))))
                        .toList());
    }

    public static List<Option> whats(Ui ui) {
        return Stream.of(Losses.What.values())
                .map(one -> new Option(one.name(), ui.t("claim.losses.what." + one)))
                .toList();
    }

    public static List<Option> bys(Ui ui) {
        return Stream.of(Losses.By.values())
                .map(one -> new Option(one.name(), ui.t("claim.losses.by." + one)))
                .toList();
    }
}
