package caposaldo.reliability;

import caposaldo.account.ClientStory;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.security.AuditTrail.Entry;
import caposaldo.web.Ui;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** In the history of a client: what was brought, what was foreseen, and the checks that were kept. */
@Component
class ReliabilityStory implements ClientStory {

    @Override
    public Map<Long, Sentence> told(AccessScope scope, List<Entry> entries, Ui ui) {
        if (!scope.may(Right.CREDIT_READ)) {
            return Map.of();
        }
        var told = new HashMap<Long, Sentence>();
        for (var entry : entries) {
            said(entry, ui).ifPresent(text -> told.put(entry.id(), new Sentence(text, "")));
        }
        return told;
    }

    private static Optional<String> said(Entry entry, Ui ui) {
        return switch (entry.table()) {
            case "reliability.evidence" ->
                Optional.of(ui.t(
                        "reliability.said.evidence",
                        ui.t("reliability.step." + entry.after("step")),
                        ui.t("reliability.finding." + entry.after("finding"))));
            case "reliability.forecast" -> Optional.of(ui.t("reliability.said.forecast"));
            case "reliability.reliability_check" ->
                Optional.of(ui.t(
                        "reliability.said.check",
                        entry.after("credit_class"),
                        ui.priceWithSign(new BigDecimal(entry.after("asked_amount")))));
            default -> Optional.empty();
        };
    }
}
