package caposaldo.claim;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.catalog.Tables.ITEM;
import static caposaldo.db.claim.Tables.ACT_LINE;
import static caposaldo.db.claim.Tables.DISCREPANCY_ACT;
import static caposaldo.db.claim.Tables.MISS_CAUSE;
import static caposaldo.db.ordering.Tables.DELIVERY_LINE;
import static caposaldo.db.ordering.Tables.DELIVERY_NOTE;
import static caposaldo.db.ordering.Tables.ORDER_LINE;
import static caposaldo.db.ordering.Tables.SALES_ORDER;
import static caposaldo.db.security.Tables.PORTFOLIO;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import caposaldo.account.Clients;
import caposaldo.analytics.service.PromisedLine;
import caposaldo.analytics.service.ServiceDefinition;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.ordering.SalesOrderId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clause 2.11: on time and in full, by the definition of each client's contract. What an act found missing afterwards was
 * not delivered, whoever had signed for it.
 */
@Component
public class ServiceFigures {

    /** A definition may look at either day, so both are found; a line counts in the month of the day that was promised. */
    private static final List<String> ANSWERED =
            List.of("CONFIRMED", "PARTLY_CONFIRMED", "REFUSED", "IN_DELIVERY", "DELIVERED", "INVOICED", "SETTLED");

    private static final Field<BigDecimal> FOUND_MISSING = coalesce(
                    select(sum(ACT_LINE.MISSING))
                            .from(ACT_LINE)
                            .join(DISCREPANCY_ACT)
                            .on(DISCREPANCY_ACT.ID.eq(ACT_LINE.ACT_ID))
                            .where(ACT_LINE.DELIVERY_LINE_ID.eq(DELIVERY_LINE.ID))
                            .and(ACT_LINE.DISCOVERED.eq(inline(Discrepancy.Discovered.LATER.name())))
                            .and(DISCREPANCY_ACT.STATE.in(
                                    inline(ActState.SIGNED.name()), inline(ActState.SETTLED.name())))
                            .<BigDecimal>asField(),
                    inline(BigDecimal.ZERO))
            .as("found_missing");

    private final DSLContext sql;
    private final ServiceDefinitions definitions;

    ServiceFigures(DSLContext sql, ServiceDefinitions definitions) {
        this.sql = sql;
        this.definitions = definitions;
    }

    /** What holds for clients without a definition of their own. */
    @Transactional(readOnly = true)
    public ServiceDefinition usual(AccessScope scope, YearMonth month) {
        scope.require(Right.CLAIM_READ);
        return ServiceDefinitions.ofAll(definitions.all(), month.atDay(1));
    }

    /** Every promise for these months that is over, in the order of the orders. */
    @Transactional(readOnly = true)
    public List<ServicePromise> over(AccessScope scope, YearMonth first, YearMonth last) {
        scope.require(Right.CLAIM_READ);
        var held = definitions.all();
        var rows = rows(scope, first.atDay(1), last.atEndOfMonth());
        var promises = new ArrayList<ServicePromise>();
        var from = 0;
        while (from < rows.size()) {
            var until = from + 1;
            while (until < rows.size()
                    && Objects.equals(
                            rows.get(from).get(ORDER_LINE.ID), rows.get(until).get(ORDER_LINE.ID))) {
                until++;
            }
            promise(rows.subList(from, until), held)
                    .filter(promise -> !promise.month().isBefore(first)
                            && !promise.month().isAfter(last)
                            && promise.line().isOver(scope.date()))
                    .ifPresent(promises::add);
            from = until;
        }
        return List.copyOf(promises);
    }

    /** One row for each delivery of a line, or one without any. */
    private Result<? extends Record> rows(AccessScope scope, LocalDate from, LocalDate until) {
        return sql.select(ORDER_LINE.ID, ORDER_LINE.LINE_NO, ORDER_LINE.QUANTITY, ORDER_LINE.CONFIRMED_QUANTITY)
                .select(ORDER_LINE.CONFIRMED_ON, SALES_ORDER.ID, SALES_ORDER.NUMBER, SALES_ORDER.REQUESTED_ON)
                .select(CLIENT.ID, CLIENT.NAME, ITEM.ID, ITEM.NAME, PORTFOLIO.ID, PORTFOLIO.NAME)
                .select(MISS_CAUSE.CAUSE, MISS_CAUSE.NOTE, DELIVERY_NOTE.SIGNED_ON, DELIVERY_LINE.ACCEPTED_QUANTITY)
                .select(FOUND_MISSING)
                .from(ORDER_LINE)
                .join(SALES_ORDER)
                .on(SALES_ORDER.ID.eq(ORDER_LINE.ORDER_ID))
                .join(CLIENT)
                .on(CLIENT.ID.eq(SALES_ORDER.CLIENT_ID))
                .join(ITEM)
                .on(ITEM.ID.eq(ORDER_LINE.ITEM_ID))
                .leftJoin(PORTFOLIO)
                .on(PORTFOLIO.ID.eq(CLIENT.PORTFOLIO_ID))
                .leftJoin(MISS_CAUSE)
                .on(MISS_CAUSE.ORDER_LINE_ID.eq(ORDER_LINE.ID))
                .leftJoin(DELIVERY_LINE
                        .join(DELIVERY_NOTE)
                        .on(DELIVERY_NOTE.ID.eq(DELIVERY_LINE.NOTE_ID))
                        .and(DELIVERY_NOTE.SIGNED_ON.isNotNull()))
                .on(DELIVERY_LINE.ORDER_LINE_ID.eq(ORDER_LINE.ID))
                .where(Clients.seenBy(scope))
                .and(SALES_ORDER.STATE.in(ANSWERED))
                .and(promisedFor(from, until))
                .orderBy(ORDER_LINE.ORDER_ID, ORDER_LINE.ID, DELIVERY_NOTE.SIGNED_ON, DELIVERY_LINE.ID)
                .fetch();
    }

