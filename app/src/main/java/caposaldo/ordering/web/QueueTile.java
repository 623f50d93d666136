package caposaldo.ordering.web;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.ordering.SalesOrders;
import caposaldo.web.Fact;
import caposaldo.web.HomeTile;
import caposaldo.web.Tone;
import caposaldo.web.Ui;
import java.util.List;
import org.springframework.stereotype.Component;

/** On Today of sales support: how many orders wait for an answer. */
@Component
class QueueTile implements HomeTile {

    private final SalesOrders orders;

    QueueTile(SalesOrders orders) {
        this.orders = orders;
    }

    @Override
    public int rank() {
        return 12;
    }

    @Override
    public List<Fact> facts(AccessScope scope, Ui ui) {
        if (!scope.may(Right.ORDER_CONFIRM) || !scope.may(Right.ORDER_READ)) {
            return List.of();
        }
        var waiting = orders.countWaiting(scope);
        return waiting == 0
                ? List.of()
                : List.of(Fact.of(ui.t("ordering.queue.title"), ui.number(waiting))
                        .tone(Tone.WARN)
                        .opens("/orders/queue"));
    }
}
