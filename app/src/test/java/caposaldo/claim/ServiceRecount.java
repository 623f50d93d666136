package caposaldo.claim;

import static caposaldo.db.claim.Tables.SERVICE_DEFINITION;

import caposaldo.account.ClientId;
import caposaldo.analytics.service.PromisedLine;
import caposaldo.analytics.service.PromisedLine.Drop;
import caposaldo.analytics.service.ServiceDefinition;
import caposaldo.analytics.service.ServiceDefinition.Reference;
import caposaldo.analytics.service.ServiceLevel;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** What is kept of service and of what left, against the rule in Java over orders, deliveries and acts as they stand. */
public final class ServiceRecount {

    /** One row for each delivery of a line, or one without any. */
    private static final String ROWS = """
            select l.id, l.order_id, o.client_id, l.item_id, l.quantity, l.confirmed_quantity, l.confirmed_on, o.requested_on, n.signed_on,
                exists (select from claim.miss_cause m where m.order_line_id = l.id) as explained,
                coalesce(d.accepted_quantity, 0) - coalesce((select sum(missing) from claim.act_line a
                    join claim.discrepancy_act c on c.id = a.act_id and c.state in ('SIGNED', 'SETTLED')
                    where a.delivery_line_id = d.id and a.discovered = 'LATER'), 0) as took
            from ordering.order_line l join ordering.sales_order o on o.id = l.order_id
            left join (ordering.delivery_line d join ordering.delivery_note n on n.id = d.note_id and n.signed_on is not null)
                on d.order_line_id = l.id
            where o.state in ('CONFIRMED', 'PARTLY_CONFIRMED', 'REFUSED', 'IN_DELIVERY', 'DELIVERED', 'INVOICED', 'SETTLED')
            order by l.order_id, l.id, n.signed_on, d.id
            """;

    private static final String LINES = """
            select order_line_id, client_id, item_id, reference_on, outcome, explained, level from claim.service_line
            """;

    /** {0} client, {1} month, {2} a day. */
    private static final String SUMS = """
            select sum(lines)::integer as lines, sum(counted) as counted, sum(fulfilled) as fulfilled,
                sum(complete_lines)::integer as complete, sum(units) as units, sum(first_units) as first,
                sum(misses)::integer as misses, sum(explained)::integer as explained
            from claim.service_month where client_id = {0} and month = {1} and counts_from <= {2}
            """;

    private static final String LEFT = """
            with recounted as (
                select n.delivered_on, o.client_id, sum(round(d.quantity * l.price / coalesce(o.rate, 1), 2)) as amount
                from ordering.delivery_note n join ordering.delivery_line d on d.note_id = n.id
                join ordering.order_line l on l.id = d.order_line_id join ordering.sales_order o on o.id = n.order_id
                group by 1, 2
            ), kept as (
                select delivered_on, client_id, amount from claim.delivered_day where amount <> 0
            ) select count(*) from (
                (select * from recounted where amount <> 0 except table kept)
                union all (table kept except select * from recounted where amount <> 0)) d
            """;

    private static final String LOST = """
            with recounted as (
                select case r.kind when 'RETURN' then 'RETURNS' else 'REFUSALS' end, l.id, r.id as document, r.requested_on, o.client_id,
                    p.item_id, l.reason_id, null as kind, round(coalesce(l.received_quantity, l.quantity) * p.price / coalesce(o.rate, 1), 2),
                    n.warehouse_id
                from claim.return_line l join claim.goods_return r on r.id = l.return_id and r.state <> 'REFUSED'
                join ordering.delivery_note n on n.id = r.note_id join ordering.sales_order o on o.id = n.order_id
                join ordering.delivery_line d on d.id = l.delivery_line_id join ordering.order_line p on p.id = d.order_line_id
                union all
                select 'ACTS', l.id, a.id, a.drawn_on, o.client_id, p.item_id, null, l.kind,
                    round(greatest(l.expected - l.found, 0) * p.price / coalesce(o.rate, 1), 2), n.warehouse_id
                from claim.act_line l join claim.discrepancy_act a on a.id = l.act_id and a.state <> 'REJECTED'
                join ordering.delivery_note n on n.id = a.note_id join ordering.sales_order o on o.id = n.order_id
                join ordering.delivery_line d on d.id = l.delivery_line_id join ordering.order_line p on p.id = d.order_line_id
            ), kept as (
                select what, line_id, document_id, happened_on, client_id, item_id, reason_id, kind, amount, warehouse_id
                from claim.loss_line
            ) select count(*) from ((table recounted except table kept) union all (table kept except table recounted)) d
            """;

    private record Promise(long client, long item, boolean explained, PromisedLine line) {

        LocalDate month() {
            return line.reference().withDayOfMonth(1);
        }
    }

    private final DSLContext sql;
    private final List<ServiceDefinitions.Dated> definitions;

    private ServiceRecount(DSLContext sql) {
        this.sql = sql;
        this.definitions = sql.selectFrom(SERVICE_DEFINITION)
                .orderBy(SERVICE_DEFINITION.VALID_FROM.desc(), SERVICE_DEFINITION.ID.desc())
                .fetch(row -> new ServiceDefinitions.Dated(
                        row.getClientId() == null ? null : new ClientId(row.getClientId()),
                        row.getValidFrom(),
                        new ServiceDefinition(
                                Reference.valueOf(row.getReference()),
                                row.getEarlyDays(),
                                row.getLateDays(),
                                row.getTolerancePercent(),
                                ServiceDefinition.Level.valueOf(row.getLevel()))));
    }

