package caposaldo.catalog;

import static caposaldo.db.catalog.Tables.ITEM_GROUP;

import caposaldo.kernel.Missing;
import caposaldo.kernel.Stale;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes product groups. */
@Component
class GroupStore {

    private final DSLContext sql;

    GroupStore(DSLContext sql) {
        this.sql = sql;
    }

    long insert(String code, String name, @Nullable Long parentId) {
        return sql.insertInto(ITEM_GROUP)
                .set(ITEM_GROUP.CODE, code)
                .set(ITEM_GROUP.NAME, name)
                .set(ITEM_GROUP.PARENT_ID, parentId)
                .returningResult(ITEM_GROUP.ID)
                .fetchSingle()
                .value1();
    }

    /** Until the end of the transaction nobody else moves or removes a group. */
    void lockTree() {
        sql.select(ITEM_GROUP.ID)
                .from(ITEM_GROUP)
                .orderBy(ITEM_GROUP.ID)
                .forNoKeyUpdate()
                .fetch();
    }

    void rename(long id, int version, String name) {
        requireOne(
                id,
                sql.update(ITEM_GROUP)
                        .set(ITEM_GROUP.NAME, name)
                        .set(ITEM_GROUP.VERSION, ITEM_GROUP.VERSION.plus(1))
                        .where(ITEM_GROUP.ID.eq(id))
                        .and(ITEM_GROUP.VERSION.eq(version))
                        .execute());
    }

    void move(long id, int version, @Nullable Long parentId) {
        requireOne(
                id,
                sql.update(ITEM_GROUP)
                        .set(ITEM_GROUP.PARENT_ID, parentId)
                        .set(ITEM_GROUP.VERSION, ITEM_GROUP.VERSION.plus(1))
                        .where(ITEM_GROUP.ID.eq(id))
                        .and(ITEM_GROUP.VERSION.eq(version))
                        .execute());
    }

    void delete(long id, int version) {
        requireOne(
                id,
                sql.deleteFrom(ITEM_GROUP)
                        .where(ITEM_GROUP.ID.eq(id))
                        .and(ITEM_GROUP.VERSION.eq(version))
                        .execute());
    }

    private void requireOne(long id, int touched) {
        if (touched == 0) {
            if (sql.fetchExists(ITEM_GROUP, ITEM_GROUP.ID.eq(id))) {
                throw new Stale("product group " + id);
            }
            throw new Missing("product group " + id);
        }
    }
}
