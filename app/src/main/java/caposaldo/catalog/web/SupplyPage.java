package caposaldo.catalog.web;

import caposaldo.catalog.Item;
import caposaldo.catalog.ItemId;
import caposaldo.catalog.Items;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import java.util.List;
import java.util.Optional;

/** In what a product is packed, for whom it is meant, how much of it there is. */
public record SupplyPage(
        Item item,
        List<Items.Pack> packs,
        List<Items.Membership> range,
        Optional<Items.Availability> availability,
        boolean mayEdit) {

    static SupplyPage of(AccessScope scope, Items items, ItemId id) {
        return new SupplyPage(
                items.get(scope, id),
                items.packs(scope, id),
                items.range(scope, id),
                items.availability(scope, id),
                scope.may(Right.ITEM_EDIT));
    }
}
