package caposaldo.claim;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.claim.Tables.PREVENTION_ACTION;
import static caposaldo.db.claim.Tables.SERVICE_DEFINITION;
import static caposaldo.db.people.Tables.PERSON;

import caposaldo.account.Clients;
import caposaldo.analytics.service.ServiceDefinition;
import caposaldo.kernel.Right;
import caposaldo.security.AuditSubject;
import caposaldo.web.RailEntry;
import caposaldo.web.list.Column;
import caposaldo.web.list.ListDefinition;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What on time and in full means, for all and for one client; what is done for it; and where service stands in the house. */
@Configuration(proxyBeanMethods = false)
class ServiceLists {

    @Bean
    static RailEntry serviceInTheRail() {
        return new RailEntry(RailEntry.Section.ORDERS, 18, "claim.service.title", "/service", Right.CLAIM_READ.key());
    }

    @Bean
    static AuditSubject serviceDefinitionSubject() {
        return new AuditSubject("claim.service_definition", "claim.subject.definition", "");
    }

    @Bean
    static AuditSubject missCauseSubject() {
        return new AuditSubject("claim.miss_cause", "claim.subject.miss", "");
    }

    /** The latest first. */
    @Bean
    static ListDefinition serviceDefinitionList() {
        return ListDefinition.of(
                        "claim.definitions",
                        "/service/definitions",
                        Right.CLAIM_READ,
                        SERVICE_DEFINITION.leftJoin(CLIENT).on(CLIENT.ID.eq(SERVICE_DEFINITION.CLIENT_ID)),
                        SERVICE_DEFINITION.ID,
                        (scope, place) -> SERVICE_DEFINITION.CLIENT_ID.isNull().or(Clients.seenBy(scope)))
                .column(Column.text("client", CLIENT.NAME).orEmpty())
                .column(Column.date("validFrom", SERVICE_DEFINITION.VALID_FROM))
                .column(Column.choice(
                        "reference", SERVICE_DEFINITION.REFERENCE, names(ServiceDefinition.Reference.values())))
                .column(Column.number("earlyDays", SERVICE_DEFINITION.EARLY_DAYS))
                .column(Column.number("lateDays", SERVICE_DEFINITION.LATE_DAYS))
                .column(Column.number("tolerance", SERVICE_DEFINITION.TOLERANCE_PERCENT))
                .column(Column.choice("level", SERVICE_DEFINITION.LEVEL, names(ServiceDefinition.Level.values())))
                .sortedBy("-validFrom")
                .action("claim.definitions.new", "/service/definitions/new", Right.CLAIM_RULES);
    }

    @Bean
    static AuditSubject preventionSubject() {
        return new AuditSubject("claim.prevention_action", "claim.subject.action", "/service/actions/{id}");
    }

    /** Those that are due first. */
    @Bean
    static ListDefinition preventionActionList() {
        return ListDefinition.of(
                        "claim.actions",
                        "/service/actions",
                        Right.CLAIM_READ,
                        PREVENTION_ACTION
                                .join(PERSON)
                                .on(PERSON.ID.eq(PREVENTION_ACTION.OWNER_ID))
                                .leftJoin(CLIENT)
                                .on(CLIENT.ID.eq(PREVENTION_ACTION.CLIENT_ID)),
                        PREVENTION_ACTION.ID,
                        (scope, place) -> PREVENTION_ACTION.CLIENT_ID.isNull().or(Clients.seenBy(scope)))
                .opening(id -> "/service/actions/" + id)
                .column(Column.text("number", PREVENTION_ACTION.NUMBER))
                .column(Column.text("what", PREVENTION_ACTION.WHAT))
                .column(Column.text("client", CLIENT.NAME).orEmpty())
                .column(Column.choice("measure", PREVENTION_ACTION.MEASURE, names(PreventionAction.Measure.values())))
                .column(Column.text("owner", PERSON.FULL_NAME))
                .column(Column.date("dueOn", PREVENTION_ACTION.DUE_ON))
                .column(Column.date("doneOn", PREVENTION_ACTION.DONE_ON).orEmpty())
                .sortedBy("dueOn")
                .action("claim.actions.new", "/service/actions/new", Right.CLAIM_EDIT);
    }

    private static List<String> names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).toList();
    }
}
