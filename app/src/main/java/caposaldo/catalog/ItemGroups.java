package caposaldo.catalog;

import static caposaldo.db.catalog.Tables.ITEM_GROUP;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the tree of product groups. */
@Component
public class ItemGroups {

    /**
     * @param parentId the group it lies in; null at the top
     * @param version for noticing a change made in the meantime
     */
    public record Group(
            long id, String code, String name, @Nullable Long parentId, int version) {

        /** Where its products are, those of the groups in it included. */
        public String path() {
            return "/products/groups/" + id + "/items";
        }
    }

    /**
     * A group in its tree.
     *
     * @param items of the group and of all groups in it
     */
    public record Branch(Group group, int items, List<Branch> below) {}

    /** @param names of the groups it lies in, and its own, from the top: such as Vehicles › Cars */
    public record Placed(Group group, String names, int depth) {}

    private final DSLContext sql;

    ItemGroups(DSLContext sql) {
        this.sql = sql;
    }

    /** Products of the list that lie in the group or in a group in it; none when the text names no group. */
    static Condition within(@Nullable String group) {
        return DSL.condition("""
                {0} in (
                    with recursive within as (
                        select id from catalog.item_group where id = {1}
                        union all
                        select g.id from catalog.item_group g join within w on g.parent_id = w.id)
                    select id from within)
                """, groupOfItem(), DSL.val(id(group)));
    }

    private static long id(@Nullable String text) {
        return text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
    }

    private static Field<Long> groupOfItem() {
        return DSL.field(DSL.name("products", "group_id"), Long.class);
    }

    /** @throws Missing when there is no such group */
    public Group get(AccessScope scope, long id) {
        scope.require(Right.ITEM_READ);
        return sql.selectFrom(ITEM_GROUP)
                .where(ITEM_GROUP.ID.eq(id))
                .fetchOptional(ItemGroups::group)
                .orElseThrow(() -> new Missing("product group " + id));
    }

    /** In the order of their keys, after one of them. */
    public List<Group> after(AccessScope scope, long key, int limit) {
        scope.require(Right.ITEM_READ);
        return sql.selectFrom(ITEM_GROUP)
                .where(ITEM_GROUP.ID.gt(key))
                .orderBy(ITEM_GROUP.ID)
                .limit(limit)
                .fetch(ItemGroups::group);
    }

    private static Group group(org.jooq.Record row) {
        return new Group(
                row.get(ITEM_GROUP.ID),
                Objects.requireNonNull(row.get(ITEM_GROUP.CODE)),
                Objects.requireNonNull(row.get(ITEM_GROUP.NAME)),
                row.get(ITEM_GROUP.PARENT_ID),
                row.get(ITEM_GROUP.VERSION));
    }

    /** The whole tree, by name on each level. */
    public List<Branch> tree(AccessScope scope) {
        scope.require(Right.ITEM_READ);
        var own = new HashMap<Long, Integer>();
        sql.fetch("select group_id, count(*)::integer from catalog.item where group_id is not null group by group_id")
                .forEach(row -> own.put(row.get(0, Long.class), row.get(1, Integer.class)));
        var within = new HashMap<Long, List<Group>>();
        sql.selectFrom(ITEM_GROUP)
                .orderBy(ITEM_GROUP.NAME, ITEM_GROUP.ID)
                .forEach(row -> within.computeIfAbsent(
                                row.getParentId() == null ? 0L : row.getParentId(), unused -> new ArrayList<>())
                        .add(group(row)));
        return branches(0L, within, own);
    }

    private static List<Branch> branches(Long parent, Map<Long, List<Group>> within, Map<Long, Integer> own) {
        var branches = new ArrayList<Branch>();
        for (var group : within.getOrDefault(parent, List.of())) {
            var below = branches(group.id(), within, own);
            var items = own.getOrDefault(group.id(), 0)
                    + below.stream().mapToInt(Branch::items).sum();
            branches.add(new Branch(group, items, below));
        }
        return List.copyOf(branches);
    }

    /** The tree as one list, each group under the one it lies in: what a form offers. */
    public List<Placed> placed(AccessScope scope) {
        var all = new ArrayList<Placed>();
        tree(scope).forEach(branch -> place(branch, "", 0, all));
        return List.copyOf(all);
    }

    private static void place(Branch branch, String above, int depth, List<Placed> all) {
        var names = above.isEmpty()
                ? branch.group().name()
                : above + " › " + branch.group().name();
        all.add(new Placed(branch.group(), names, depth));
        branch.below().forEach(below -> place(below, names, depth + 1, all));
    }

    /** How many products lie in no group. */
    public int ungrouped(AccessScope scope) {
        scope.require(Right.ITEM_READ);
        return sql.fetchSingle("select count(*)::integer from catalog.item where group_id is null")
                .get(0, Integer.class);
    }
}
