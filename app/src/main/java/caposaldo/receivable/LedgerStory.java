package caposaldo.receivable;

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

/** In the history of a client: what was invoiced, paid, contested and promised by somebody's hand in this house. */
@Component
class LedgerStory implements ClientStory {

    private static final String OURS = "receivable.";

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
            case "ledger_item INSERT" ->
                Optional.of(ui.t(
                        "receivable.said.posted",
                        ui.t("receivable.items.titled." + entry.either("kind"), entry.either("number")),
                        amount(entry, ui)));
            case "ledger_item UPDATE" ->
                Optional.of(ui.t(
                        entry.either("cancelled_on").isEmpty()
                                ? "receivable.said.changed"
                                : "receivable.said.cancelled"));
            case "allocation INSERT" -> Optional.of(ui.t("receivable.said.allocated", amount(entry, ui)));
            case "allocation DELETE" -> Optional.of(ui.t("receivable.said.released", amount(entry, ui)));
            case "dispute INSERT" ->
                Optional.of(ui.t(
                        "receivable.said.disputed",
                        amount(entry, ui),
                        ui.t("receivable.disputes.reason." + entry.either("reason"))));
            case "dispute UPDATE" ->
                Optional.of(entry.either("outcome"))
                        .filter(outcome -> !outcome.isEmpty())
                        .map(outcome ->
                                ui.t("receivable.said.disputeClosed", ui.t("receivable.disputes.state." + outcome)));
            case "promise INSERT" ->
                Optional.of(ui.t("receivable.said.promised", amount(entry, ui), day(entry.either("due_on"), ui)));
            case "promise UPDATE" ->
                Optional.of(entry.either("state"))
                        .filter(state -> !state.isEmpty())
                        .map(state -> ui.t("receivable.said.promise", ui.t("receivable.promises.state." + state)));
            case "interest_charge INSERT" ->
                Optional.of(ui.t(
                        entry.either("waived_because").isEmpty()
                                ? "receivable.said.interest"
                                : "receivable.said.waived",
                        amount(entry, ui)));
            default -> terms(entry).map(ui::t);
        };
    }

    private static Optional<String> terms(Entry entry) {
        if (!entry.table().equals("receivable.payment_terms")) {
            return Optional.empty();
        }
        return Optional.of(entry.action().equals("DELETE") ? "receivable.said.termsBack" : "receivable.said.terms");
    }

    private static String path(Entry entry) {
        return switch (entry.table()) {
            case "receivable.promise" -> "/receivables/promises/" + entry.record();
            case "receivable.payment_terms" -> "";
            default -> new LedgerItemId(Long.parseLong(entry.record())).path();
        };
    }

    private static String amount(Entry entry, Ui ui) {
        var amount = entry.either("amount");
        return amount.isEmpty() ? "" : ui.priceWithSign(new BigDecimal(amount));
    }

    private static String day(String written, Ui ui) {
        return ui.date(LocalDate.parse(written.substring(0, 10)));
    }
}
