package caposaldo.claim;

import static caposaldo.db.catalog.Tables.ITEM;
import static caposaldo.db.claim.Tables.ACT_LINE;
import static caposaldo.db.claim.Tables.ACT_MEMBER;
import static caposaldo.db.claim.Tables.ACT_PHOTO;
import static caposaldo.db.ordering.Tables.DELIVERY_LINE;
import static caposaldo.db.ordering.Tables.ORDER_LINE;

import caposaldo.catalog.ItemId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;

/** Reads what an act consists of; the caller has seen the act. */
@Component
class ActParts {

    private static final caposaldo.db.catalog.tables.Item INSTEAD = ITEM.as("instead");

    private final DSLContext sql;

    ActParts(DSLContext sql) {
        this.sql = sql;
    }

    List<Act.Member> members(ActId act) {
        return sql.select(ACT_MEMBER.NAME, ACT_MEMBER.ROLE)
                .from(ACT_MEMBER)
                .where(ACT_MEMBER.ACT_ID.eq(act.value()))
                .orderBy(ACT_MEMBER.PLACE)
                .fetch(row ->
                        new Act.Member(Objects.requireNonNull(row.value1()), Objects.requireNonNull(row.value2())));
    }

    List<Act.Line> lines(ActId act) {
        return sql.select(ACT_LINE.fields())
                .select(ORDER_LINE.LINE_NO, ITEM.CODE, ITEM.NAME, INSTEAD.CODE, INSTEAD.NAME)
                .from(ACT_LINE)
                .join(ITEM)
                .on(ITEM.ID.eq(ACT_LINE.ITEM_ID))
                .leftJoin(INSTEAD)
                .on(INSTEAD.ID.eq(ACT_LINE.INSTEAD_ITEM_ID))
                .leftJoin(DELIVERY_LINE)
                .on(DELIVERY_LINE.ID.eq(ACT_LINE.DELIVERY_LINE_ID))
                .leftJoin(ORDER_LINE)
                .on(ORDER_LINE.ID.eq(DELIVERY_LINE.ORDER_LINE_ID))
                .where(ACT_LINE.ACT_ID.eq(act.value()))
                .orderBy(ACT_LINE.LINE_NO)
                .fetch(ActParts::line);
    }

    private static Act.Line line(Record row) {
        return new Act.Line(
                row.get(ACT_LINE.LINE_NO),
                row.get(ORDER_LINE.LINE_NO),
                Discrepancy.valueOf(row.get(ACT_LINE.KIND)),
                Discrepancy.Discovered.valueOf(row.get(ACT_LINE.DISCOVERED)),
                new Act.Product(
                        new ItemId(row.get(ACT_LINE.ITEM_ID)),
                        Objects.requireNonNull(row.get(ITEM.CODE)),
                        Objects.requireNonNull(row.get(ITEM.NAME))),
                Objects.requireNonNull(row.get(ACT_LINE.EXPECTED)),
                Objects.requireNonNull(row.get(ACT_LINE.FOUND)),
                Objects.requireNonNull(row.get(ACT_LINE.MISSING)),
                row.get(ACT_LINE.PRICE),
                row.get(ACT_LINE.VAT_RATE),
                Optional.ofNullable(row.get(ACT_LINE.INSTEAD_ITEM_ID))
                        .map(instead -> new Act.Instead(
                                new Act.Product(
                                        new ItemId(instead),
                                        Objects.requireNonNull(row.get(INSTEAD.CODE)),
                                        Objects.requireNonNull(row.get(INSTEAD.NAME))),
                                Objects.requireNonNull(row.get(ACT_LINE.INSTEAD_QUANTITY))))
                        .orElse(null));
    }

    List<Act.Photo> photos(ActId act) {
        return sql.selectFrom(ACT_PHOTO)
                .where(ACT_PHOTO.ACT_ID.eq(act.value()))
                .orderBy(ACT_PHOTO.ID)
                .fetch(photo -> new Act.Photo(
                        photo.getId(),
                        photo.getName(),
                        photo.getMediaType(),
                        photo.getBytes(),
                        photo.getWidth(),
                        photo.getHeight(),
                        photo.getAddedAt().toInstant()));
    }
}
