package caposaldo.strategy;

import caposaldo.sales.SalesChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Ranks anew in the transaction that changed the sales: a page never shows a ranking of other figures than its own. */
@Component
class KeepRanking {

    private final IdentifyKeyAccounts identify;

    KeepRanking(IdentifyKeyAccounts identify) {
        this.identify = identify;
    }

    @EventListener
    void after(SalesChanged changed) {
        identify.rank(changed.asOf());
    }
}
