package caposaldo.web.list;

import caposaldo.kernel.Invalid;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** By which column a list is ordered, and what that makes of "the rows after this one". Empty values come last. */
record Order(Column column, boolean descending, Field<Long> key) {

    /** @throws Invalid for a column that is not there for this person, or cannot be sorted by */
    static Order of(ListDefinition list, ListQuery query, List<Column> columns) {
        var asked = query.first("sort").isEmpty() ? list.sort() : query.first("sort");
        var descending = asked.startsWith("-");
        var name = descending ? asked.substring(1) : asked;
        var sortable = columns.stream().filter(Column::sorted).toList();
        var column = sortable.stream()
                .filter(c -> c.key().equals(name))
                .findFirst()
                .or(() -> query.first("sort").isEmpty() ? sortable.stream().findFirst() : java.util.Optional.empty())
                .orElseThrow(() -> Invalid.field("sort", "web.list.invalid.column", name));
        return new Order(column, descending, list.key());
    }

    String text() {
        return (descending ? "-" : "") + column.key();
    }

    List<OrderField<?>> fields() {
        var by = descending ? column.field().desc() : column.field().asc();
        return List.of(column.nullable() ? by.nullsLast() : by, descending ? key.desc() : key.asc());
    }

    Cursor after(Record row) {
        var value = row.get(column.field());
        return new Cursor(value == null ? null : value.toString(), row.get(key));
    }

    Condition beyond(Cursor cursor) {
        return beyond(column.field(), cursor);
    }

    private <T> Condition beyond(Field<T> field, Cursor cursor) {
        var beyondKey = descending ? key.lt(cursor.key()) : key.gt(cursor.key());
        if (cursor.value() == null) {
            return field.isNull().and(beyondKey);
        }
        var value = DSL.val(converted(field, cursor.value()), field.getDataType());
        var position = DSL.row(field, key);
        var there = DSL.row(value, DSL.val(cursor.key()));
        var beyond = descending ? position.lt(there) : position.gt(there);
        return column.nullable() ? beyond.or(field.isNull()) : beyond;
    }

    private static <T> @Nullable T converted(Field<T> field, String text) {
        try {
            return field.getDataType().convert(text);
        } catch (RuntimeException e) {
            throw Invalid.field("after", "web.list.invalid.cursor");
        }
    }
}
