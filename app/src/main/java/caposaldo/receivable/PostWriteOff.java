package caposaldo.receivable;

import caposaldo.db.AccessScope;
import caposaldo.db.NumberSeries;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Money;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is written off is a credit like any other, set against its debt in the moment it is posted. */
@Component
public class PostWriteOff {

    private static final String SERIES = "WO";

    private final LedgerStore store;
    private final LedgerRollups rollups;
    private final NumberSeries numbers;

    PostWriteOff(LedgerStore store, LedgerRollups rollups, NumberSeries numbers) {
        this.store = store;
        this.rollups = rollups;
        this.numbers = numbers;
    }

    /**
     * For the room that has seen by whose rights it is.
     *
     * @param debt as it was read; it may have been paid since
     * @throws Invalid when so much of it is not open any more
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public LedgerItemId post(AccessScope scope, LedgerItem debt, Money amount) {
        if (!amount.currency().equals(debt.amount().currency())) {
            throw Invalid.field("amount", "receivable.invalid.currencies");
        }
        store.lock(debt.client(), scope.date());
        var open = store.sides(debt.client(), List.of(debt.id())).get(debt.id());
        if (open == null || amount.compareTo(open.open()) > 0) {
            throw Invalid.field("amount", "receivable.invalid.paidMeanwhile");
        }
        var credit = store.insert(new LedgerStore.NewItem(
                debt.client(),
                LedgerItem.Kind.WRITE_OFF,
                numbers.next(SERIES, scope.date().getYear()),
                scope.date(),
                scope.date(),
                null,
                debt.number(),
                amount,
                null));
        var since = store.allocate(
                debt.client(),
                List.of(new Apportionment.Pair(credit, debt.id(), amount)),
                store.sides(debt.client(), List.of(credit, debt.id())));
        rollups.recount(debt.client(), since, scope.date());
        return credit;
    }
}
