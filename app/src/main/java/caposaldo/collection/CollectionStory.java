package caposaldo.collection;

import caposaldo.account.ClientStory;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.security.AuditTrail.Entry;
import caposaldo.web.Ui;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** In the history of a client: what was said about money. */
@Component
class CollectionStory implements ClientStory {

    private static final String OURS = "collection.";

    @Override
    public Map<Long, Sentence> told(AccessScope scope, List<Entry> entries, Ui ui) {
        if (!scope.may(Right.RECEIVABLE_READ)) {
            return Map.of();
        }
        var told = new HashMap<Long, Sentence>();
        for (var entry : entries) {
            if (entry.table().startsWith(OURS)) {
                said(entry, ui).ifPresent(text -> told.put(entry.id(), new Sentence(text, path(entry))));
            }
        }
        return told;
    }

    private static Optional<String> said(Entry entry, Ui ui) {
        return switch (entry.table().substring(OURS.length()) + " " + entry.action()) {
            case "contact_log INSERT" ->
                Optional.of(ui.t(
                        "collection.said.contact",
                        ui.t("collection.channel." + entry.after("channel")),
                        ui.t("collection.outcome." + entry.after("outcome"))));
            case "dunning_letter INSERT" ->
                Optional.of(ui.t("collection.said.letter", entry.after("number"), entry.after("level")));
            case "dunning_letter UPDATE" ->
                Optional.of(entry.after("withdrawn_because"))
                        .filter(because -> !because.isEmpty())
                        .map(because -> ui.t("collection.said.withdrawn", because))
                        .or(() -> Optional.of(entry.after("agency"))
                                .filter(agency -> !agency.isEmpty())
                                .map(agency -> ui.t("collection.said.handedOver", agency)));
            default -> Optional.empty();
        };
    }

    private static String path(Entry entry) {
        return entry.table().equals("collection.dunning_letter")
                ? new DunningLetterId(Long.parseLong(entry.record())).path()
                : "";
    }
}