    /** By either day, each found by its own index. */
    private static Condition promisedFor(LocalDate from, LocalDate until) {
        var line = ORDER_LINE.as("promised");
        var order = SALES_ORDER.as("wanted");
        return ORDER_LINE.ID.in(select(line.ID)
                .from(line)
                .where(line.CONFIRMED_ON.between(from, until))
                .union(select(line.ID)
                        .from(order)
                        .join(line)
                        .on(line.ORDER_ID.eq(order.ID))
                        .where(order.REQUESTED_ON.between(from, until))));
    }

    /** Empty for what was promised for no day, or confirmed as nothing where the confirmation counts. */
    private static Optional<ServicePromise> promise(List<? extends Record> rows, List<ServiceDefinitions.Dated> held) {
        var row = rows.getFirst();
        var client = row.get(CLIENT.ID);
        return reference(row, held, client).map(definition -> {
            var day = day(row, definition).orElseThrow();
            return new ServicePromise(
                    new PromisedLine(
                            row.get(ORDER_LINE.ID),
                            row.get(SALES_ORDER.ID),
                            quantity(row, definition),
                            day,
                            definition,
                            drops(rows)),
                    new SalesOrderId(row.get(SALES_ORDER.ID)),
                    Objects.requireNonNull(row.get(SALES_ORDER.NUMBER)),
                    row.get(ORDER_LINE.LINE_NO),
                    new ServicePromise.Named(client, Objects.requireNonNull(row.get(CLIENT.NAME))),
                    new ServicePromise.Named(row.get(ITEM.ID), Objects.requireNonNull(row.get(ITEM.NAME))),
                    row.get(PORTFOLIO.ID) == null
                            ? null
                            : new ServicePromise.Named(
                                    row.get(PORTFOLIO.ID), Objects.requireNonNull(row.get(PORTFOLIO.NAME))),
                    row.get(MISS_CAUSE.CAUSE) == null ? null : MissCause.valueOf(row.get(MISS_CAUSE.CAUSE)),
                    row.get(MISS_CAUSE.NOTE));
        });
    }

    /** The definition of the month of the day it promises. */
    private static Optional<ServiceDefinition> reference(Record row, List<ServiceDefinitions.Dated> held, long client) {
        return Optional.ofNullable(row.get(SALES_ORDER.REQUESTED_ON))
                .or(() -> Optional.ofNullable(row.get(ORDER_LINE.CONFIRMED_ON)))
                .map(day -> ServiceDefinitions.of(held, client, day.withDayOfMonth(1)))
                .filter(definition -> day(row, definition).isPresent())
                .filter(definition -> quantity(row, definition).signum() > 0);
    }

    /** Where nothing was asked for by a day, what was confirmed is the promise. */
    private static Optional<LocalDate> day(Record row, ServiceDefinition definition) {
        var confirmed = Optional.ofNullable(row.get(ORDER_LINE.CONFIRMED_ON));
        return definition.reference() == ServiceDefinition.Reference.CONFIRMED
                ? confirmed
                : Optional.ofNullable(row.get(SALES_ORDER.REQUESTED_ON)).or(() -> confirmed);
    }

    private static BigDecimal quantity(Record row, ServiceDefinition definition) {
        var asked = Objects.requireNonNull(row.get(ORDER_LINE.QUANTITY));
        return definition.reference() == ServiceDefinition.Reference.CONFIRMED
                ? Objects.requireNonNullElse(row.get(ORDER_LINE.CONFIRMED_QUANTITY), BigDecimal.ZERO)
                : asked;
    }

    private static List<PromisedLine.Drop> drops(List<? extends Record> rows) {
        return rows.stream()
                .filter(row -> row.get(DELIVERY_NOTE.SIGNED_ON) != null)
                .map(row -> new PromisedLine.Drop(
                        Objects.requireNonNull(row.get(DELIVERY_NOTE.SIGNED_ON)),
                        Objects.requireNonNullElse(row.get(DELIVERY_LINE.ACCEPTED_QUANTITY), BigDecimal.ZERO)
                                .subtract(row.get("found_missing", BigDecimal.class))))
                .toList();
    }
}