    /** What disagrees; empty when nothing does. */
    public static List<String> differences(DSLContext sql) {
        return new ServiceRecount(sql).differences();
    }

    private List<String> differences() {
        var promises = promises();
        var found = new ArrayList<String>();
        var recounted = promises.stream()
                .collect(Collectors.toMap(
                        promise -> promise.line.line(), ServiceRecount::told, (a, b) -> a, TreeMap::new));
        var kept = new TreeMap<Long, String>();
        sql.fetch(LINES).forEach(row -> kept.put(row.get(0, Long.class), told(row)));
        if (!recounted.equals(kept)) {
            found.add("lines " + recounted + " kept as " + kept);
        }
        promises.stream()
                .collect(Collectors.groupingBy(promise -> Map.entry(promise.client, promise.month())))
                .forEach((of, some) -> found.addAll(differences(of.getKey(), of.getValue(), some)));
        if (sql.fetchSingle(LEFT).get(0, Long.class) > 0) {
            found.add("what left");
        }
        if (sql.fetchSingle(LOST).get(0, Long.class) > 0) {
            found.add("what was lost");
        }
        return found;
    }

    private static String told(Promise promise) {
        var line = promise.line;
        return "%d %d %s %s %s %s"
                .formatted(
                        promise.client,
                        promise.item,
                        line.reference(),
                        line.outcome(),
                        promise.explained,
                        line.definition().level());
    }

    private static String told(Record row) {
        return "%d %d %s %s %s %s"
                .formatted(
                        row.get("client_id", Long.class),
                        row.get("item_id", Long.class),
                        row.get("reference_on", LocalDate.class),
                        row.get("outcome"),
                        row.get("explained"),
                        row.get("level"));
    }

    /** On each day on which the sums may change. */
    private List<String> differences(long client, LocalDate month, List<Promise> promises) {
        var days = new TreeSet<LocalDate>();
        days.add(month.minusYears(1));
        for (var promise : promises) {
            var due = promise.line.definition().dueOn(promise.line.reference());
            days.add(due);
            days.add(due.plusDays(1));
        }
        return days.stream()
                .filter(day -> !recounted(promises, day).equals(kept(client, month, day)))
                .map(day -> "client %d, %s as of %s: %s kept as %s"
                        .formatted(client, month, day, recounted(promises, day), kept(client, month, day)))
                .toList();
    }

    private static List<BigDecimal> recounted(List<Promise> promises, LocalDate day) {
        var over = promises.stream().filter(promise -> promise.line.isOver(day)).toList();
        var misses = over.stream()
                .filter(promise -> promise.line.outcome() != PromisedLine.Outcome.FULFILLED)
                .toList();
        return figures(ServiceLevel.of(over.stream().map(Promise::line).toList()), misses.size(), (int)
                misses.stream().filter(Promise::explained).count());
    }

    private List<BigDecimal> kept(long client, LocalDate month, LocalDate day) {
        var row = sql.fetchSingle(SUMS, DSL.val(client), DSL.val(month), DSL.val(day));
        if (row.get("lines") == null) {
            return figures(ServiceLevel.of(List.of()), 0, 0);
        }
        return figures(
                new ServiceLevel(
                        row.get("lines", Integer.class),
                        row.get("counted", BigDecimal.class),
                        row.get("fulfilled", BigDecimal.class),
                        row.get("complete", Integer.class),
                        row.get("units", BigDecimal.class),
                        row.get("first", BigDecimal.class)),
                row.get("misses", Integer.class),
                row.get("explained", Integer.class));
    }

    private static List<BigDecimal> figures(ServiceLevel level, int misses, int explained) {
        return List.of(
                        BigDecimal.valueOf(level.lines()),
                        level.counted(),
                        level.fulfilled(),
                        BigDecimal.valueOf(level.completeLines()),
                        level.units(),
                        level.firstUnits(),
                        BigDecimal.valueOf(misses),
                        BigDecimal.valueOf(explained))
                .stream()
                .map(figure -> figure.setScale(3))
                .toList();
    }

    private List<Promise> promises() {
        var lines = sql.fetch(ROWS).intoGroups(row -> row.get("id", Long.class));
        return lines.values().stream().flatMap(rows -> promise(rows).stream()).toList();
    }

    private Optional<Promise> promise(List<Record> rows) {
        var row = rows.getFirst();
        var asked = Optional.ofNullable(row.get("requested_on", LocalDate.class));
        var confirmed = Optional.ofNullable(row.get("confirmed_on", LocalDate.class));
        var client = row.get("client_id", Long.class);
        return asked.or(() -> confirmed).flatMap(day -> {
            var definition = ServiceDefinitions.of(definitions, client, day.withDayOfMonth(1));
            var confirms = definition.reference() == Reference.CONFIRMED;
            var quantity = row.get(confirms ? "confirmed_quantity" : "quantity", BigDecimal.class);
            return (confirms ? confirmed : Optional.of(day))
                    .filter(promised -> quantity != null && quantity.signum() > 0)
                    .map(promised -> new Promise(
                            client,
                            row.get("item_id", Long.class),
                            row.get("explained", Boolean.class),
                            new PromisedLine(
                                    row.get("id", Long.class),
                                    row.get("order_id", Long.class),
                                    quantity,
                                    promised,
                                    definition,
                                    drops(rows))));
        });
    }

    private static List<Drop> drops(List<Record> rows) {
        return rows.stream()
                .filter(row -> row.get("signed_on") != null)
                .map(row -> new Drop(row.get("signed_on", LocalDate.class), row.get("took", BigDecimal.class)))
                .toList();
    }
}
