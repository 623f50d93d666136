package caposaldo.ordering;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.ordering.Tables.ORDER_TEMPLATE;
import static caposaldo.db.security.Tables.APP_USER;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.when;

import caposaldo.account.Clients;
import caposaldo.kernel.Right;
import caposaldo.security.AuditSubject;
import caposaldo.web.Tone;
import caposaldo.web.list.Column;
import caposaldo.web.list.ListDefinition;
import java.util.List;
import org.jooq.Field;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Templates of orders, those that order by themselves first. */
@Configuration(proxyBeanMethods = false)
class TemplateLists {

    private static final List<String> UNITS = List.of("NONE", "WEEK", "MONTH");
    private static final List<String> RUNS = List.of("BY_HAND", "RUNS", "HALTED", "OVER");

    @Bean
    static AuditSubject orderTemplateSubject() {
        return new AuditSubject("ordering.order_template", "ordering.subject.template", "/orders/templates/{id}");
    }

    @Bean
    static AuditSubject templateLineSubject() {
        return new AuditSubject("ordering.template_line", "ordering.subject.templateLine", "/orders/templates/{id}");
    }

    @Bean
    static ListDefinition templatesOfOrders() {
        return ListDefinition.of(
                        "ordering.templates",
                        "/orders/templates",
                        Right.ORDER_READ,
                        ORDER_TEMPLATE
                                .join(CLIENT)
                                .on(CLIENT.ID.eq(ORDER_TEMPLATE.CLIENT_ID))
                                .join(APP_USER)
                                .on(APP_USER.ID.eq(ORDER_TEMPLATE.KEPT_BY_ID)),
                        ORDER_TEMPLATE.ID,
                        (scope, place) -> Clients.seenBy(scope))
                .opening(id -> new OrderTemplateId(id).path())
                .searching(CLIENT.SEARCH)
                .column(Column.text("name", ORDER_TEMPLATE.NAME))
                .column(Column.text("client", CLIENT.NAME))
                .column(Column.choice("runs", runs(), RUNS)
                        .tone("RUNS", Tone.GOOD)
                        .tone("HALTED", Tone.BAD))
                .column(Column.date("nextOn", ORDER_TEMPLATE.NEXT_ON).orEmpty())
                .column(Column.number("everyCount", ORDER_TEMPLATE.EVERY_COUNT).orEmpty())
                .column(Column.choice("everyUnit", coalesce(ORDER_TEMPLATE.EVERY_UNIT, inline("NONE")), UNITS))
                .column(Column.text("keptBy", APP_USER.DISPLAY_NAME))
                .sortedBy("client")
                .action("ordering.orders.title", "/orders", Right.ORDER_READ);
    }

    private static Field<String> runs() {
        return when(ORDER_TEMPLATE.EVERY_UNIT.isNull(), inline("BY_HAND"))
                .when(ORDER_TEMPLATE.HALTED.isNotNull(), inline("HALTED"))
                .when(ORDER_TEMPLATE.NEXT_ON.isNull(), inline("OVER"))
                .otherwise(inline("RUNS"));
    }
}
