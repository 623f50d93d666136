package caposaldo.claim;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.ordering.DeliveryNote;
import caposaldo.ordering.DeliveryPart;
import caposaldo.web.Fact;
import caposaldo.web.Tab;
import caposaldo.web.Ui;
import java.util.List;
import org.springframework.stereotype.Component;

/** On a delivery note: its acts, and the way to a new one once somebody has signed. */
@Component
class ActsOfDelivery implements DeliveryPart {

    private final Acts acts;

    ActsOfDelivery(Acts acts) {
        this.acts = acts;
    }

    @Override
    public int rank() {
        return 10;
    }

    @Override
    public List<Fact> facts(AccessScope scope, DeliveryNote note, Ui ui) {
        return scope.may(Right.CLAIM_READ)
                ? acts.of(scope, note.id()).stream()
                        .map(act -> Fact.of(ui.t("claim.act"), act.number())
                                .small(ui.t("claim.acts.state." + act.state()))
                                .opens(act.id().path()))
                        .toList()
                : List.of();
    }

    @Override
    public List<Tab> tabs(AccessScope scope, DeliveryNote note, Ui ui) {
        return scope.may(Right.CLAIM_EDIT) && note.proof().isPresent()
                ? List.of(new Tab(ui.t("claim.new"), note.id().path() + "/acts/new"))
                : List.of();
    }
}
