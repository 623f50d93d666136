package caposaldo.reconciliation.web;

import caposaldo.analytics.reconciliation.Reason;
import caposaldo.kernel.Money;
import caposaldo.reconciliation.Differences;
import caposaldo.reconciliation.MatchLines;
import caposaldo.reconciliation.Reconciliation;
import caposaldo.web.Chip;
import caposaldo.web.Fact;
import caposaldo.web.Option;
import caposaldo.web.Tone;
import caposaldo.web.Ui;
import java.util.List;

/**
 * The client's ledger against ours: what explains the difference, the lines that only one has, and those that are the same.
 *
 * @param most lines of a table at most; the lists have them all
 */
public record MatchingPage(
        Reconciliation act,
        List<Differences.ByCause> causes,
        List<Differences.Alone> ours,
        List<Differences.Alone> theirs,
        List<Differences.Group> groups,
        boolean mayChange,
        int most) {

    public String path() {
        return act.id().path();
    }

    public Money theirClosing() {
        return Differences.theirs(act, causes);
    }

    public Money difference() {
        return theirClosing().minus(act.balance().closing());
    }

    public boolean isCut() {
        return ours.size() == most || theirs.size() == most || groups.size() == most;
    }

    public List<Fact> facts(Ui ui) {
        var differs = difference().amount().signum() != 0;
        return List.of(
                Fact.of(
                                ui.t("reconciliation.closing.ours"),
                                ui.money(act.balance().closing()))
                        .small(ui.date(act.until())),
                Fact.of(ui.t("reconciliation.closing.theirs"), ui.money(theirClosing()))
                        .small(act.theirs().map(Reconciliation.Theirs::file).orElse("")),
                Fact.of(ui.t("reconciliation.difference"), ui.money(difference()))
                        .tone(differs ? Tone.BAD : Tone.GOOD));
    }

    public List<Option> choices(Ui ui) {
        return MatchLines.CAUSES.stream()
                .map(cause -> new Option(cause.name(), ui.t("reconciliation.cause." + cause)))
                .toList();
    }

    public static List<Chip> reasons(Differences.Group group, Ui ui) {
        return group.byHand()
                ? List.of(Chip.of(ui.t("reconciliation.byHand")))
                : group.reasons().stream()
                        .map((Reason reason) -> Chip.plain(ui.t("reconciliation.reason." + reason)))
                        .toList();
    }
}
