package caposaldo.web.list;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Free text as people type it: every word must occur, in any order, whatever its case and accents. */
public final class Words {

    private Words() {}

    /** @param folded text already folded by {@code ext.folded} */
    public static Condition allIn(Field<String> folded, String words) {
        var all = DSL.noCondition();
        for (var word : words.strip().split("\\s+", -1)) {
            if (!word.isEmpty()) {
                all = all.and(folded.like(pattern(word), '!'));
            }
        }
        return all;
    }

    /** The same for a column that is not kept folded. */
    static Condition in(Field<?> field, String words) {
        return allIn(DSL.function("ext.folded", String.class, field.cast(String.class)), words);
    }

    /** Written into the statement: a plan for any word folds it once for each row, and cannot know how rare it is. */
    private static Field<String> pattern(String word) {
        var escaped = word.replace("!", "!!").replace("%", "!%").replace("_", "!_");
        return DSL.function("ext.folded", String.class, DSL.inline("%" + escaped + "%"));
    }
}
