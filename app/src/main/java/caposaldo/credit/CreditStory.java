package caposaldo.credit;

import caposaldo.account.ClientStory;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.security.AuditChange;
import caposaldo.security.AuditTrail.Entry;
import caposaldo.web.Ui;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** In the history of a client: which limits were asked for, given and ended, what covers it, what was let go. */
@Component
class CreditStory implements ClientStory {

    private static final String OURS = "credit.";

    @Override
    public Map<Long, Sentence> told(AccessScope scope, List<Entry> entries, Ui ui) {
        if (!scope.may(Right.CREDIT_READ)) {
            return Map.of();
        }
        var told = new HashMap<Long, Sentence>();
        for (var entry : entries) {
            if (entry.table().startsWith(OURS)) {
                said(entry, ui).ifPresent(text -> told.put(entry.id(), new Sentence(text, "")));
            }
        }
        return told;
    }

    private static Optional<String> said(Entry entry, Ui ui) {
        return switch (entry.table().substring(OURS.length()) + " " + entry.action()) {
            case "credit_limit INSERT" ->
                Optional.of(ui.t("credit.said.given", amount(entry, ui), day(value(entry, "valid_to"), ui)));
            case "credit_limit UPDATE" ->
                Optional.of(
                        value(entry, "valid_to").isEmpty()
                                ? ui.t("credit.said.withdrawn")
                                : ui.t("credit.said.ends", day(value(entry, "valid_to"), ui)));
            case "asked_limit INSERT" -> Optional.of(ui.t("credit.said.asked", amount(entry, ui)));
            case "asked_limit UPDATE" ->
                Optional.of(value(entry, "state"))
                        .filter(CreditLimits.Asked.State.DECLINED.name()::equals)
                        .map(state -> ui.t("credit.said.declined"));
            case "cover INSERT" ->
                Optional.of(ui.t(
                        "credit.said.covered",
                        ui.t("credit.cover.kind." + value(entry, "kind")),
                        amount(entry, ui),
                        day(value(entry, "valid_to"), ui)));
            case "hold_release INSERT" -> Optional.of(ui.t("credit.said.release", amount(entry, ui)));
            case "hold_release UPDATE" ->
                Optional.of(value(entry, "state"))
                        .filter(state -> !state.isEmpty())
                        .map(state -> ui.t("credit.said.released." + state));
            default -> Optional.empty();
        };
    }

    /** What it became; of what is gone, what it was. */
    private static String value(Entry entry, String field) {
        return entry.changes().stream()
                .filter(change -> change.field().equals(field))
                .findFirst()
                .flatMap(CreditStory::either)
                .orElse("");
    }

    private static Optional<String> either(AuditChange change) {
        return change.after().or(change::before);
    }

    private static String amount(Entry entry, Ui ui) {
        return ui.priceWithSign(new BigDecimal(value(entry, "amount")));
    }

    private static String day(String written, Ui ui) {
        return ui.date(LocalDate.parse(written.substring(0, 10)));
    }
}
