package caposaldo.catalog;

import static caposaldo.db.catalog.Tables.ITEM;
import static caposaldo.db.catalog.Tables.ITEM_GROUP;
import static org.jooq.impl.DSL.upper;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.kernel.Stale;
import java.util.Locale;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The tree of product groups: a group lies in another, never, over any number of steps, in itself. */
@Component
public class KeepGroups {

    private static final int LONGEST_CODE = 40;

    private final DSLContext sql;
    private final GroupStore store;

    KeepGroups(DSLContext sql, GroupStore store) {
        this.sql = sql;
        this.store = store;
    }

    /** @throws Invalid without a name, or when the code is another group's */
    @Transactional
    public long add(AccessScope scope, String code, String name, @Nullable Long parentId) {
        scope.require(Right.ITEM_EDIT);
        var chosen = code.strip();
        if (chosen.isEmpty() || chosen.length() > LONGEST_CODE) {
            throw Invalid.field("code", "catalog.invalid.code", LONGEST_CODE);
        }
        requireName(name);
        if (sql.fetchExists(ITEM_GROUP, upper(ITEM_GROUP.CODE).eq(chosen.toUpperCase(Locale.ROOT)))) {
            throw Invalid.field("code", "catalog.invalid.code.taken", chosen);
        }
        requireParent(parentId);
        return store.insert(chosen, name.strip(), parentId);
    }

    /** @throws Stale when somebody changed it since {@code version} was read */
    @Transactional
    public void rename(AccessScope scope, long id, int version, String name) {
        scope.require(Right.ITEM_EDIT);
        requireName(name);
        store.rename(id, version, name.strip());
    }

    /**
     * Moves a group with all that is in it.
     *
     * @param parentId where to; null for the top
     * @throws Invalid when it would come to lie in itself
     * @throws Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public void move(AccessScope scope, long id, int version, @Nullable Long parentId) {
        scope.require(Right.ITEM_EDIT);
        // Two moves at once could each be harmless and make a ring together: the second waits and sees the first.
        store.lockTree();
        requireParent(parentId);
        if (parentId != null && isWithin(parentId, id)) {
            throw Invalid.field("parentId", "catalog.invalid.group.ring");
        }
        store.move(id, version, parentId);
    }

    /** Both at once: {@link #rename} and {@link #move}. */
    @Transactional
    public void change(AccessScope scope, long id, int version, String name, @Nullable Long parentId) {
        move(scope, id, version, parentId);
        rename(scope, id, version + 1, name);
    }

    private boolean isWithin(long group, long ancestor) {
        return sql.fetchSingle("""
                with recursive above as (
                    select id, parent_id from catalog.item_group where id = ?
                    union all
                    select g.id, g.parent_id from catalog.item_group g join above a on g.id = a.parent_id)
                select exists (select from above where id = ?)
                """, group, ancestor).get(0, Boolean.class);
    }

    /**
     * @throws Invalid while products or groups lie in it
     * @throws Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public void remove(AccessScope scope, long id, int version) {
        scope.require(Right.ITEM_EDIT);
        store.lockTree();
        if (sql.fetchExists(ITEM, ITEM.GROUP_ID.eq(id)) || sql.fetchExists(ITEM_GROUP, ITEM_GROUP.PARENT_ID.eq(id))) {
            throw Invalid.field("", "catalog.invalid.group.filled");
        }
        store.delete(id, version);
    }

    private void requireParent(@Nullable Long parentId) {
        if (parentId != null && !sql.fetchExists(ITEM_GROUP, ITEM_GROUP.ID.eq(Objects.requireNonNull(parentId)))) {
            throw Invalid.field("parentId", "catalog.invalid.group.unknown");
        }
    }

    private static void requireName(String name) {
        if (name.isBlank()) {
            throw Invalid.field("name", "catalog.invalid.name");
        }
    }
}
