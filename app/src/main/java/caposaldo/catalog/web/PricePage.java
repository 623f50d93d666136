package caposaldo.catalog.web;

import caposaldo.catalog.ItemId;
import caposaldo.catalog.Items;
import caposaldo.catalog.Items.Dated;
import caposaldo.catalog.PriceItem.What;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Percent;
import caposaldo.kernel.Right;
import caposaldo.web.Chart;
import caposaldo.web.Ui;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * List price and cost by date, the latest first.
 *
 * @param costs whether the person may see costs; without it there is none in the lines
 * @param settable what the person may set
 * @param chart empty while there is only one date to draw
 */
public record PricePage(
        ItemId item, int version, List<Line> lines, boolean costs, List<What> settable, Optional<Chart> chart) {

    public boolean may(What what) {
        return settable.contains(what);
    }

    /**
     * What begins on a day.
     *
     * @param price null when no price begins on that day
     * @param cost null when no cost begins on that day, or the person may not see it
     * @param margin of the price in force that day, in percent of it; empty when either is unknown
     * @param generated whether the cost was made up by the sample company
     * @param state whether it is over, in force or to come
     */
    public record Line(
            LocalDate from,
            @Nullable BigDecimal price,
            @Nullable BigDecimal cost,
            Optional<Percent> margin,
            boolean generated,
            State state) {}

    public enum State {
        OVER,
        NOW,
        COMING
    }

    static PricePage of(AccessScope scope, Items items, ItemId id, Ui ui) {
        var item = items.get(scope, id);
        var costs = scope.may(Right.MARGIN_READ);
        var prices = byDay(items.prices(scope, id));
        var cost = costs ? byDay(items.costs(scope, id)) : new TreeMap<LocalDate, Dated>();
        var days = new TreeSet<>(prices.keySet());
        days.addAll(cost.keySet());
        var now = days.floor(scope.date());
        var lines = new ArrayList<Line>();
        for (var day : days.descendingSet()) {
            var state = day.isAfter(scope.date()) ? State.COMING : day.equals(now) ? State.NOW : State.OVER;
            lines.add(line(day, prices, cost, state));
        }
        return new PricePage(
                id,
                item.version(),
                List.copyOf(lines),
                costs,
                Stream.of(What.values()).filter(w -> w.isFor(scope)).toList(),
                days.size() < 2 ? Optional.empty() : Optional.of(chart(days, prices, cost, costs, ui)));
    }

    private static TreeMap<LocalDate, Dated> byDay(List<Dated> dated) {
        var byDay = new TreeMap<LocalDate, Dated>();
        dated.forEach(d -> byDay.put(d.from(), d));
        return byDay;
    }

    private static Line line(
            LocalDate day, TreeMap<LocalDate, Dated> prices, TreeMap<LocalDate, Dated> costs, State state) {
        var price = prices.get(day);
        var cost = costs.get(day);
        var priceThen = inForce(prices, day);
        var costThen = inForce(costs, day);
        return new Line(
                day,
                price == null ? null : price.amount(),
                cost == null ? null : cost.amount(),
                priceThen == null || costThen == null
                        ? Optional.empty()
                        : Percent.share(priceThen.subtract(costThen), priceThen),
                cost != null && cost.generated(),
                state);
    }

    private static @Nullable BigDecimal inForce(TreeMap<LocalDate, Dated> dated, LocalDate day) {
        var entry = dated.floorEntry(day);
        return entry == null ? null : entry.getValue().amount();
    }

    private static Chart chart(
            TreeSet<LocalDate> days,
            TreeMap<LocalDate, Dated> prices,
            TreeMap<LocalDate, Dated> costs,
            boolean withCosts,
            Ui ui) {
        var series = new ArrayList<>(List.of(new Chart.Series(ui.t("catalog.price"), Chart.Shape.LINE)));
        if (withCosts) {
            series.add(new Chart.Series(ui.t("catalog.cost"), Chart.Shape.GOAL));
        }
        var rows = new ArrayList<Chart.Row>();
        for (var day : days) {
            var cells = new ArrayList<>(List.of(cell(inForce(prices, day), ui)));
            if (withCosts) {
                cells.add(cell(inForce(costs, day), ui));
            }
            rows.add(new Chart.Row(ui.date(day), "", List.copyOf(cells)));
        }
        return new Chart(Chart.Kind.LINE, ui.t("catalog.prices.chart"), ui.t("catalog.prices.from"), series, rows);
    }

    private static Chart.Cell cell(@Nullable BigDecimal amount, Ui ui) {
        return new Chart.Cell(amount == null ? "—" : ui.price(amount), amount);
    }
}
