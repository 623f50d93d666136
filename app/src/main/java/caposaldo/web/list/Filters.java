package caposaldo.web.list;

import caposaldo.kernel.Invalid;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** What the address filters by, read for the columns a person may see; a filter on any other is refused, not ignored. */
final class Filters {

    /** One filter in force: which column, by which parameter, with which values. */
    record Active(Column column, String parameter, List<String> values) {

        /** Whether nobody asked for it: rows of one value at a time, and this is the usual one. */
        boolean isUsual() {
            return one().equals(column.usual());
        }

        String one() {
            return values.getFirst().strip().toUpperCase(Locale.ROOT);
        }
    }

    private static final String IS = ".is";
    private static final String FROM = ".from";
    private static final String TO = ".to";
    private static final List<String> OWN_PARAMETERS = List.of("q", "sort", "columns", "after", "size", "lang", "id");

    private Filters() {}

    /** @throws Invalid for a parameter that is neither a column's nor the list's own */
    static List<Active> in(ListQuery query, List<Column> columns) {
        var active = new ArrayList<Active>();
        query.parameters().forEach((parameter, values) -> {
            if (!OWN_PARAMETERS.contains(parameter)) {
                active.add(new Active(columnOf(parameter, columns), parameter, values));
            }
        });
        for (var column : columns) {
            var usual = column.usual();
            if (usual != null && query.all(column.key()).isEmpty()) {
                active.add(new Active(column, column.key(), List.of(usual)));
            }
        }
        return active;
    }

    private static Column columnOf(String parameter, List<Column> columns) {
        return columns.stream()
                .filter(c -> parameter.equals(c.key())
                        || c.kind() == Column.Kind.TEXT && c.usual() == null && parameter.equals(c.key() + IS)
                        || isRange(c) && (parameter.equals(c.key() + FROM) || parameter.equals(c.key() + TO)))
                .findFirst()
                .orElseThrow(() -> Invalid.field(parameter, "web.list.invalid.column", parameter));
    }

    private static boolean isRange(Column column) {
        return column.kind().isFigure() || column.kind() == Column.Kind.DATE;
    }

    static Condition condition(Active filter) {
        var column = filter.column();
        if (column.usual() != null) {
            return column.field().coerce(String.class).eq(filter.one());
        }
        return switch (column.kind()) {
            case TEXT ->
                filter.parameter().endsWith(IS)
                        ? column.field().cast(String.class).in(filter.values())
                        : Words.in(column.field(), filter.values().getFirst());
            case CHOICE -> column.field().cast(String.class).in(filter.values());
            case CHIPS ->
                DSL.arrayOverlap(
                        column.field().coerce(String[].class),
                        DSL.val(filter.values().toArray(String[]::new)));
            case NUMBER, MONEY, PRICE, AMOUNT, SHARE ->
                bounded(filter, column.field().cast(BigDecimal.class), number(filter));
            case DATE -> bounded(filter, column.field().cast(LocalDate.class), date(filter));
        };
    }

    private static <T> Condition bounded(Active filter, Field<T> field, T bound) {
        if (filter.parameter().endsWith(FROM)) {
            return field.ge(bound);
        } else if (filter.parameter().endsWith(TO)) {
            return field.le(bound);
        } else {
            return field.eq(bound);
        }
    }

    private static BigDecimal number(Active filter) {
        var typed = filter.values().getFirst().replaceAll("[\\s\u00a0]", "").replace(',', '.');
        try {
            var number = new BigDecimal(typed);
            return filter.column().kind() == Column.Kind.SHARE ? number.movePointLeft(2) : number;
        } catch (NumberFormatException e) {
            throw Invalid.field(filter.parameter(), "web.list.invalid.number", typed);
        }
    }

    private static LocalDate date(Active filter) {
        try {
            return LocalDate.parse(filter.values().getFirst());
        } catch (DateTimeParseException e) {
            throw Invalid.field(
                    filter.parameter(), "web.list.invalid.date", filter.values().getFirst());
        }
    }

    static Condition all(ListDefinition list, ListQuery query, List<Column> columns) {
        var words = query.words().isBlank() ? DSL.noCondition() : list.search().apply(query.words());
        return in(query, columns).stream().map(Filters::condition).reduce(words, Condition::and);
    }
}
