package caposaldo.ordering;

import static caposaldo.db.catalog.Tables.ITEM;

import caposaldo.catalog.Item;
import caposaldo.catalog.ItemId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.receivable.ExternalKey;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes an order of a template, at the prices of today and without discounts; what is not sold any more is left out. */
@Component
public class OrderAgain {

    private final DSLContext sql;
    private final OrderTemplates templates;
    private final KeepOrder keep;
    private final SalesOrders orders;

    OrderAgain(DSLContext sql, OrderTemplates templates, KeepOrder keep, SalesOrders orders) {
        this.sql = sql;
        this.templates = templates;
        this.keep = keep;
        this.orders = orders;
    }

    /**
     * @param wantedOn null for no day
     * @param key null for one by hand; with one a repeat makes nothing new
     * @throws Invalid when nothing of it is sold any more, or a product has no price
     */
    @Transactional
    public SalesOrderId order(
            AccessScope scope, OrderTemplateId id, @Nullable LocalDate wantedOn, @Nullable ExternalKey key) {
        scope.require(Right.ORDER_EDIT);
        var template = templates.get(scope, id);
        var sold = sold(template.lines());
        var wanted = template.lines().stream()
                .filter(line -> sold.contains(line.item()))
                .map(line -> new KeepOrder.Wanted(line.item(), line.quantity(), BigDecimal.ZERO))
                .toList();
        if (wanted.isEmpty()) {
            throw Invalid.field("", "ordering.invalid.nothingSold");
        }
        var order = keep.begin(scope, template.client(), key);
        var begun = orders.get(scope, order);
        if (begun.lines().isEmpty() && begun.state() == OrderState.DRAFT) {
            keep.save(scope, order, begun.version(), new KeepOrder.Head(null, wantedOn, template.name()), wanted);
        }
        return order;
    }

    private Set<ItemId> sold(List<OrderTemplate.Line> lines) {
        return sql.select(ITEM.ID)
                .from(ITEM)
                .where(ITEM.ID.eq(
                        DSL.any(lines.stream().map(line -> line.item().value()).toArray(Long[]::new))))
                .and(ITEM.STATE.ne(Item.State.WITHDRAWN.name()))
                .fetchSet(row -> new ItemId(row.value1()));
    }
}
