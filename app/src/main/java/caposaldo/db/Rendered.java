package caposaldo.db;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.Select;
import org.jooq.conf.ParamType;
import org.jspecify.annotations.Nullable;

/**
 * A statement whose text is written once, to be asked with other values each time. Writing it anew takes longer than
 * PostgreSQL takes to answer a short one: worth it where every order asks the same several times over.
 */
public final class Rendered {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)}");

    /** What PostgreSQL calls the elements of the arrays that are handed over. */
    private static final Map<Class<?>, String> ELEMENTS = Map.of(
            Long.class, "int8",
            Integer.class, "int4",
            BigDecimal.class, "numeric",
            String.class, "text",
            LocalDate.class, "date");

    private final DSLContext sql;
    private final String text;
    private final List<Integer> places;
    private final List<Field<?>> fields;

    private Rendered(DSLContext sql, String text, List<Integer> places, List<Field<?>> fields) {
        this.sql = sql;
        this.text = text;
        this.places = List.copyOf(places);
        this.fields = List.copyOf(fields);
    }

    /** @param query with any values in the places of those to come, which follow in the order in which they stand in it */
    public static Rendered of(DSLContext sql, Select<?> query) {
        var text = sql.renderContext().paramType(ParamType.INDEXED).render(query);
        var values = sql.extractBindValues(query).size();
        return new Rendered(sql, text, IntStream.range(0, values).boxed().toList(), query.getSelect());
    }

    /** One that is asked once only, with the values that stand in it. */
    public static Question<Result<Record>> once(DSLContext sql, Query statement) {
        var values = statement.getBindValues().toArray();
        var text = statement.getSQL(ParamType.INDEXED);
        return new Rendered(sql, text, IntStream.range(0, values.length).boxed().toList(), List.of()).with(values);
    }

    /** @param template with {0}, {1} and so on for the values, each as often as it is needed */
    public static Rendered of(DSLContext sql, String template) {
        var places = new ArrayList<Integer>();
        var text = PLACE.matcher(template).replaceAll(place -> {
            places.add(Integer.valueOf(place.group(1)));
            return "?";
        });
        return new Rendered(sql, text, places, List.of());
    }

    /** @param values as the statement names them; null where PostgreSQL knows its type from the text */
    public Question<Result<Record>> with(@Nullable Object... values) {
        return Question.of(this, values);
    }

    /** One value of each as an array, for a statement that unnests several. */
    public static <E, T> T[] column(
            List<E> rows, IntFunction<T[]> array, Function<? super E, ? extends @Nullable T> of) {
        return rows.stream().map(of).toArray(array);
    }

    DSLContext sql() {
        return sql;
    }

    String text() {
        return text;
    }

    List<Field<?>> fields() {
        return fields;
    }

    /** @return the place after the last one */
    int bind(PreparedStatement statement, int first, @Nullable Object[] values) throws SQLException {
        var at = first;
        for (var place : places) {
            var value = values[place];
            statement.setObject(at, value instanceof Object[] many ? array(statement.getConnection(), many) : value);
            at++;
        }
        return at;
    }

    private static Object array(Connection connection, Object[] many) throws SQLException {
        var element = many.getClass().getComponentType();
        return connection.createArrayOf(Objects.requireNonNull(ELEMENTS.get(element), element::getName), many);
    }
}
