package caposaldo.db;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.conf.ParamType;

/**
 * A query whose text is written once, to be asked with other values each time. Writing it anew takes longer than PostgreSQL
 * takes to answer a short one: worth it where every order asks the same several times over.
 */
public final class Rendered {

    private final DSLContext sql;
    private final String text;
    private final List<Field<?>> fields;

    private Rendered(DSLContext sql, String text, List<Field<?>> fields) {
        this.sql = sql;
        this.text = text;
        this.fields = fields;
    }

    /** @param query with any values in the places of those to come */
    public static Rendered of(DSLContext sql, Select<?> query) {
        return new Rendered(
                sql, sql.renderContext().paramType(ParamType.INDEXED).render(query), query.getSelect());
    }

    /** @param values in the order in which they stand in the text */
    public ResultQuery<Record> with(Object... values) {
        return sql.resultQuery(text, values).coerce(fields);
    }
}
