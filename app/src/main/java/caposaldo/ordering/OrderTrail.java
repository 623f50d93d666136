package caposaldo.ordering;

import static caposaldo.db.Rendered.column;

import caposaldo.db.Question;
import caposaldo.db.Rendered;
import java.time.OffsetDateTime;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Writes what happened to orders: only ever added to. */
@Component
class OrderTrail {

    /** {0} order, then a column of each. */
    private static final String EVENTS = """
            insert into ordering.order_event (order_id, at, by_id, step, from_state, to_state, note)
            select {0}, {1}, t.* from unnest({2}::bigint[], {3}::text[], {4}::text[], {5}::text[], {6}::text[]) t
            """;

    private final Rendered events;

    OrderTrail(DSLContext sql) {
        this.events = Rendered.of(sql, EVENTS);
    }

    Question<?> telling(long order, List<OrderInHand.Told> trail, OffsetDateTime at) {
        return trail.isEmpty()
                ? Question.known(trail)
                : events.with(
                        order,
                        at,
                        column(trail, Long[]::new, OrderInHand.Told::by),
                        column(trail, String[]::new, OrderInHand.Told::what),
                        column(trail, String[]::new, told -> told.from().name()),
                        column(trail, String[]::new, told -> told.to().name()),
                        column(trail, String[]::new, OrderInHand.Told::written));
    }
}
