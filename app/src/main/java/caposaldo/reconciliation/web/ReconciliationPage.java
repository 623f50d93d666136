package caposaldo.reconciliation.web;

import caposaldo.db.AccessScope;
import caposaldo.kernel.AmountInWords;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import caposaldo.reconciliation.Differences;
import caposaldo.reconciliation.Reconciliation;
import caposaldo.reconciliation.ReconciliationLine;
import caposaldo.reconciliation.Reconciliations;
import caposaldo.web.Chip;
import caposaldo.web.Fact;
import caposaldo.web.Language;
import caposaldo.web.Tone;
import caposaldo.web.Ui;
import java.util.ArrayList;
import java.util.List;

/**
 * One act: its balance, the documents between, what became of it, and what may be done.
 *
 * @param parts what explains the difference to the client's ledger; none while there is no such
 */
public record ReconciliationPage(
        Reconciliation act,
        List<ReconciliationLine> lines,
        List<Reconciliations.Step> steps,
        List<Differences.Part> parts,
        May may) {

    private static final int SHOWN = 200;

    /** What this person may do with it as it stands. */
    public record May(boolean recount, boolean send, boolean sign, boolean dispute, boolean withdraw, boolean compare) {

        static May of(AccessScope scope, Reconciliation act) {
            var collects = scope.may(Right.RECEIVABLE_COLLECT);
            var state = act.state();
            return new May(
                    collects && state.followsLedger(),
                    collects && state.mayBecome(Reconciliation.State.SENT),
                    scope.may(Right.RECEIVABLE_POST) && state.mayBecome(Reconciliation.State.SIGNED),
                    collects && state.mayBecome(Reconciliation.State.DISPUTED),
                    collects && state.mayBecome(Reconciliation.State.WITHDRAWN),
                    collects && state.isOpen());
        }
    }

    public static Chip chip(Reconciliation.State state, Ui ui) {
        var said = ui.t("reconciliation.acts.state." + state);
        return switch (state) {
            case DRAFT -> Chip.of(said);
            case SENT -> Chip.warn(said);
            case SIGNED -> Chip.good(said);
            case DISPUTED -> Chip.bad(said);
            case WITHDRAWN -> Chip.plain(said);
        };
    }

    /** The first of them; the list has all. */
    public List<ReconciliationLine> shown() {
        return lines.subList(0, Math.min(lines.size(), SHOWN));
    }

    public boolean isCut() {
        return lines.size() > SHOWN;
    }

    /** Theirs less ours. */
    public Money difference() {
        return parts.stream().map(Differences.Part::amount).reduce(Money.zero(act.currency()), Money::plus);
    }

    public List<Fact> compared(Ui ui) {
        var differs = difference().amount().signum() != 0;
        return List.of(
                Fact.of(
                                ui.t("reconciliation.closing.theirs"),
                                ui.money(act.balance().closing().plus(difference())))
                        .small(act.theirs().map(Reconciliation.Theirs::file).orElse("")),
                Fact.of(ui.t("reconciliation.difference"), ui.money(difference()))
                        .tone(differs ? Tone.BAD : Tone.GOOD)
                        .small(ui.t("reconciliation.parts", parts.size()))
                        .opens(path() + "/differences"));
    }

    public String path() {
        return act.id().path();
    }

    /** What was withdrawn is nobody's to send. */
    public boolean isSendable() {
        return act.state() != Reconciliation.State.WITHDRAWN;
    }

    /** Where it is as the client gets it, in its own language whoever looks. */
    public String paper() {
        return path() + "/paper?lang=" + act.language().getLanguage();
    }

    /** What we are called; a house without a name of its own says so. */
    public String ours(Language ui) {
        return act.parties().ours().isEmpty()
                ? ui.t("reconciliation.we")
                : act.parties().ours();
    }

    public List<Fact> facts(Ui ui) {
        var balance = act.balance();
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of(ui.t("reconciliation.acts.col.client"), act.clientName())
                .opens(act.client().path() + "/reconciliations"));
        facts.add(Fact.of(ui.t("reconciliation.opening"), ui.money(balance.opening()))
                .small(ui.date(act.from())));
        facts.add(Fact.of(ui.t("reconciliation.debits"), ui.money(balance.debits())));
        facts.add(Fact.of(ui.t("reconciliation.credits"), ui.money(balance.credits())));
        facts.add(Fact.of(ui.t("reconciliation.closing"), ui.money(balance.closing()))
                .small(ui.date(act.until())));
        act.signatures().ifPresent(both -> {
            facts.add(signature(ui.t("reconciliation.signature.ours"), both.ours(), ui));
            facts.add(signature(ui.t("reconciliation.signature.theirs"), both.theirs(), ui));
        });
        return List.copyOf(facts);
    }

    private static Fact signature(String whose, Reconciliation.Signature signature, Ui ui) {
        return Fact.of(whose, signature.name()).small(signature.role() + ", " + ui.date(signature.day()));
    }

    /** Who owes whom at the end, in figures and in words of the act's language. */
    public String closing(Language ui) {
        var closing = act.balance().closing();
        if (closing.amount().signum() == 0) {
            return ui.t("reconciliation.owes.nobody", ui.date(act.until()));
        }
        var owed = closing.isNegative() ? closing.negated() : closing;
        return ui.t(
                closing.isNegative() ? "reconciliation.owes.us" : "reconciliation.owes.client",
                ui.date(act.until()),
                closing.isNegative() ? ours(ui) : act.parties().theirs(),
                ui.money(owed),
                AmountInWords.of(owed, act.language()));
    }

    public static String what(ReconciliationLine line, Language ui) {
        var titled = document(line.kind().name(), line.number(), true, ui);
        return line.cancelling() ? ui.t("reconciliation.cancelled", titled) : titled;
    }

    /**
     * What a line is called.
     *
     * @param kind of our ledger, or of the client's
     */
    public static String document(String kind, String number, boolean ours, Language ui) {
        return ours
                ? ui.t("receivable.items.titled." + kind, number)
                : ui.t("reconciliation.titled." + kind, number).strip();
    }

    /** An amount on the side where it stands; the other side is empty. */
    public static String side(Money amount, Language ui) {
        return amount.amount().signum() == 0 ? "" : ui.price(amount.amount());
    }

    /** A balance that is owed to us, 0 as well. */
    public static String debit(Money balance, Language ui) {
        return balance.isNegative() ? "" : ui.price(balance.amount());
    }

    /** A balance that we owe. */
    public static String credit(Money balance, Language ui) {
        return balance.isNegative() ? ui.price(balance.negated().amount()) : "";
    }

    /** What stands under the line for a signature. */
    public String signed(boolean ours, Language ui) {
        var party = ours ? ours(ui) : act.parties().theirs();
        return act.signatures()
                .map(both -> ours ? both.ours() : both.theirs())
                .map(signature -> ui.t(
                        "reconciliation.paper.signed",
                        party,
                        signature.role(),
                        signature.name(),
                        ui.date(signature.day())))
                .orElseGet(() -> ui.t("reconciliation.paper.sign", party));
    }
}
