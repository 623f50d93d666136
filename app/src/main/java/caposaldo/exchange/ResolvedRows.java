package caposaldo.exchange;

import caposaldo.exchange.ImportTarget.Fault;
import caposaldo.exchange.ImportTarget.Note;
import caposaldo.exchange.ImportTarget.Preview;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Sums up what a target resolved into the temporary table {@code resolved}: {@code line_no}, {@code fault} as field:REASON
 * or null, {@code fault_value}, {@code known} whether the house has the record already, {@code unchanged} whether the row
 * says the same.
 */
@Component
public class ResolvedRows {

    private final DSLContext sql;

    ResolvedRows(DSLContext sql) {
        this.sql = sql;
    }

    public Preview preview(List<Note> notes) {
        var counts = sql.fetchSingle("""
                select count(*) filter (where fault is null and not known)::integer as fresh,
                    count(*) filter (where fault is null and known and not unchanged)::integer as changed,
                    count(*) filter (where fault is null and known and unchanged)::integer as unchanged
                from resolved
                """);
        var faults = sql.resultQuery(
                        "select line_no, fault, fault_value from resolved where fault is not null order by line_no")
                .fetch(row -> {
                    var fault = row.get("fault", String.class).split(":", -1);
                    return new Fault(
                            row.get("line_no", Integer.class),
                            fault[0],
                            fault[1],
                            Objects.requireNonNullElse(row.get("fault_value", String.class), ""));
                });
        return new Preview(
                counts.get("fresh", Integer.class),
                counts.get("changed", Integer.class),
                counts.get("unchanged", Integer.class),
                faults,
                notes);
    }
}
