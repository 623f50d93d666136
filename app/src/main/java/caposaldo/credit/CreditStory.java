package caposaldo.credit;

import caposaldo.account.ClientStory;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
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
                Optional.of(ui.t("credit.said.given", amount(entry, ui), day(entry.either("valid_to"), ui)));
            case "credit_limit UPDATE" ->
                Optional.of(
                        entry.either("valid_to").isEmpty()
                                ? ui.t("credit.said.withdrawn")
                                : ui.t("credit.said.ends", day(entry.either("valid_to"), ui)));
            case "asked_limit INSERT" -> Optional.of(ui.t("credit.said.asked", amount(entry, ui)));
            case "asked_limit UPDATE" ->
                Optional.of(entry.either("state"))
                        .filter(CreditLimits.Asked.State.DECLINED.name()::equals)
                        .map(state -> ui.t("credit.said.declined"));
            case "cover INSERT" ->
                Optional.of(ui.t(
                        "credit.said.covered",
                        ui.t("credit.cover.kind." + entry.either("kind")),
                        amount(entry, ui),
                        day(entry.either("valid_to"), ui)));
            case "hold_release INSERT" -> Optional.of(ui.t("credit.said.release", amount(entry, ui)));
            case "hold_release UPDATE" ->
                Optional.of(entry.either("state"))
                        .filter(state -> !state.isEmpty())
                        .map(state -> ui.t("credit.said.released." + state));
            default -> Optional.empty();
        };
    }

    private static String amount(Entry entry, Ui ui) {
        return ui.priceWithSign(new BigDecimal(entry.either("amount")));
    }

    private static String day(String written, Ui ui) {
        return ui.date(LocalDate.parse(written.substring(0, 10)));
    }
}
