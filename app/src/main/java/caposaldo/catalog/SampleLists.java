package caposaldo.catalog;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.catalog.Tables.ITEM;
import static caposaldo.db.catalog.Tables.SAMPLE;
import static caposaldo.db.catalog.Tables.SAMPLE_LOAN;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.web.RailEntry;
import caposaldo.web.Tone;
import caposaldo.web.list.Column;
import caposaldo.web.list.ListDefinition;
import java.time.LocalDate;
import java.util.List;
import org.jooq.Field;
import org.jooq.TableLike;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The lists of samples and of their loans: a client that the person does not see is not named in them. */
@Configuration(proxyBeanMethods = false)
class SampleLists {

    private static final List<String> CONDITIONS = List.of("NEW", "GOOD", "WORN", "DAMAGED");
    private static final List<String> OUTCOMES = List.of("APPRAISAL", "ACCEPTED", "REFUSED");

    @Bean
    static RailEntry samplesInTheRail() {
        return new RailEntry(RailEntry.Section.ORDERS, 51, "catalog.samples.fact", "/samples", Right.ITEM_READ.key());
    }

    @Bean
    static ListDefinition sampleList() {
        return ListDefinition.of(
                        "catalog.samples",
                        "/samples",
                        Right.ITEM_READ,
                        (scope, place) -> samples(scope),
                        column("id", Long.class),
                        (scope, place) -> noCondition())
                .opening(id -> new SampleId(id).path())
                .searching(column("search", String.class))
                .column(Column.text("serial", column("serial", String.class)))
                .column(Column.text("item", column("item", String.class)))
                .column(Column.text("code", column("code", String.class)).onRequest())
                .column(Column.choice(
                                "state", column("state", String.class), List.of("HERE", "OUT", "OVERDUE", "RETIRED"))
                        .tone("OVERDUE", Tone.BAD))
                .column(Column.text("place", column("place", String.class)))
                .column(Column.text("client", column("client", String.class)).orEmpty())
                .column(Column.date("lentOn", column("lent_on", LocalDate.class))
                        .orEmpty()
                        .onRequest())
                .column(Column.date("dueBackOn", column("due_back_on", LocalDate.class))
                        .orEmpty())
                .column(Column.choice("condition", column("condition", String.class), CONDITIONS)
                        .tone("DAMAGED", Tone.WARN))
                .column(Column.choice("outcome", column("outcome", String.class), OUTCOMES)
                        .orEmpty())
                .sortedBy("dueBackOn")
                .action("catalog.loans.all", "/samples/loans", Right.ITEM_READ);
    }

    private static TableLike<?> samples(AccessScope scope) {
        return select(
                        SAMPLE.ID,
                        SAMPLE.SERIAL,
                        ITEM.NAME.as("item"),
                        ITEM.CODE,
                        when(SAMPLE.RETIRED_ON.isNotNull(), inline("RETIRED"))
                                .when(SAMPLE_LOAN.ID.isNull(), inline("HERE"))
                                .when(SAMPLE_LOAN.DUE_BACK_ON.lt(scope.date()), inline("OVERDUE"))
                                .otherwise(inline("OUT"))
                                .as("state"),
                        SAMPLE.PLACE,
                        CLIENT.NAME.as("client"),
                        SAMPLE_LOAN.LENT_ON,
                        SAMPLE_LOAN.DUE_BACK_ON,
                        SAMPLE.CONDITION,
                        SAMPLE_LOAN.OUTCOME,
                        DSL.concat(ITEM.SEARCH, inline(" "), DSL.lower(SAMPLE.SERIAL))
                                .as("search"))
                .from(SAMPLE)
                .join(ITEM)
                .on(ITEM.ID.eq(SAMPLE.ITEM_ID))
                .leftJoin(SAMPLE_LOAN)
                .on(SAMPLE_LOAN.SAMPLE_ID.eq(SAMPLE.ID).and(SAMPLE_LOAN.RETURNED_ON.isNull()))
                .leftJoin(CLIENT)
                .on(CLIENT.ID.eq(SAMPLE_LOAN.CLIENT_ID).and(Clients.seenBy(scope)))
                .asTable("rows_");
    }

    /** Every loan there was to a client the person sees. */
    @Bean
    static ListDefinition loanList() {
        return ListDefinition.of(
                        "catalog.loans",
                        "/samples/loans",
                        Right.ITEM_READ,
                        (scope, place) -> loans(scope),
                        column("id", Long.class),
                        (scope, place) -> noCondition())
                .opening(id -> "/samples/loans/" + id)
                .searching(column("search", String.class))
                .column(Column.text("serial", column("serial", String.class)))
                .column(Column.text("item", column("item", String.class)))
                .column(Column.text("client", column("client", String.class)))
                .column(Column.date("lentOn", column("lent_on", LocalDate.class)))
                .column(Column.date("dueBackOn", column("due_back_on", LocalDate.class)))
                .column(Column.date("returnedOn", column("returned_on", LocalDate.class))
                        .orEmpty())
                .column(Column.choice("returnedCondition", column("returned_condition", String.class), CONDITIONS)
                        .orEmpty()
                        .tone("DAMAGED", Tone.WARN))
                .column(Column.choice("outcome", column("outcome", String.class), OUTCOMES)
                        .orEmpty()
                        .tone("ACCEPTED", Tone.GOOD)
                        .tone("REFUSED", Tone.BAD))
                .sortedBy("-lentOn");
    }

    private static TableLike<?> loans(AccessScope scope) {
        return select(
                        SAMPLE_LOAN.ID,
                        SAMPLE.SERIAL,
                        ITEM.NAME.as("item"),
                        CLIENT.NAME.as("client"),
                        SAMPLE_LOAN.LENT_ON,
                        SAMPLE_LOAN.DUE_BACK_ON,
                        SAMPLE_LOAN.RETURNED_ON,
                        SAMPLE_LOAN.RETURNED_CONDITION,
                        SAMPLE_LOAN.OUTCOME,
                        DSL.concat(ITEM.SEARCH, inline(" "), CLIENT.SEARCH, inline(" "), DSL.lower(SAMPLE.SERIAL))
                                .as("search"))
                .from(SAMPLE_LOAN)
                .join(SAMPLE)
                .on(SAMPLE.ID.eq(SAMPLE_LOAN.SAMPLE_ID))
                .join(ITEM)
                .on(ITEM.ID.eq(SAMPLE.ITEM_ID))
                .join(CLIENT)
                .on(CLIENT.ID.eq(SAMPLE_LOAN.CLIENT_ID).and(Clients.seenBy(scope)))
                .asTable("rows_");
    }

    private static <T> Field<T> column(String column, Class<T> type) {
        return field(name("rows_", column), type);
    }
}
