package caposaldo.ordering;

import static caposaldo.db.ordering.Tables.ORDER_TEMPLATE;
import static caposaldo.db.security.Tables.APP_USER;

import caposaldo.db.AccessScope;
import caposaldo.db.Background;
import caposaldo.db.ordering.tables.records.OrderTemplateRecord;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.ordering.OrderTemplate.Halt;
import caposaldo.receivable.ExternalKey;
import caposaldo.security.AccessScopes;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Clause 2.6: enters the standing orders of the day in the name of who keeps each, once. After days on which nothing ran
 * the latest is entered and those before it are not made up for. One that cannot be halts and says why; the others go on.
 */
@Component
class StandingOrders {

    /** How an order of a template is known again. */
    private static final String SOURCE = "STANDING";

    private final DSLContext sql;
    private final OrderTemplates templates;
    private final Desk desk;
    private final AccessScopes scopes;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /** What an order goes through. */
    @Component
    record Desk(OrderAgain again, SubmitOrder submit, SalesOrders orders) {}

    StandingOrders(
            DSLContext sql,
            OrderTemplates templates,
            Desk desk,
            AccessScopes scopes,
            TransactionTemplate transaction,
            Clock clock) {
        this.sql = sql;
        this.templates = templates;
        this.desk = desk;
        this.scopes = scopes;
        this.transaction = transaction;
        this.clock = clock;
    }

    void enter() {
        var today = LocalDate.now(clock);
        for (var id : templates.due(today)) {
            try {
                transaction.executeWithoutResult(status -> enter(id, today));
            } catch (Invalid refused) {
                halt(id, Halt.REFUSED);
            } catch (Missing | Forbidden nobody) {
                halt(id, Halt.NOBODY);
            }
        }
    }

    private void enter(OrderTemplateId id, LocalDate today) {
        var template = lock(id);
        var next = template.getNextOn();
        if (next == null || template.getHalted() != null) {
            return;
        }
        var scope = keeper(template, today).orElseThrow(() -> new Missing("keeper of template " + id.value()));
        var rhythm = templates.get(scope, id).standing().orElseThrow().rhythm();
        var wantedOn = latest(rhythm, next, last(template, today));
        var order = desk.again.order(
                scope,
                id,
                wantedOn.isBefore(today) ? null : wantedOn,
                new ExternalKey(SOURCE, id.value() + "/" + wantedOn));
        if (template.getSubmits()) {
            var entered = desk.orders.get(scope, order);
            // One that was entered before, for the same day of an earlier run, goes on as it stands.
            if (entered.state() == OrderState.DRAFT) {
                desk.submit.submit(scope, order, entered.version(), template.getName());
            }
        }
        var after = rhythm.after(wantedOn);
        template.setNextOn(template.getUntilOn() != null && after.isAfter(template.getUntilOn()) ? null : after);
        template.setVersion(template.getVersion() + 1);
        template.store();
    }

    /** The last day for which an order is to be entered by now: never one after its end. */
    private static LocalDate last(OrderTemplateRecord template, LocalDate today) {
        var ahead = today.plusDays(template.getAheadDays());
        var until = template.getUntilOn();
        return until != null && until.isBefore(ahead) ? until : ahead;
    }

    /** The latest of its days that is to be entered by now. */
    private static LocalDate latest(Rhythm rhythm, LocalDate next, LocalDate last) {
        var day = next;
        while (!rhythm.after(day).isAfter(last)) {
            day = rhythm.after(day);
        }
        return day;
    }

    private OrderTemplateRecord lock(OrderTemplateId id) {
        return sql.selectFrom(ORDER_TEMPLATE)
                .where(ORDER_TEMPLATE.ID.eq(id.value()))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(() -> new Missing("template " + id.value()));
    }

    private Optional<AccessScope> keeper(OrderTemplateRecord template, LocalDate today) {
        return sql.select(APP_USER.LOGIN)
                .from(APP_USER)
                .where(APP_USER.ID.eq(template.getKeptById()))
                .fetchOptional(row -> Objects.requireNonNull(row.value1()))
                .flatMap(login -> scopes.of(login, today));
    }

    private void halt(OrderTemplateId id, Halt why) {
        sql.update(ORDER_TEMPLATE)
                .set(ORDER_TEMPLATE.HALTED, why.name())
                .set(ORDER_TEMPLATE.VERSION, ORDER_TEMPLATE.VERSION.plus(1))
                .where(ORDER_TEMPLATE.ID.eq(id.value()))
                .and(ORDER_TEMPLATE.NEXT_ON.isNotNull())
                .execute();
    }

    @Configuration(proxyBeanMethods = false)
    static class EachMorning {

        @Bean
        static Task<Void> enteringStandingOrders(StandingOrders standing, Clock clock) {
            return Background.eachDay("ordering.standing-orders", clock.getZone(), standing::enter);
        }
    }
}
