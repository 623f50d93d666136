package caposaldo.bank.web;

import caposaldo.bank.BankEntry;
import caposaldo.bank.BankEntry.SetAside;
import caposaldo.bank.BankEntry.State;
import caposaldo.bank.Proposal;
import caposaldo.currency.ExchangeRate;
import caposaldo.kernel.Money;
import caposaldo.web.Chip;
import caposaldo.web.Fact;
import caposaldo.web.Option;
import caposaldo.web.Tone;
import caposaldo.web.Ui;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A booking and what it may be.
 *
 * @param proposals the likeliest first; none for what is decided
 * @param next the one that waits after it
 * @param worth what it is worth in the company's currency while it waits; nothing for what is in it, or decided
 * @param client the client in whose hand it was put, as written in the field; null for none
 */
public record EntryPage(
        BankEntry entry,
        List<Proposal> proposals,
        Optional<Long> next,
        Optional<Worth> worth,
        @Nullable String client) {

    /** @param rate of the day it was booked on; null where there is none yet, so that it cannot be posted */
    public record Worth(@Nullable ExchangeRate rate) {}

    private static final int RATE_DECIMALS = 4;

    public static Chip chip(BankEntry entry, Ui ui) {
        var text = ui.t("bank.entries.state." + entry.state());
        return switch (entry.state()) {
            case TO_DECIDE -> Chip.warn(text);
            case POSTED -> Chip.good(text);
            case SET_ASIDE, KNOWN -> Chip.plain(text);
        };
    }

    public static String amount(BankEntry entry, Ui ui) {
        return ui.money(entry.incoming() ? entry.amount() : entry.amount().negated());
    }

    public String title(Ui ui) {
        return ui.t("bank.entry.title", amount(entry, ui), ui.date(entry.bookedOn()));
    }

    public List<Fact> facts(Ui ui) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of(ui.t("bank.entries.col.amount"), amount(entry, ui)));
        worth.ifPresent(known -> facts.add(worth(known.rate(), ui)));
        facts.add(Fact.of(ui.t("bank.entries.col.payer"), ui.orDash(entry.payerName())));
        facts.add(Fact.of(ui.t("bank.entries.col.iban"), ui.orDash(entry.payerIban())));
        facts.add(Fact.of(ui.t("bank.entries.col.bookedOn"), ui.date(entry.bookedOn())));
        facts.add(Fact.of(ui.t("bank.entries.col.account"), entry.account())
                .opens("/bank/statements/" + entry.statement()));
        var payment = entry.payment();
        if (payment != null) {
            facts.add(Fact.of(ui.t("bank.entry.postedAs"), ui.t("bank.entry.payment"))
                    .opens(payment.path())
                    .tone(Tone.GOOD));
        }
        var setAside = entry.setAside();
        if (setAside != null) {
            facts.add(Fact.of(ui.t("bank.entries.col.setAside"), ui.t("bank.entries.setAside." + setAside)));
        }
        return List.copyOf(facts);
    }

    private Fact worth(@Nullable ExchangeRate rate, Ui ui) {
        var code = entry.amount().currency().getCurrencyCode();
        if (rate == null) {
            return Fact.of(
                            ui.t("receivable.worth.value"),
                            ui.t("bank.entry.worth.none", code, ui.date(entry.bookedOn())))
                    .tone(Tone.WARN)
                    .opens("/currency/rates/new");
        }
        return Fact.of(ui.t("receivable.worth.value"), ui.money(rate.value(entry.amount())))
                .small(ui.t(
                        "receivable.worth.rate", ui.number(rate.units(), RATE_DECIMALS), code, ui.date(rate.day())));
    }

    /** Who decided, or by what it decided itself; nothing while it waits. */
    public String decided(Ui ui) {
        if (entry.state() != State.POSTED) {
            return entry.decidedBy() == null ? "" : ui.t("bank.entry.decidedBy", entry.decidedBy());
        }
        return entry.decidedBy() == null
                ? ui.t("bank.entry.byItself")
                : ui.t("bank.entry.decidedBy", entry.decidedBy());
    }

    public List<Chip> reasons(List<Proposal.Reason> reasons, Ui ui) {
        return reasons.stream()
                .map(reason -> Chip.of(ui.t("bank.reason." + reason)))
                .toList();
    }

    public boolean mayDecide() {
        return entry.state() == State.TO_DECIDE;
    }

    /** Taken for a booking of another statement; a person may know better. */
    public boolean mayPart() {
        return entry.state() == State.KNOWN && entry.incoming();
    }

    public boolean mayReopen() {
        return entry.state() == State.POSTED || entry.mayWaitAgain();
    }

    /** What stays without a debt. */
    public Money left(Proposal proposal) {
        return proposal.left(entry.amount());
    }

    public boolean leaves(Proposal proposal) {
        return left(proposal).amount().signum() > 0;
    }

    public static List<Option> asides(Ui ui) {
        return SetAside.BY_HAND.stream()
                .map(reason -> new Option(reason.name(), ui.t("bank.entries.setAside." + reason)))
                .toList();
    }
}
