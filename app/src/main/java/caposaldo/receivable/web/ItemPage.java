package caposaldo.receivable.web;

import caposaldo.kernel.Percent;
import caposaldo.receivable.Allocation;
import caposaldo.receivable.BillDocuments;
import caposaldo.receivable.Dispute;
import caposaldo.receivable.Expectation;
import caposaldo.receivable.LedgerItem;
import caposaldo.receivable.OtherLedgers;
import caposaldo.web.Chip;
import caposaldo.web.Fact;
import caposaldo.web.Form;
import caposaldo.web.Option;
import caposaldo.web.Tone;
import caposaldo.web.Ui;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A document of the ledger with what it is set against.
 *
 * @param worth in the company's currency; empty for a document in that
 * @param expected when it is expected to be paid; empty where that is not known
 * @param owners who may be made to clear a dispute
 * @param mayPost whether the person may allocate, release and cancel
 * @param mayCollect whether the person may open and close disputes
 */
public record ItemPage(
        LedgerItem item,
        List<Allocation> allocations,
        Optional<OtherLedgers.Worth> worth,
        Optional<Expectation> expected,
        List<Dispute> disputes,
        List<Option> owners,
        boolean mayPost,
        boolean mayCollect) {

    private static final BigDecimal LIKELY = new BigDecimal("0.5");

    /** A tenth more or less is not worth a line. */
    private static final double LEAST_ODDS = 0.1;

    public static Chip state(LedgerItem item, LocalDate today, Ui ui) {
        var state = item.state(today);
        var text = ui.t("receivable.items.state." + state);
        return switch (state) {
            case OVERDUE -> Chip.bad(text);
            case UNAPPLIED -> Chip.warn(text);
            case SETTLED -> Chip.good(text);
            case NOT_DUE, CANCELLED -> Chip.plain(text);
        };
    }

    public String title(Ui ui) {
        return ui.t("receivable.items.titled." + item.kind(), item.number());
    }

    public List<Chip> chips(Ui ui) {
        return List.of(state(item, ui.today(), ui));
    }

    public List<Fact> facts(Ui ui) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of(ui.t("receivable.items.col.client"), item.clientName())
                .opens(item.client().path() + "/receivables"));
        facts.add(Fact.of(ui.t("receivable.items.col.amount"), ui.money(item.amount())));
        facts.add(Fact.of(ui.t("receivable.items.col.open"), ui.money(item.open())));
        if (AccountFacts.isAny(item.disputed())) {
            facts.add(Fact.of(ui.t("receivable.disputed"), ui.money(item.disputed()))
                    .tone(Tone.WARN));
        }
        worth.ifPresent(one -> worth(one, facts, ui));
        facts.add(Fact.of(ui.t("receivable.items.col.issuedOn"), ui.date(item.issuedOn())));
        if (item.kind().isDebit()) {
            var due = Fact.of(ui.t("receivable.items.col.dueOn"), ui.date(item.dueOn()));
            facts.add(
                    item.state(ui.today()) == LedgerItem.State.OVERDUE
                            ? due.small(ui.t("receivable.daysOverdue", item.daysOverdue(ui.today())), Tone.BAD)
                            : due);
        }
        if (isAwaited()) {
            facts.add(expected.map(one -> Fact.of(ui.t("receivable.expected"), ui.date(one.on()))
                            .small(late(one, ui), isLikelyLate(one) ? Tone.WARN : Tone.PLAIN))
                    .orElse(Fact.of(ui.t("receivable.expected"), "—").small(ui.t("receivable.expected.none"))));
        }
        if (item.terms() != null) {
            facts.add(Fact.of(ui.t("receivable.terms"), item.terms()));
        }
        if (item.reference() != null) {
            facts.add(Fact.of(ui.t("receivable.items.col.reference"), item.reference()));
        }
        return List.copyOf(facts);
    }

    private void worth(OtherLedgers.Worth one, List<Fact> facts, Ui ui) {
        facts.add(Fact.of(ui.t("receivable.worth.value"), ui.money(one.value()))
                .small(ui.t("receivable.worth.rate", ui.number(one.units(), 4), currency(), ui.date(one.ratedOn()))));
        if (AccountFacts.isAny(one.open())) {
            facts.add(Fact.of(ui.t("receivable.worth.open"), ui.money(one.open())));
        }
        if (one.realised().amount().signum() != 0) {
            facts.add(Fact.of(ui.t("receivable.worth.realised"), ui.money(one.realised()))
                    .tone(one.realised().isNegative() ? Tone.BAD : Tone.GOOD)
                    .opens("/receivables/differences"));
        }
    }

    /** In which its amounts are. */
    public String currency() {
        return item.amount().currency().getCurrencyCode();
    }

    private boolean isAwaited() {
        return item.kind() == LedgerItem.Kind.INVOICE && AccountFacts.isAny(item.open());
    }

    private static boolean isLikelyLate(Expectation expected) {
        return expected.chanceLate().compareTo(LIKELY) > 0;
    }

    private static String late(Expectation expected, Ui ui) {
        return ui.t(
                "receivable.expected.late",
                ui.percent(Percent.ofShare(expected.chanceLate().doubleValue()), 0),
                ui.number(expected.daysLate(), 1));
    }

    /** What it is told from, and what speaks for and against late; reasons that change next to nothing are left out. */
    public List<String> reasons(Ui ui) {
        if (!isAwaited() || expected.isEmpty()) {
            return List.of();
        }
        var told = new ArrayList<String>();
        var one = expected.get();
        told.add(ui.t("receivable.expected.ground", ui.date(one.learnedOn()), one.settled()));
        for (var reason : Expectation.Reason.values()) {
            var odds = one.logOdds().getOrDefault(reason, BigDecimal.ZERO).doubleValue();
            if (reason == Expectation.Reason.STILL_OPEN && one.chanceLate().compareTo(BigDecimal.ONE) == 0) {
                told.add(ui.t("receivable.expected.isLate"));
            } else if (Math.abs(odds) >= LEAST_ODDS) {
                told.add(ui.t(
                        (odds > 0 ? "receivable.expected.more." : "receivable.expected.less.") + reason,
                        ui.number(Math.exp(Math.abs(odds)), 1)));
            }
        }
        return List.copyOf(told);
    }

    public boolean mayApply() {
        return mayPost && !item.kind().isDebit() && AccountFacts.isAny(item.open());
    }

    /** Whether it goes to the client as a document. */
    public boolean isPaper() {
        return item.kind() == LedgerItem.Kind.INVOICE || item.kind() == LedgerItem.Kind.CREDIT_NOTE;
    }

    public boolean mayPay() {
        return mayPost && item.kind().isDebit() && AccountFacts.isAny(item.open());
    }

    public boolean mayDispute() {
        return mayCollect
                && item.kind().isDebit()
                && AccountFacts.isAny(item.open())
                && disputes.stream().noneMatch(Dispute::isOpen);
    }

    /** Whether it goes to the client's system as a file. */
    public boolean isBill() {
        return BillDocuments.isBill(item);
    }

    /** Whether it was refused for want of a reference, which may be written here. */
    public boolean wantsReference(Form form) {
        return form.values().containsKey(BillController.REFERENCE);
    }

    /** Whether some day of it is past the due date, paid since or not. */
    public boolean isLate(LocalDate today) {
        var last = item.settledOn() == null ? today : item.settledOn();
        return item.kind() == LedgerItem.Kind.INVOICE && item.dueOn().isBefore(last);
    }

    public boolean mayWriteOff() {
        return mayCollect && worth.isEmpty() && item.kind().isDebit() && AccountFacts.isAny(item.open());
    }

    public boolean mayCancel() {
        return mayPost && item.kind().isCancellable() && item.cancelledOn() == null;
    }

    /** The form in which open debts are paid, with this document already in it. */
    public String applying() {
        return "/receivables/payments/new?of=" + item.client().value()
                + (item.kind().isDebit()
                        ? "&currency=" + currency() + "&amount="
                                + item.open().amount().toPlainString() + "&reference=" + item.number()
                        : "&currency=" + currency() + "&credit-" + item.id().value() + "=true");
    }
}
