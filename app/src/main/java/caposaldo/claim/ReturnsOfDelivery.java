package caposaldo.claim;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.ordering.DeliveryNote;
import caposaldo.ordering.DeliveryPart;
import caposaldo.web.Fact;
import caposaldo.web.Tab;
import caposaldo.web.Ui;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** On a delivery note: its returns, the way to a new one, and to the reason of what was refused. */
@Component
class ReturnsOfDelivery implements DeliveryPart {

    private final GoodsReturns returns;

    ReturnsOfDelivery(GoodsReturns returns) {
        this.returns = returns;
    }

    @Override
    public int rank() {
        return 20;
    }

    @Override
    public List<Fact> facts(AccessScope scope, DeliveryNote note, Ui ui) {
        return scope.may(Right.CLAIM_READ)
                ? returns.of(scope, note.id()).stream()
                        .map(goods -> Fact.of(ui.t("claim.return"), goods.number())
                                .small(ui.t("claim.returns.state." + goods.state()))
                                .opens(goods.id().path()))
                        .toList()
                : List.of();
    }

    @Override
    public List<Tab> tabs(AccessScope scope, DeliveryNote note, Ui ui) {
        if (!scope.may(Right.CLAIM_EDIT) || note.proof().isEmpty()) {
            return List.of();
        }
        var ways = new ArrayList<Tab>();
        ways.add(new Tab(ui.t("claim.return.new"), note.id().path() + "/returns/new"));
        if (note.lines().stream().anyMatch(line -> line.difference() == DeliveryNote.Difference.REFUSED)) {
            ways.add(new Tab(ui.t("claim.refusal.new"), note.id().path() + "/refusals/new"));
        }
        return List.copyOf(ways);
    }
}
