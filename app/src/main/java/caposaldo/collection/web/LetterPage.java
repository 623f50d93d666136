package caposaldo.collection.web;

import caposaldo.collection.DunningLetter;
import caposaldo.collection.MailLetters;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import caposaldo.web.Chip;
import caposaldo.web.Fact;
import caposaldo.web.Language;
import caposaldo.web.Tone;
import caposaldo.web.Ui;
import caposaldo.web.Wording;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A letter: around it the reader's language, in it that of the client.
 *
 * @param in the client's
 */
public record LetterPage(DunningLetter letter, Language in, boolean mayWithdraw, boolean mayHandOver) {

    static LetterPage of(AccessScope scope, DunningLetter letter, Wording wording) {
        return new LetterPage(
                letter,
                wording.in(letter.language().locale()),
                scope.may(Right.DUNNING_SEND) && letter.withdrawal().isEmpty(),
                scope.may(Right.DUNNING_SEND) && letter.state() == DunningLetter.State.SENT);
    }

    public static Chip chip(DunningLetter letter, Ui ui) {
        var said = ui.t("collection.letters.state." + letter.state());
        return switch (letter.state()) {
            case SENT -> letter.holdsDelivery() ? Chip.bad(said) : Chip.warn(said);
            case HANDED_OVER -> Chip.bad(said);
            case SETTLED -> Chip.good(said);
            case WITHDRAWN -> Chip.plain(said);
        };
    }

    public static Chip chip(MailLetters.State state, Ui ui) {
        var said = ui.t("collection.mails.state." + state);
        return switch (state) {
            case SENT -> Chip.good(said);
            case WAITING, TO_SEND -> Chip.of(said);
            case FAILED -> Chip.bad(said);
            case NO_ADDRESS -> Chip.warn(said);
            case TAKEN_BACK, OVER -> Chip.plain(said);
        };
    }

    public List<Fact> facts(Ui ui) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of(ui.t("collection.letters.col.client"), letter.clientName())
                .opens(letter.client().path() + "/collection"));
        facts.add(Fact.of(ui.t("collection.letters.col.level"), ui.number(letter.level())));
        facts.add(Fact.of(ui.t("collection.letters.col.sentOn"), ui.date(letter.sentOn()))
                .small(letter.sentBy()));
        if (letter.holdsDelivery() && letter.stands()) {
            facts.add(Fact.of(ui.t("collection.letters.col.holds"), ui.t("collection.letters.holds.HOLDS"))
                    .tone(Tone.BAD)
                    .opens(letter.client().path() + "/credit"));
        }
        if (letter.letterCost().amount().signum() > 0) {
            facts.add(Fact.of(ui.t("collection.letter.cost"), ui.money(letter.letterCost())));
        }
        letter.handOver()
                .ifPresent(to -> facts.add(Fact.of(ui.t("collection.letters.state.HANDED_OVER"), to.agency())
                        .small(ui.t(
                                "collection.letter.handedOverBy",
                                ui.date(to.on()),
                                to.by(),
                                ui.money(to.agencyFee())))));
        var settled = letter.settledOn();
        if (settled != null) {
            facts.add(Fact.of(ui.t("collection.letters.col.settledOn"), ui.date(settled)));
        }
        letter.withdrawal()
                .ifPresent(taken -> facts.add(Fact.of(ui.t("collection.letters.state.WITHDRAWN"), ui.date(taken.on()))
                        .small(taken.by() + ": " + taken.because())));
        return List.copyOf(facts);
    }

    /** In the client's language. */
    public String said(String key, Object... arguments) {
        return in.t(key, arguments);
    }

    public String date(LocalDate day) {
        return in.date(day);
    }

    public String price(Money amount) {
        return in.price(amount.amount());
    }

    public String money(Money amount) {
        return in.money(amount);
    }

    public List<String> paragraphs() {
        return List.of(letter.text().body().split("\\R\\s*\\R"));
    }

    /** Whether something of what it names was contested, and so not asked for. */
    public boolean isDisputed() {
        return letter.items().stream().anyMatch(item -> item.disputed().amount().signum() > 0);
    }

    public boolean isSetOff() {
        return letter.setOff().amount().signum() > 0;
    }

    /** What was asked for of a document. */
    public String asked(DunningLetter.Item item) {
        return price(item.open().minus(item.disputed()));
    }

    /** What was billed of all that it names. */
    public Money billed() {
        return new Money(
                letter.items().stream().map(item -> item.amount().amount()).reduce(BigDecimal.ZERO, BigDecimal::add),
                letter.amount().currency());
    }
}
