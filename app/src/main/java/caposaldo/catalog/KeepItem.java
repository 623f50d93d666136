package caposaldo.catalog;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.kernel.Stale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.17: the range as it is, so that changes to it can be proposed and taken over. */
@Component
public class KeepItem {

    private final ItemStore store;

    KeepItem(ItemStore store) {
        this.store = store;
    }

    /** @throws Invalid when a field cannot stand as it is, or the code or the GTIN is another product's */
    @Transactional
    public ItemId add(AccessScope scope, ItemFacts facts) {
        scope.require(Right.ITEM_EDIT);
        facts.check();
        return store.insert(facts);
    }

    /**
     * @throws Invalid as for {@link #add}
     * @throws Missing when there is no such product
     * @throws Forbidden without the right
     * @throws Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public void change(AccessScope scope, ItemId id, int version, ItemFacts facts) {
        scope.require(Right.ITEM_EDIT);
        facts.check();
        store.update(id, version, facts);
    }

    /** A withdrawn product stays in every figure and is offered no more; {@link #reinstate} is the way back. */
    @Transactional
    public void withdraw(AccessScope scope, ItemId id, int version) {
        move(scope, id, version, Item.State.WITHDRAWN);
    }

    @Transactional
    public void reinstate(AccessScope scope, ItemId id, int version, Item.State before) {
        move(scope, id, version, before);
    }

    private void move(AccessScope scope, ItemId id, int version, Item.State state) {
        scope.require(Right.ITEM_EDIT);
        store.touch(id, version);
        store.setState(id, state);
    }
}
