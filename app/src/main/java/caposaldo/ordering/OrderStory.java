package caposaldo.ordering;

import caposaldo.account.ClientStory;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.security.AuditChange;
import caposaldo.security.AuditTrail.Entry;
import caposaldo.web.Ui;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** In the history of a client: how its orders went on. */
@Component
class OrderStory implements ClientStory {

    private static final String ORDER = "ordering.sales_order";

    @Override
    public Map<Long, Sentence> told(AccessScope scope, List<Entry> entries, Ui ui) {
        if (!scope.may(Right.ORDER_READ)) {
            return Map.of();
        }
        var told = new HashMap<Long, Sentence>();
        for (var entry : entries) {
            if (entry.table().equals(ORDER)) {
                said(entry, ui)
                        .ifPresent(text -> told.put(entry.id(), new Sentence(text, "/orders/" + entry.record())));
            }
        }
        return told;
    }

    private static Optional<String> said(Entry entry, Ui ui) {
        return entry.change("state")
                .flatMap(AuditChange::after)
                .map(state -> ui.t("ordering.said", ui.t("ordering.state." + state)));
    }
}
