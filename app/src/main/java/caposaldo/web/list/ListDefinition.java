package caposaldo.web.list;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.web.Ui;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.TableLike;
import org.jooq.impl.DSL;

/**
 * What one list of the house shows, to whom, and how it can be looked through. A module makes it a bean; page, foot,
 * exports and API twin follow from it.
 *
 * @param name prefix of its messages: {@code <name>.title}, {@code <name>.empty}, {@code <name>.col.<column>},
 *     {@code <name>.<column>.<choice>}
 * @param path where the page is, with {@code {placeholders}} when the list belongs to a record; the API twin is at
 *     {@code /api/v1} + path
 * @param right without it the list does not exist for a person
 * @param from what is listed; a list of sums adds up only what the person may see
 * @param rows which rows there are for this person; the path's placeholders are given by name
 * @param key unique and never null: it breaks ties and names the row
 * @param opens the page of a row
 * @param search what the free-text box means
 * @param sort the order unless somebody chooses otherwise: a column's key, behind a minus when descending
 * @param note what is said beside the title, such as the day the figures are told as of; may be empty
 * @param actions links in the title line
 * @param bulk links that take the marked rows along as {@code id} parameters
 * @param kept sums of all rows, if a rollup has them
 */
public record ListDefinition(
        String name,
        String path,
        Right right,
        Source from,
        Rows rows,
        Field<Long> key,
        LongFunction<String> opens,
        List<Column> columns,
        Function<String, Condition> search,
        String sort,
        BiFunction<AccessScope, Ui, String> note,
        List<Action> actions,
        List<Action> bulk,
        Optional<KeptSums> kept) {

    /**
     * The number of all rows and their sums, read from a rollup while nothing is filtered.
     *
     * @param from the rollup, only what the person may see; the fields add it up
     * @param sums by the column's key; a list that shows a sum missing here adds its rows
     */
    public record KeptSums(Source from, Field<Integer> count, Map<String, Field<BigDecimal>> sums) {}

    /** What the rows are taken from, for this person and place. */
    @FunctionalInterface
    public interface Source {
        TableLike<?> seenBy(AccessScope scope, Map<String, String> place);
    }

    /** The rows a person may see; an access rule that is forgotten here does not compile. */
    @FunctionalInterface
    public interface Rows {
        Condition seenBy(AccessScope scope, Map<String, String> place);
    }

    /** @param right without it the link is not shown */
    public record Action(String labelKey, String path, Right right) {}

    public static ListDefinition of(
            String name, String path, Right right, TableLike<?> from, Field<Long> key, Rows rows) {
        return of(name, path, right, (scope, place) -> from, key, rows);
    }

    /** A list whose very rows depend on who looks. */
    public static ListDefinition of(String name, String path, Right right, Source from, Field<Long> key, Rows rows) {
        return new ListDefinition(
                name,
                path,
                right,
                from,
                rows,
                key,
                id -> "",
                List.of(),
                words -> DSL.noCondition(),
                "",
                (scope, ui) -> "",
                List.of(),
                List.of(),
                Optional.empty());
    }

    /** A copy in which some things are still to be changed. */
    private static final class Draft {

        private final ListDefinition of;
        private LongFunction<String> opens;
        private List<Column> columns;
        private Function<String, Condition> search;
        private String sort;
        private BiFunction<AccessScope, Ui, String> note;
        private List<Action> actions;
        private List<Action> bulk;
        private Optional<KeptSums> kept;

        private Draft(ListDefinition of) {
            this.of = of;
            this.opens = of.opens;
            this.columns = of.columns;
            this.search = of.search;
            this.sort = of.sort;
            this.note = of.note;
            this.actions = of.actions;
            this.bulk = of.bulk;
            this.kept = of.kept;
        }

        private ListDefinition done() {
            return new ListDefinition(
                    of.name, of.path, of.right, of.from, of.rows, of.key, opens, columns, search, sort, note, actions,
                    bulk, kept);
        }
    }

    private ListDefinition with(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.done();
    }

    public ListDefinition column(Column column) {
        return columns(List.of(column));
    }

    public ListDefinition columns(List<Column> more) {
        return with(draft -> draft.columns = joined(columns, more));
    }

    public ListDefinition summedBy(KeptSums rollup) {
        return with(draft -> draft.kept = Optional.of(rollup));
    }

    public ListDefinition opening(LongFunction<String> page) {
        return with(draft -> draft.opens = page);
    }

    /** @param folded a column kept folded (lower case, without accents) with a trigram index */
    public ListDefinition searching(Field<String> folded) {
        return with(draft -> draft.search = words -> Words.allIn(folded, words));
    }

    public ListDefinition sortedBy(String order) {
        return with(draft -> draft.sort = order);
    }

    public ListDefinition noting(BiFunction<AccessScope, Ui, String> said) {
        return with(draft -> draft.note = said);
    }

    public ListDefinition action(String labelKey, String target, Right needed) {
        return with(draft -> draft.actions = joined(actions, List.of(new Action(labelKey, target, needed))));
    }

    /** It takes the marked rows along. */
    public ListDefinition bulkAction(String labelKey, String target, Right needed) {
        return with(draft -> draft.bulk = joined(bulk, List.of(new Action(labelKey, target, needed))));
    }

    List<Column> columnsFor(AccessScope scope) {
        return columns.stream()
                .filter(c -> c.rightNeeded().filter(r -> !scope.may(r)).isEmpty())
                .toList();
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }
}
