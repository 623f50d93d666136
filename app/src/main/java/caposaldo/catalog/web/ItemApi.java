package caposaldo.catalog.web;

import static caposaldo.catalog.web.ApiModel.required;

import caposaldo.catalog.ItemId;
import caposaldo.catalog.Items;
import caposaldo.catalog.KeepItem;
import caposaldo.catalog.PriceItem;
import caposaldo.catalog.PriceItem.What;
import caposaldo.catalog.SupplyItem;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Missing;
import caposaldo.web.Slice;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Products for programs; the list itself is {@code GET /api/v1/products}. */
@RestController
@RequestMapping("/api/v1/products")
class ItemApi {

    private final Items items;
    private final KeepItem keep;
    private final PriceItem price;
    private final SupplyItem supply;

    ItemApi(Items items, KeepItem keep, PriceItem price, SupplyItem supply) {
        this.items = items;
        this.keep = keep;
        this.price = price;
        this.supply = supply;
    }

    @GetMapping("/{id:\\d+}")
    ResponseEntity<ApiModel.ItemBody> item(@PathVariable long id, AccessScope scope) {
        var item = items.get(scope, new ItemId(id));
        return ResponseEntity.ok().eTag(Integer.toString(item.version())).body(ApiModel.ItemBody.of(item));
    }

    @PostMapping
    ResponseEntity<ApiModel.ItemBody> add(@RequestBody ApiModel.ItemChange wanted, AccessScope scope) {
        var id = keep.add(scope, wanted.facts());
        return ResponseEntity.created(URI.create("/api/v1" + id.path()))
                .body(ApiModel.ItemBody.of(items.get(scope, id)));
    }

    @PutMapping("/{id:\\d+}")
    ApiModel.ItemBody change(@PathVariable long id, @RequestBody ApiModel.ItemChange wanted, AccessScope scope) {
        var item = new ItemId(id);
        keep.change(scope, item, required(wanted.version(), "version"), wanted.facts());
        return ApiModel.ItemBody.of(items.get(scope, item));
    }

    @PostMapping("/{id:\\d+}/withdrawal")
    ApiModel.ItemBody withdraw(@PathVariable long id, @RequestBody ApiModel.Versioned read, AccessScope scope) {
        var item = new ItemId(id);
        keep.withdraw(scope, item, read.required());
        return ApiModel.ItemBody.of(items.get(scope, item));
    }

    @GetMapping("/{id:\\d+}/prices")
    Slice<Items.Dated> prices(@PathVariable long id, AccessScope scope) {
        items.get(scope, new ItemId(id));
        return whole(items.prices(scope, new ItemId(id)));
    }

    @GetMapping("/{id:\\d+}/costs")
    Slice<Items.Dated> costs(@PathVariable long id, AccessScope scope) {
        items.get(scope, new ItemId(id));
        return whole(items.costs(scope, new ItemId(id)));
    }

    /** What belongs to one product is few and comes at once. */
    private static <T> Slice<T> whole(List<T> all) {
        return new Slice<>(all, null);
    }

    @PutMapping("/{id:\\d+}/prices/{from}")
    Items.Dated setPrice(
            @PathVariable long id,
            @PathVariable LocalDate from,
            @RequestBody ApiModel.AmountChange wanted,
            AccessScope scope) {
        return set(scope, new ItemId(id), What.PRICE, from, wanted);
    }

    @PutMapping("/{id:\\d+}/costs/{from}")
    Items.Dated setCost(
            @PathVariable long id,
            @PathVariable LocalDate from,
            @RequestBody ApiModel.AmountChange wanted,
            AccessScope scope) {
        return set(scope, new ItemId(id), What.COST, from, wanted);
    }

    private Items.Dated set(AccessScope scope, ItemId id, What what, LocalDate from, ApiModel.AmountChange wanted) {
        var amount = required(wanted.amount(), "amount");
        price.set(scope, id, required(wanted.version(), "version"), what, from, amount);
        return new Items.Dated(from, amount, false);
    }

    @DeleteMapping("/{id:\\d+}/prices/{from}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removePrice(
            @PathVariable long id, @PathVariable LocalDate from, @RequestParam int version, AccessScope scope) {
        price.remove(scope, new ItemId(id), version, What.PRICE, from);
    }

    @DeleteMapping("/{id:\\d+}/costs/{from}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeCost(@PathVariable long id, @PathVariable LocalDate from, @RequestParam int version, AccessScope scope) {
        price.remove(scope, new ItemId(id), version, What.COST, from);
    }

    @GetMapping("/{id:\\d+}/packs")
    Slice<ApiModel.PackBody> packs(@PathVariable long id, AccessScope scope) {
        items.get(scope, new ItemId(id));
        return whole(items.packs(scope, new ItemId(id)).stream()
                .map(ApiModel.PackBody::of)
                .toList());
    }

    @PostMapping("/{id:\\d+}/packs")
    ResponseEntity<ApiModel.PackBody> addPack(
            @PathVariable long id, @RequestBody ApiModel.NewPack wanted, AccessScope scope) {
        var item = new ItemId(id);
        var pack = supply.addPack(
                scope,
                item,
                required(wanted.version(), "version"),
                required(wanted.unitCode(), "unitCode"),
                required(wanted.quantity(), "quantity"),
                ApiModel.gtinOf(wanted.gtin()));
        return items.packs(scope, item).stream()
                .filter(p -> p.id() == pack)
                .findFirst()
                .map(p -> ResponseEntity.status(HttpStatus.CREATED).body(ApiModel.PackBody.of(p)))
                .orElseThrow(() -> new Missing("pack " + pack));
    }

    @DeleteMapping("/{id:\\d+}/packs/{pack}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removePack(@PathVariable long id, @PathVariable long pack, @RequestParam int version, AccessScope scope) {
        supply.removePack(scope, new ItemId(id), version, pack);
    }

    @GetMapping("/{id:\\d+}/range")
    Slice<Items.Membership> range(@PathVariable long id, AccessScope scope) {
        items.get(scope, new ItemId(id));
        return whole(items.range(scope, new ItemId(id)));
    }

    @PutMapping("/{id:\\d+}/range/{segment}")
    Items.Membership include(
            @PathVariable long id,
            @PathVariable String segment,
            @RequestBody ApiModel.MembershipChange wanted,
            AccessScope scope) {
        supply.include(scope, new ItemId(id), required(wanted.version(), "version"), segment, wanted.mustSell());
        return new Items.Membership(segment.strip(), wanted.mustSell(), false);
    }

    @DeleteMapping("/{id:\\d+}/range/{segment}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void exclude(@PathVariable long id, @PathVariable String segment, @RequestParam int version, AccessScope scope) {
        supply.exclude(scope, new ItemId(id), version, segment);
    }

    @GetMapping("/{id:\\d+}/availability")
    ApiModel.AvailabilityBody availability(@PathVariable long id, AccessScope scope) {
        return items.availability(scope, new ItemId(id))
                .map(ApiModel.AvailabilityBody::of)
                .orElseThrow(() -> new Missing("availability of product " + id));
    }

    @PutMapping("/{id:\\d+}/availability")
    ApiModel.AvailabilityBody count(
            @PathVariable long id, @RequestBody ApiModel.AvailabilityChange counted, AccessScope scope) {
        var item = new ItemId(id);
        supply.count(
                scope,
                item,
                required(counted.quantity(), "quantity"),
                counted.expectedOn(),
                counted.expectedQuantity());
        return availability(id, scope);
    }
}
