package caposaldo.ordering;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.catalog.Tables.ITEM;
import static caposaldo.db.ordering.Tables.ORDER_TEMPLATE;
import static caposaldo.db.ordering.Tables.TEMPLATE_LINE;
import static caposaldo.db.security.Tables.APP_USER;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.catalog.ItemId;
import caposaldo.db.AccessScope;
import caposaldo.db.ordering.tables.records.OrderTemplateRecord;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.kernel.Stale;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads templates of orders, never of a client that the scope does not show. */
@Component
public class OrderTemplates {

    private final DSLContext sql;

    OrderTemplates(DSLContext sql) {
        this.sql = sql;
    }

    /** @throws Missing when there is no such template for this person */
    @Transactional(readOnly = true)
    public OrderTemplate get(AccessScope scope, OrderTemplateId id) {
        scope.require(Right.ORDER_READ);
        var row = sql.select(ORDER_TEMPLATE.fields())
                .select(CLIENT.NAME, APP_USER.DISPLAY_NAME)
                .from(ORDER_TEMPLATE)
                .join(CLIENT)
                .on(CLIENT.ID.eq(ORDER_TEMPLATE.CLIENT_ID))
                .join(APP_USER)
                .on(APP_USER.ID.eq(ORDER_TEMPLATE.KEPT_BY_ID))
                .where(ORDER_TEMPLATE.ID.eq(id.value()))
                .and(Clients.seenBy(scope))
                .fetchOptional()
                .orElseThrow(() -> new Missing("template " + id.value()));
        return new OrderTemplate(
                id,
                new ClientId(row.get(ORDER_TEMPLATE.CLIENT_ID)),
                Objects.requireNonNull(row.get(CLIENT.NAME)),
                Objects.requireNonNull(row.get(ORDER_TEMPLATE.NAME)),
                Objects.requireNonNull(row.get(APP_USER.DISPLAY_NAME)),
                standing(row),
                lines(id),
                row.get(ORDER_TEMPLATE.VERSION));
    }

    private static Optional<OrderTemplate.Standing> standing(Record row) {
        return Optional.ofNullable(row.get(ORDER_TEMPLATE.EVERY_UNIT))
                .map(unit -> new OrderTemplate.Standing(
                        new Rhythm(
                                Rhythm.Unit.valueOf(unit),
                                row.get(ORDER_TEMPLATE.EVERY_COUNT),
                                Objects.requireNonNull(row.get(ORDER_TEMPLATE.FIRST_ON))),
                        row.get(ORDER_TEMPLATE.NEXT_ON),
                        row.get(ORDER_TEMPLATE.UNTIL_ON),
                        row.get(ORDER_TEMPLATE.AHEAD_DAYS),
                        row.get(ORDER_TEMPLATE.SUBMITS),
                        Optional.ofNullable(row.get(ORDER_TEMPLATE.HALTED)).map(OrderTemplate.Halt::valueOf)));
    }

    private List<OrderTemplate.Line> lines(OrderTemplateId id) {
        return sql.select(
                        TEMPLATE_LINE.LINE_NO,
                        TEMPLATE_LINE.ITEM_ID,
                        ITEM.CODE,
                        ITEM.NAME,
                        TEMPLATE_LINE.QUANTITY,
                        ITEM.UNIT_CODE)
                .from(TEMPLATE_LINE)
                .join(ITEM)
                .on(ITEM.ID.eq(TEMPLATE_LINE.ITEM_ID))
                .where(TEMPLATE_LINE.TEMPLATE_ID.eq(id.value()))
                .orderBy(TEMPLATE_LINE.LINE_NO)
                .fetch(row -> new OrderTemplate.Line(
                        row.value1(),
                        new ItemId(row.value2()),
                        Objects.requireNonNull(row.value3()),
                        Objects.requireNonNull(row.value4()),
                        Objects.requireNonNull(row.value5()),
                        Objects.requireNonNull(row.value6())));
    }

    /**
     * Until the end of the transaction nobody else changes it.
     *
     * @throws Missing when there is no such template for this person
     * @throws Stale when somebody changed it since {@code version} was read
     */
    OrderTemplateRecord lock(AccessScope scope, OrderTemplateId id, int version) {
        var template = sql.select(ORDER_TEMPLATE.fields())
                .from(ORDER_TEMPLATE)
                .join(CLIENT)
                .on(CLIENT.ID.eq(ORDER_TEMPLATE.CLIENT_ID))
                .where(ORDER_TEMPLATE.ID.eq(id.value()))
                .and(Clients.seenBy(scope))
                .forUpdate()
                .of(ORDER_TEMPLATE)
                .fetchOptional(row -> row.into(ORDER_TEMPLATE))
                .orElseThrow(() -> new Missing("template " + id.value()));
        if (template.getVersion() != version) {
            throw new Stale("template " + id.value());
        }
        return template;
    }

    /** Which standing orders are to be entered on a day, the earliest first. */
    List<OrderTemplateId> due(LocalDate day) {
        return sql.select(ORDER_TEMPLATE.ID)
                .from(ORDER_TEMPLATE)
                .where(ORDER_TEMPLATE.NEXT_ON.isNotNull())
                .and(ORDER_TEMPLATE.HALTED.isNull())
                .and(ORDER_TEMPLATE.NEXT_ON.minus(ORDER_TEMPLATE.AHEAD_DAYS).le(day))
                .orderBy(ORDER_TEMPLATE.NEXT_ON.minus(ORDER_TEMPLATE.AHEAD_DAYS), ORDER_TEMPLATE.ID)
                .fetch(row -> new OrderTemplateId(row.value1()));
    }
}
