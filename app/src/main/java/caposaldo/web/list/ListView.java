package caposaldo.web.list;

import caposaldo.kernel.Percent;
import caposaldo.web.Chip;
import caposaldo.web.Ui;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * A list as its page shows it.
 *
 * @param note beside the title, may be empty
 * @param marked what goes along with the marked rows
 * @param first address of the first page, empty when this is it
 * @param next address of the following page, empty on the last
 * @param foot where the sums come from
 */
public record ListView(
        String title,
        String note,
        String path,
        String words,
        List<Head> heads,
        List<Line> lines,
        List<Chosen> filters,
        List<Hidden> hidden,
        List<Choice> columns,
        List<Link> actions,
        List<Link> bulk,
        List<Hidden> marked,
        List<SavedView> views,
        String list,
        String query,
        String empty,
        String first,
        String next,
        String foot,
        String csv,
        String xlsx) {

    /**
     * The head of a column with its filter.
     *
     * @param sort where a click leads; empty when it cannot be sorted by
     * @param sorted "ascending", "descending" or empty
     */
    public record Head(
            String key,
            String label,
            Column.Kind kind,
            String sort,
            String sorted,
            String value,
            String from,
            String to,
            List<Choice> choices,
            List<Hidden> others) {

        public boolean isFigure() {
            return kind.isFigure();
        }

        public boolean isFiltered() {
            return !value.isEmpty()
                    || !from.isEmpty()
                    || !to.isEmpty()
                    || choices.stream().anyMatch(Choice::on);
        }
    }

    public record Line(long id, String path, List<Cell> cells) {}

    /**
     * @param negative whether it is an amount below zero
     * @param chips in place of the text
     */
    public record Cell(String text, boolean figure, boolean negative, List<Chip> chips) {}

    /** A filter in force, and the address without it. */
    public record Chosen(String text, String without) {}

    /** What a form must carry on. */
    public record Hidden(String name, String value) {}

    public record Choice(String value, String label, boolean on) {}

    public record Link(String label, String path) {}

    static ListView of(Lists.Look look, Lists.Page page, List<SavedView> views, Optional<Link> owner, Ui ui) {
        var list = look.list();
        var path = ui.path();
        var query = look.query();
        var unpaged = query.without("after");
        return new ListView(
                look.title(ui),
                list.note().apply(look.scope(), ui),
                path,
                query.words(),
                look.shown().stream().map(c -> head(look, c, ui)).toList(),
                page.rows().stream().map(r -> line(look, r, ui)).toList(),
                filters(look, ui),
                hidden(unpaged.without("q")),
                look.columns().stream()
                        .map(c -> new Choice(
                                c.key(),
                                ui.t(list.name() + ".col." + c.key()),
                                look.shown().contains(c)))
                        .toList(),
                Stream.concat(owner.stream(), links(list.actions(), ui).stream())
                        .toList(),
                links(list.bulk(), ui),
                look.unusual().map(f -> new Hidden(f.parameter(), f.one())).stream()
                        .toList(),
                views,
                list.name(),
                unpaged.text(),
                ui.t(list.name() + ".empty"),
                query.first("after").isEmpty() ? "" : path + unpaged.text(),
                page.next()
                        .map(c -> path + query.with("after", c.text()).text())
                        .orElse(""),
                path + "/foot" + unpaged.text(),
                path + ".csv" + unpaged.text(),
                path + ".xlsx" + unpaged.text());
    }

    private static List<Link> links(List<ListDefinition.Action> actions, Ui ui) {
        return actions.stream()
                .filter(a -> ui.may(a.right().key()))
                .map(a -> new Link(ui.t(a.labelKey()), a.path()))
                .toList();
    }

    private static Head head(Lists.Look look, Column column, Ui ui) {
        var order = look.order();
        var here = order.column().equals(column);
        var key = column.key();
        var query = look.query().without("after");
        // Figures and dates are looked at from the largest and the latest.
        var other = here ? !order.descending() : column.kind().isFigure() || column.kind() == Column.Kind.DATE;
        return new Head(
                key,
                label(look, column, ui),
                column.kind(),
                column.sorted()
                        ? ui.path()
                                + query.with("sort", (other ? "-" : "") + key).text()
                        : "",
                here ? (order.descending() ? "descending" : "ascending") : "",
                query.first(key).isEmpty() ? query.first(key + ".is") : query.first(key),
                query.first(key + ".from"),
                query.first(key + ".to"),
                column.choices().stream()
                        .map(v -> new Choice(
                                v,
                                ui.t(column.word(look.list(), v)),
                                query.all(key).contains(v)))
                        .toList(),
                hidden(query.without(key, key + ".is", key + ".from", key + ".to")));
    }

    /** Amounts stand without their sign in the rows, so the head has it. */
    private static String label(Lists.Look look, Column column, Ui ui) {
        var label = ui.t(look.list().name() + ".col." + column.key());
        var amount = column.kind() == Column.Kind.MONEY || column.kind() == Column.Kind.PRICE;
        return amount ? label + ", " + look.unusual().map(Filters.Active::one).orElse(ui.currency()) : label;
    }

    private static List<Hidden> hidden(ListQuery query) {
        var hidden = new ArrayList<Hidden>();
        query.parameters().forEach((name, values) -> values.forEach(v -> hidden.add(new Hidden(name, v))));
        return hidden;
    }

    private static List<Chosen> filters(Lists.Look look, Ui ui) {
        var query = look.query().without("after");
        return Filters.in(query, look.columns()).stream()
                .filter(f -> !f.isUsual())
                .map(f -> new Chosen(
                        said(look, f, ui),
                        ui.path() + query.without(f.parameter()).text()))
                .toList();
    }

    private static String said(Lists.Look look, Filters.Active filter, Ui ui) {
        var label = ui.t(look.list().name() + ".col." + filter.column().key());
        var choice = !filter.column().choices().isEmpty();
        var values = String.join(
                ", ",
                filter.values().stream()
                        .map(v -> choice ? ui.t(filter.column().word(look.list(), v)) : v)
                        .toList());
        var parameter = filter.parameter();
        var how = parameter.endsWith(".from") ? "from" : parameter.endsWith(".to") ? "to" : "is";
        return ui.t("web.list.filter." + how, label, values);
    }

    private static Line line(Lists.Look look, Record row, Ui ui) {
        long id = row.get(look.list().key());
        return new Line(
                id,
                look.list().opens().apply(id)
                        + look.unusual()
                                .map(f -> "?" + f.parameter() + "=" + f.one())
                                .orElse(""),
                look.shown().stream()
                        .map(c -> cell(look.list(), c, row.get(c.field()), ui))
                        .toList());
    }

    static Cell cell(ListDefinition list, Column column, @Nullable Object value, Ui ui) {
        var negative = value instanceof Number number && number.doubleValue() < 0;
        if (value instanceof String[] several) {
            return chips(Stream.of(several)
                    .map(chip -> Chip.plain(ui.t(column.word(list, chip))))
                    .toList());
        }
        var text = shown(list, column, value, ui);
        var tone = value == null ? null : column.tones().get(value.toString());
        return tone == null
                ? new Cell(text, column.kind().isFigure(), negative, List.of())
                : chips(List.of(new Chip(text, tone)));
    }

    private static Cell chips(List<Chip> chips) {
        return new Cell("", false, false, chips);
    }

    private static String shown(ListDefinition list, Column column, @Nullable Object value, Ui ui) {
        return switch (column.kind()) {
            case CHOICE -> value == null ? "—" : ui.t(column.word(list, value.toString()));
            case MONEY -> value == null ? "—" : ui.number((Number) value, 0);
            case PRICE, AMOUNT -> value == null ? "—" : ui.price(new BigDecimal(value.toString()));
            case NUMBER -> value == null ? "—" : ui.number((Number) value, 1);
            case SHARE ->
                value == null ? "—" : share(new Percent(new BigDecimal(value.toString()).movePointRight(2)), ui);
            case DATE ->
                value == null
                        ? ""
                        : value instanceof OffsetDateTime at ? ui.ago(at.toInstant()) : ui.date((LocalDate) value);
            case CHIPS -> "";
            case TEXT -> value == null ? "" : value.toString();
        };
    }

    /** A share of something, or a growth that left percents behind. */
    private static String share(Percent percent, Ui ui) {
        return percent.value().compareTo(BigDecimal.valueOf(900)) < 0 ? ui.share(percent) : ui.change(percent);
    }

    /** The foot of the page: how many rows, and the sums under their columns. */
    public record Foot(int count, List<Optional<Cell>> sums, boolean marks) {

        static Foot of(Lists.Look look, Record foot, Ui ui) {
            return new Foot(
                    Lists.count(foot),
                    look.shown().stream()
                            .map(c -> c.summed()
                                    ? Optional.of(cell(look.list(), c, foot.get(c.key()), ui))
                                    : Optional.<Cell>empty())
                            .toList(),
                    !links(look.list().bulk(), ui).isEmpty());
        }
    }

    /** The same rows for a program. */
    static Map<String, @Nullable Object> plain(Lists.Look look, Record row) {
        var plain = new java.util.LinkedHashMap<String, @Nullable Object>();
        plain.put("id", row.get(look.list().key()));
        look.shown().forEach(c -> plain.put(c.key(), row.get(c.field())));
        return plain;
    }
}
