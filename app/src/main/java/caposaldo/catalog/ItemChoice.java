package caposaldo.catalog;

import static caposaldo.db.catalog.Tables.ITEM;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.web.Option;
import caposaldo.web.list.Words;
import java.util.List;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Naming one product in a form: suggested by a few letters of code, name or GTIN. */
@Component
public class ItemChoice {

    private static final String BETWEEN = " · ";
    private static final int MOST = 10;

    private final DSLContext sql;

    ItemChoice(DSLContext sql) {
        this.sql = sql;
    }

    /** What stands in the field once the product is chosen: code and name. */
    public static String written(Item item) {
        return item.code() + BETWEEN + item.name();
    }

    /** Products with all the words; the option's value is what is written into the field. */
    public List<Option> suggestions(AccessScope scope, String words) {
        scope.require(Right.ITEM_READ);
        return words.isBlank()
                ? List.of()
                : sql.select(ITEM.CODE, ITEM.NAME)
                        .from(ITEM)
                        .where(Words.allIn(ITEM.SEARCH, words.replace(BETWEEN, " ")))
                        .and(ITEM.STATE.ne(Item.State.WITHDRAWN.name()))
                        .orderBy(ITEM.NAME, ITEM.ID)
                        .limit(MOST)
                        .fetch(row -> new Option(row.value1() + BETWEEN + row.value2(), row.value2()));
    }

    /**
     * The product that was written: by its code or GTIN, or by words that only one product has.
     *
     * @param field where a problem is told
     * @throws Invalid when it is none or not one
     */
    public ItemId chosen(AccessScope scope, String typed, String field) {
        scope.require(Right.ITEM_READ);
        var code = (typed.contains(BETWEEN) ? typed.substring(0, typed.indexOf(BETWEEN)) : typed).strip();
        var exact = found(DSL.upper(ITEM.CODE).eq(code.toUpperCase(Locale.ROOT)).or(ITEM.GTIN.eq(code)));
        var found = exact.isEmpty() && !typed.isBlank() ? found(Words.allIn(ITEM.SEARCH, typed)) : exact;
        if (found.size() != 1) {
            throw Invalid.field(field, found.isEmpty() ? "catalog.choice.none" : "catalog.choice.several");
        }
        return new ItemId(found.getFirst());
    }

    private List<Long> found(Condition which) {
        return sql.select(ITEM.ID).from(ITEM).where(which).limit(2).fetch(ITEM.ID);
    }
}
