package caposaldo.bank.web;

import caposaldo.bank.BankEntry;
import caposaldo.bank.BankEntry.State;
import caposaldo.bank.BankStatements.Facts;
import caposaldo.web.Chip;
import caposaldo.web.Fact;
import caposaldo.web.Tone;
import caposaldo.web.Ui;
import java.util.ArrayList;
import java.util.List;

/**
 * A statement with the first of its entries.
 *
 * @param most of the entries that are shown
 */
public record StatementPage(Facts statement, List<BankEntry> entries, int most) {

    public String path() {
        return "/bank/statements/" + statement.id();
    }

    public String title(Ui ui) {
        return ui.t("bank.statement.title", statement.number());
    }

    public List<Chip> chips(Ui ui) {
        return statement.leavesAGap() ? List.of(Chip.bad(ui.t("bank.statement.gap"))) : List.of();
    }

    public List<Fact> facts(Ui ui) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of(ui.t("bank.entries.col.account"), statement.account()));
        facts.add(Fact.of(
                ui.t("bank.statement.days"), ui.date(statement.openedOn()) + " – " + ui.date(statement.closedOn())));
        var opening = statement.opening();
        var closing = statement.closing();
        if (opening != null && closing != null) {
            var first = Fact.of(ui.t("bank.statements.col.opening"), ui.money(opening));
            var before = statement.before();
            facts.add(
                    statement.leavesAGap() && before != null
                            ? first.small(ui.t("bank.statement.before", ui.money(before)), Tone.BAD)
                            : first);
            facts.add(Fact.of(ui.t("bank.statements.col.closing"), ui.money(closing)));
        }
        for (var state : State.values()) {
            var count = statement.count(state);
            if (count > 0) {
                facts.add(Fact.of(ui.t("bank.entries.state." + state), ui.number(count))
                        .tone(state == State.TO_DECIDE ? Tone.WARN : Tone.PLAIN)
                        .opens(path() + "/entries?state=" + state));
            }
        }
        return List.copyOf(facts);
    }

    /** How it came. */
    public String note(Ui ui) {
        return ui.t(
                "bank.statement.received",
                ui.t("bank.format." + statement.format()),
                statement.fileName(),
                ui.ago(statement.receivedAt()),
                ui.orDash(statement.receivedBy()));
    }

    public boolean isCut() {
        return entries.size() == most;
    }
}
