package caposaldo.web.list;

import caposaldo.db.AccessScope;
import caposaldo.web.Ui;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.TableLike;
import org.jooq.impl.DSL;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads any list, a page, a foot or all of it; what a person may not see is not even asked for. */
@Component
class Lists {

    /** A list as one person looks at it. */
    record Look(ListDefinition list, AccessScope scope, ListQuery query, Map<String, String> place) {

        Look {
            scope.require(list.right());
        }

        TableLike<?> from() {
            return list.from().seenBy(scope, place);
        }

        List<Column> columns() {
            return list.columnsFor(scope);
        }

        /** Those chosen in the address, else those shown by default. */
        List<Column> shown() {
            var chosen = query.all("columns");
            return columns().stream()
                    .filter(c -> chosen.isEmpty() ? c.shown() : chosen.contains(c.key()))
                    .toList();
        }

        /** What is listed; a list that belongs to a record may name that in it. */
        String title(Ui ui) {
            return ui.t(list.name() + ".title", place.values().toArray());
        }

        Order order() {
            return Order.of(list, query, columns());
        }

        /** The one value the rows are of, when it is another than the usual one. */
        Optional<Filters.Active> unusual() {
            return Filters.in(query, columns()).stream()
                    .filter(filter -> filter.column().usual() != null && !filter.isUsual())
                    .findFirst();
        }

        /** Nothing is filtered. */
        boolean isWhole() {
            return Filters.all(list, query, columns()).equals(DSL.noCondition());
        }

        Condition condition() {
            return list.rows().seenBy(scope, place).and(Filters.all(list, query, columns()));
        }
    }

    /** @param next cursor of the following page, empty on the last */
    record Page(List<Record> rows, Optional<Cursor> next) {}

    private static final Field<Integer> COUNT = DSL.count().as("count_");

    /** Rows fetched from the database at a time while exporting. */
    private static final int FETCH = 2000;

    private final DSLContext sql;

    Lists(DSLContext sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    public Page page(Look look) {
        var order = look.order();
        var after = look.query().first("after");
        var position = after.isEmpty() ? DSL.noCondition() : order.beyond(Cursor.parse(after));
        var size = look.query().size();
        var rows = sql.select(fields(look, order))
                .from(look.from())
                .where(look.condition().and(position))
                .orderBy(order.fields())
                .limit(size + 1)
                .fetch();
        var more = rows.size() > size;
        var page = more ? rows.subList(0, size) : rows;
        return new Page(List.copyOf(page), more ? Optional.of(order.after(page.getLast())) : Optional.empty());
    }

    /** The number of rows and the sums of the whole filter; sums are named as their columns. */
    @Transactional(readOnly = true)
    public Record foot(Look look) {
        var summed = look.shown().stream().filter(Column::summed).toList();
        var kept = look.list()
                .kept()
                .filter(k ->
                        look.isWhole() && summed.stream().allMatch(c -> k.sums().containsKey(c.key())));
        return kept.map(k -> keptFoot(look, k, summed)).orElseGet(() -> addedFoot(look, summed));
    }

    private Record keptFoot(Look look, ListDefinition.KeptSums kept, List<Column> summed) {
        var fields = new ArrayList<SelectField<?>>(List.of(kept.count().as(COUNT)));
        summed.forEach(
                c -> fields.add(Objects.requireNonNull(kept.sums().get(c.key())).as(c.key())));
        return sql.select(fields)
                .from(kept.from().seenBy(look.scope(), look.place()))
                .fetchSingle();
    }

    private Record addedFoot(Look look, List<Column> summed) {
        var fields = new ArrayList<SelectField<?>>(List.of(COUNT));
        summed.forEach(
                c -> fields.add(DSL.sum(c.field().coerce(BigDecimal.class)).as(c.key())));
        return sql.select(fields).from(look.from()).where(look.condition()).fetchSingle();
    }

    static int count(Record foot) {
        return foot.get(COUNT);
    }

    /** Every row of the filter, read as it is needed. */
    @Transactional(readOnly = true)
    public void each(Look look, Consumer<Record> taker) {
        try (var rows = rows(look)) {
            rows.forEach(taker);
        }
    }

    /** Takes a row as the driver hands it out. */
    @FunctionalInterface
    interface BareTaker {

        void take(ResultSet row) throws SQLException;
    }

    /** The same without making a record of each: for who writes a million of them. */
    @Transactional(readOnly = true)
    public void eachBare(Look look, BareTaker taker) {
        try (var rows = rows(look)) {
            var bare = Objects.requireNonNull(rows.resultSet());
            while (bare.next()) {
                taker.take(bare);
            }
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("read " + look.list().name(), e);
        }
    }

    /** Where a column stands in a bare row, from 1. */
    static int place(Look look, Column column) {
        return fields(look, look.order()).indexOf(column.field()) + 1;
    }

    private org.jooq.Cursor<Record> rows(Look look) {
        var order = look.order();
        return sql.select(fields(look, order))
                .from(look.from())
                .where(look.condition())
                .orderBy(order.fields())
                .fetchSize(FETCH)
                .fetchLazy();
    }

    private static List<Field<?>> fields(Look look, Order order) {
        var fields = new LinkedHashSet<Field<?>>();
        fields.add(look.list().key());
        fields.add(order.column().field());
        look.shown().forEach(c -> fields.add(c.field()));
        return List.copyOf(fields);
    }
}
