package caposaldo.catalog;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.security.AuditTrail;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What was done to a product and to what belongs to it; costs only for who may see them. */
@Component
public class ItemHistory {

    /** What the parts of a product are called, by table: message keys. */
    public static final Map<String, String> PARTS = Map.of(
            "catalog.pack", "catalog.subject.pack",
            "catalog.list_price", "catalog.subject.price",
            "catalog.item_cost", "catalog.subject.cost",
            "catalog.range_membership", "catalog.subject.range",
            "catalog.availability", "catalog.subject.availability");

    private static final String OWN = "catalog.item";
    private static final String COST = "catalog.item_cost";

    private final AuditTrail trail;

    ItemHistory(AuditTrail trail) {
        this.trail = trail;
    }

    public AuditTrail.Page of(AccessScope scope, ItemId item, OptionalLong before) {
        var tables = Stream.concat(Stream.of(OWN), PARTS.keySet().stream())
                .filter(t -> !t.equals(COST) || scope.may(Right.MARGIN_READ))
                .toList();
        return trail.of(
                scope, new AuditTrail.Subject.Single(Right.ITEM_READ, tables, Long.toString(item.value())), before);
    }
}
