package caposaldo.ordering;

import static caposaldo.db.ordering.Tables.ORDER_TEMPLATE;
import static caposaldo.db.ordering.Tables.TEMPLATE_LINE;

import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.db.Trail;
import caposaldo.db.ordering.tables.records.OrderTemplateRecord;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import java.time.LocalDate;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.6: what a client orders again is kept under a name, and may order by itself. */
@Component
public class KeepTemplate {

    /**
     * How a standing order runs.
     *
     * @param first the first day an order is wanted for, not past
     * @param until no order is wanted for a later day; null for no end
     * @param aheadDays how many days before it is entered, 0 to 60
     * @param submits whether it goes to support at once, as far as prices and credit let it
     */
    public record Run(
            Rhythm.Unit unit,
            int count,
            LocalDate first,
            @Nullable LocalDate until,
            int aheadDays,
            boolean submits) {}

    private static final int LONGEST = 100;
    private static final int MOST_AHEAD = 60;

    private final DSLContext sql;
    private final SalesOrders orders;
    private final OrderTemplates templates;
    private final OrderStore store;
    private final Clients clients;
    private final Trail trail;

    KeepTemplate(
            DSLContext sql,
            SalesOrders orders,
            OrderTemplates templates,
            OrderStore store,
            Clients clients,
            Trail trail) {
        this.sql = sql;
        this.orders = orders;
        this.templates = templates;
        this.store = store;
        this.clients = clients;
        this.trail = trail;
    }

    /**
     * The products and quantities of an order under a name; in the place of the client's template of that name, if there is
     * one, which goes on as it runs.
     *
     * @throws Invalid without a name, or when the order has no lines
     */
    @Transactional
    public OrderTemplateId keep(AccessScope scope, SalesOrderId from, String name) {
        scope.require(Right.ORDER_EDIT);
        var called = name.strip();
        if (called.isEmpty() || called.length() > LONGEST) {
            throw Invalid.field("templateName", "ordering.invalid.templateName", LONGEST);
        }
        var order = orders.get(scope, from);
        if (order.lines().isEmpty()) {
            throw Invalid.field("templateName", "ordering.invalid.empty");
        }
        trail.worksOn(scope, clients.get(scope, order.client()).portfolioId());
        var template = named(order, called).orElseGet(() -> {
            var made = sql.newRecord(ORDER_TEMPLATE);
            made.setClientId(order.client().value());
            made.setName(called);
            made.setVersion(0);
            return made;
        });
        template.setKeptById(scope.userId());
        template.setKeptAt(store.now());
        save(template);
        lines(order, template);
        return new OrderTemplateId(template.getId());
    }

    private Optional<OrderTemplateRecord> named(SalesOrder order, String name) {
        return sql.selectFrom(ORDER_TEMPLATE)
                .where(ORDER_TEMPLATE.CLIENT_ID.eq(order.client().value()))
                .and(DSL.lower(ORDER_TEMPLATE.NAME).eq(DSL.lower(DSL.val(name))))
                .orderBy(ORDER_TEMPLATE.ID.desc())
                .limit(1)
                .forUpdate()
                .fetchOptional();
    }

    private void lines(SalesOrder order, OrderTemplateRecord template) {
        sql.deleteFrom(TEMPLATE_LINE)
                .where(TEMPLATE_LINE.TEMPLATE_ID.eq(template.getId()))
                .execute();
        var insert = sql.insertInto(
                TEMPLATE_LINE,
                TEMPLATE_LINE.TEMPLATE_ID,
                TEMPLATE_LINE.LINE_NO,
                TEMPLATE_LINE.ITEM_ID,
                TEMPLATE_LINE.QUANTITY);
        for (var line : order.lines().stream().filter(OrderLine::isBought).toList()) {
            insert = insert.values(template.getId(), line.no(), line.item().value(), line.quantity());
        }
        insert.execute();
    }

    private static void save(OrderTemplateRecord template) {
        template.setVersion(template.getVersion() + 1);
        template.store();
    }

    /**
     * From now on it orders by itself, in whosoever's name says so.
     *
     * @throws Invalid when the days make no sense
     * @throws caposaldo.kernel.Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public void run(AccessScope scope, OrderTemplateId id, int version, Run run) {
        scope.require(Right.ORDER_EDIT);
        if (run.count < 1 || run.count > Rhythm.MOST) {
            throw Invalid.field("count", "ordering.invalid.every", Rhythm.MOST);
        } else if (run.first.isBefore(scope.date())) {
            throw Invalid.field("first", "ordering.invalid.past");
        } else if (run.until != null && run.until.isBefore(run.first)) {
            throw Invalid.field("until", "ordering.invalid.until");
        } else if (run.aheadDays < 0 || run.aheadDays > MOST_AHEAD) {
            throw Invalid.field("aheadDays", "ordering.invalid.ahead", MOST_AHEAD);
        }
        var template = templates.lock(scope, id, version);
        template.setEveryUnit(run.unit.name());
        template.setEveryCount(run.count);
        template.setFirstOn(run.first);
        template.setNextOn(run.first);
        template.setUntilOn(run.until);
        template.setAheadDays(run.aheadDays);
        template.setSubmits(run.submits);
        template.setHalted(null);
        template.setKeptById(scope.userId());
        save(template);
    }

    /** @throws caposaldo.kernel.Stale when somebody changed it since {@code version} was read */
    @Transactional
    public void stop(AccessScope scope, OrderTemplateId id, int version) {
        scope.require(Right.ORDER_EDIT);
        var template = templates.lock(scope, id, version);
        template.setHalted(null);
        template.setNextOn(null);
        template.setEveryUnit(null);
        template.setEveryCount(null);
        template.setUntilOn(null);
        template.setFirstOn(null);
        save(template);
    }

    /**
     * Orders that came of it stay.
     *
     * @throws caposaldo.kernel.Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public void remove(AccessScope scope, OrderTemplateId id, int version) {
        scope.require(Right.ORDER_EDIT);
        templates.lock(scope, id, version).delete();
    }
}
