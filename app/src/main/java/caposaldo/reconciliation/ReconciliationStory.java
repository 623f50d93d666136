package caposaldo.reconciliation;

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

/** In the history of a client: how its acts of reconciliation went on. */
@Component
class ReconciliationStory implements ClientStory {

    private static final String ACT = "reconciliation.act";

    @Override
    public Map<Long, Sentence> told(AccessScope scope, List<Entry> entries, Ui ui) {
        if (!scope.may(Right.RECEIVABLE_READ)) {
            return Map.of();
        }
        var told = new HashMap<Long, Sentence>();
        for (var entry : entries) {
            if (entry.table().equals(ACT)) {
                said(entry, ui)
                        .ifPresent(
                                text -> told.put(entry.id(), new Sentence(text, "/reconciliations/" + entry.record())));
            }
        }
        return told;
    }

    private static Optional<String> said(Entry entry, Ui ui) {
        return entry.change("state")
                .flatMap(AuditChange::after)
                .map(state -> ui.t("reconciliation.said", ui.t("reconciliation.acts.state." + state)));
    }
}
