package caposaldo.claim.web;

import caposaldo.claim.Act;
import caposaldo.claim.ActState;
import caposaldo.claim.DeliveredLine;
import caposaldo.claim.Discrepancy;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.ordering.DeliveryNote;
import caposaldo.web.Chip;
import caposaldo.web.Fact;
import caposaldo.web.Language;
import caposaldo.web.Option;
import caposaldo.web.Tone;
import caposaldo.web.Ui;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One act: who found what, who signed, and what became of it. */
public record ActPage(Act act, May may) {

    /** What the reader may do with it as it stands. */
    public record May(
            boolean edit,
            boolean photo,
            boolean reject,
            boolean credit,
            boolean replace,
            boolean dispute,
            boolean close) {

        static May of(AccessScope scope, Act act) {
            var signed = act.state() == ActState.SIGNED;
            var draft = act.state() == ActState.DRAFT;
            var editor = scope.may(Right.CLAIM_EDIT);
            var invoiced =
                    act.accepted().amount().signum() > 0 && act.delivery().invoice() != null;
            return new May(
                    editor && draft,
                    editor && (draft || signed),
                    editor && (draft || signed),
                    signed && invoiced && scope.may(Right.RECEIVABLE_POST),
                    signed && act.missing().amount().signum() > 0 && scope.may(Right.ORDER_EDIT),
                    signed && invoiced && scope.may(Right.RECEIVABLE_COLLECT),
                    signed && act.accepted().amount().signum() == 0 && editor);
        }

        public boolean settle() {
            return credit || replace || dispute || close;
        }
    }

    /**
     * The form of an act, new or a draft.
     *
     * @param action where it is sent
     * @param version 0 for a new one
     */
    public record Typing(
            DeliveryNote note, List<DeliveredLine> delivered, String action, int version, int rows, int members) {

        /** The lines of the note, and none for what is not on it. */
        public List<Option> lines() {
            return Stream.concat(
                            Stream.of(new Option("", "—")),
                            delivered.stream()
                                    .map(line -> new Option(
                                            Integer.toString(line.no()),
                                            line.no() + " · " + line.code() + " " + line.name())))
                    .toList();
        }

        public List<Option> kinds(Ui ui) {
            return Stream.concat(Stream.of(new Option("", "—")), ActPage.kinds(ui).stream())
                    .toList();
        }

        public List<Option> discovered(Ui ui) {
            return Stream.of(Discrepancy.Discovered.values())
                    .map(when -> new Option(when.name(), ui.t("claim.discovered." + when)))
                    .toList();
        }
    }

    public static List<Option> kinds(Ui ui) {
        return Stream.of(Discrepancy.values())
                .map(kind -> new Option(kind.name(), ui.t("claim.kind." + kind)))
                .toList();
    }

    static String plain(BigDecimal quantity) {
        return quantity.signum() == 0 ? "0" : quantity.stripTrailingZeros().toPlainString();
    }

    public List<Chip> chips(Ui ui) {
        var said = ui.t("claim.acts.state." + act.state());
        var state = switch (act.state()) {
            case DRAFT -> Chip.of(said);
            case SIGNED -> Chip.warn(said);
            case SETTLED -> Chip.good(said);
            case REJECTED -> Chip.plain(said);
        };
        return act.isLate() ? List.of(state, Chip.bad(ui.t("claim.late"))) : List.of(state);
    }

    public List<Fact> facts(Ui ui) {
        var facts = new ArrayList<Fact>();
        var delivery = act.delivery();
        facts.add(Fact.of(ui.t("claim.client"), delivery.clientName())
                .opens(delivery.client().path()));
        facts.add(Fact.of(ui.t("claim.delivery"), delivery.number())
                .small(delivery.orderNumber())
                .opens(delivery.note().path()));
        if (delivery.invoice() != null && delivery.invoiceNumber() != null) {
            facts.add(Fact.of(ui.t("claim.invoice"), delivery.invoiceNumber())
                    .opens(delivery.invoice().path()));
        }
        if (act.deadline() != null) {
            facts.add(Fact.of(ui.t("claim.deadline"), ui.date(act.deadline()))
                    .tone(act.isLate() ? Tone.BAD : Tone.PLAIN));
        }
        facts.add(Fact.of(ui.t("claim.missing"), ui.money(act.missing()))
                .small(ui.t("claim.ofThat", ui.money(act.accepted()))));
        return List.copyOf(facts);
    }

    /** Where and when, how the seals were, why, and what follows. */
    public List<Fact> paper(Ui ui) {
        var head = act.head();
        var time = head.beganAt() == null
                ? ""
                : head.endedAt() == null ? head.beganAt().toString() : head.beganAt() + " – " + head.endedAt();
        return List.of(
                Fact.of(ui.t("claim.place"), head.place()),
                Fact.of(ui.t("claim.drawnOn"), ui.date(head.drawnOn())).small(time),
                Fact.of(ui.t("claim.seals"), ui.orDash(head.seals())),
                Fact.of(ui.t("claim.cause"), ui.orDash(head.cause())),
                Fact.of(ui.t("claim.conclusion"), ui.orDash(head.conclusion())));
    }

    /** What it was settled by; empty until it is. */
    public List<Fact> settled(Ui ui) {
        return act
                .settlement()
                .map(settlement -> switch (settlement) {
                    case Act.Settlement.Replaced(var order, var on) ->
                        Fact.of(ui.t("claim.settlement.REPLACEMENT"), ui.t("claim.theOrder"))
                                .small(ui.date(on))
                                .opens(order.path());
                    case Act.Settlement.Credited(var note, var number, var amount, var on) ->
                        Fact.of(ui.t("claim.settlement.CREDIT"), number)
                                .small(ui.money(amount) + ", " + ui.date(on))
                                .opens(note.path());
                    case Act.Settlement.Disputed(var dispute, var invoice, var on) ->
                        Fact.of(ui.t("claim.settlement.DISPUTE"), ui.t("claim.theDispute"))
                                .small(ui.date(on))
                                .opens("/receivables/disputes/" + dispute);
                    case Act.Settlement.NothingDue(var on) ->
                        Fact.of(ui.t("claim.settlement.NOTHING_DUE"), ui.date(on));
                })
                .stream()
                .toList();
    }

    /** Under the line of each side. */
    public String ours(Language ui) {
        return act.signatures()
                .map(signed -> ui.t("claim.signature.ours", signed.signedBy(), ui.date(signed.signedOn())))
                .orElseGet(() -> ui.t("claim.signature.ours", "", ""));
    }

    public String theirs(Language ui) {
        return act.signatures()
                .map(signed -> switch (signed.theirs()) {
                    case Act.Signatures.Theirs.Signed(var by, var on) ->
                        ui.t("claim.signature.theirs", by, ui.date(on));
                    case Act.Signatures.Theirs.Refused(var reason) -> ui.t("claim.signature.refused", reason);
                })
                .orElseGet(() -> ui.t("claim.signature.theirs", "", ""));
    }
}
