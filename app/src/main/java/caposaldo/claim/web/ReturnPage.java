package caposaldo.claim.web;

import caposaldo.claim.GoodsReturn;
import caposaldo.claim.RequestReturn;
import caposaldo.claim.ReturnReason;
import caposaldo.claim.ReturnStep;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.ordering.DeliveryNote;
import caposaldo.web.Chip;
import caposaldo.web.Fact;
import caposaldo.web.Option;
import caposaldo.web.Ui;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One return: what comes back and why, how far it is, and what was credited. */
public record ReturnPage(GoodsReturn goods, May may) {

    /** What the reader may do with it as it stands. */
    public record May(boolean agree, boolean receive, boolean credit, boolean refuse) {

        static May of(AccessScope scope, GoodsReturn goods) {
            return new May(
                    scope.may(Right.ORDER_CONFIRM) && leads(goods, ReturnStep.AGREE),
                    scope.may(Right.ORDER_CONFIRM) && leads(goods, ReturnStep.RECEIVE),
                    scope.may(Right.RECEIVABLE_POST) && leads(goods, ReturnStep.CREDIT),
                    scope.may(Right.ORDER_CONFIRM) && leads(goods, ReturnStep.REFUSE));
        }

        private static boolean leads(GoodsReturn goods, ReturnStep step) {
            return step.from(goods.kind(), goods.state()).isPresent();
        }
    }

    /** The form of a return, or of the reasons of a refusal. */
    public record Asking(
            DeliveryNote note,
            GoodsReturn.Kind kind,
            List<RequestReturn.Left> left,
            List<ReturnReason> reasons,
            LocalDate day) {

        public String action() {
            return note.id().path() + path(kind);
        }

        public String title(Ui ui) {
            return kind == GoodsReturn.Kind.RETURN
                    ? ui.t("claim.return.newFor", note.number())
                    : ui.t("claim.refusal.newFor", note.number());
        }

        /** Those that may be given today, behind their group. */
        public List<Option> reasons(Ui ui) {
            return Stream.concat(
                            Stream.of(new Option("", "—")),
                            reasons.stream()
                                    .filter(reason -> reason.isGivenOn(day))
                                    .map(reason -> new Option(Long.toString(reason.id()), said(reason, ui))))
                    .toList();
        }
    }

    static String path(GoodsReturn.Kind kind) {
        return kind == GoodsReturn.Kind.RETURN ? "/returns" : "/refusals";
    }

    /** Group and reason in the reader's words where there are any, else as they are written. */
    public static String said(ReturnReason reason, Ui ui) {
        return ui.tOr("claim.reasonGroup." + reason.group(), reason.groupName())
                + " · "
                + ui.tOr("claim.reason." + reason.code(), reason.name());
    }

    public List<Chip> chips(Ui ui) {
        var said = ui.t("claim.returns.state." + goods.state());
        return List.of(
                switch (goods.state()) {
                    case REQUESTED -> Chip.warn(said);
                    case AGREED, RECEIVED -> Chip.of(said);
                    case CREDITED -> Chip.good(said);
                    case REFUSED -> Chip.plain(said);
                });
    }

    public List<Fact> facts(Ui ui) {
        var facts = new ArrayList<Fact>();
        var delivery = goods.delivery();
        facts.add(Fact.of(ui.t("claim.client"), delivery.clientName())
                .opens(delivery.client().path()));
        facts.add(Fact.of(ui.t("claim.delivery"), delivery.number())
                .small(delivery.orderNumber())
                .opens(delivery.note().path()));
        facts.add(Fact.of(ui.t("claim.return.kind"), ui.t("claim.returns.kind." + goods.kind()))
                .small(ui.date(goods.requestedOn())));
        facts.add(Fact.of(ui.t("claim.return.amount"), ui.money(goods.amount())));
        if (goods.receivedOn() != null) {
            facts.add(Fact.of(ui.t("claim.returns.state.RECEIVED"), ui.date(goods.receivedOn())));
        }
        goods.credit()
                .ifPresent(credit -> facts.add(Fact.of(ui.t("claim.settlement.CREDIT"), credit.number())
                        .small(ui.money(credit.amount()))
                        .opens(credit.note().path())));
        return List.copyOf(facts);
    }
}
