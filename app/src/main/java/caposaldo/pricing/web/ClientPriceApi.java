package caposaldo.pricing.web;

import static caposaldo.pricing.web.PriceBodies.required;

import caposaldo.account.ClientId;
import caposaldo.catalog.ItemId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.pricing.AgreePrice;
import caposaldo.pricing.AgreedPrices;
import caposaldo.pricing.AskPrice;
import caposaldo.pricing.AskedPrices;
import caposaldo.pricing.PriceListFacts;
import caposaldo.pricing.Prices;
import caposaldo.sales.LastPrices;
import caposaldo.web.Slice;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a client pays and why, for programs; up to 1,000 products in one request. */
@RestController
@RequestMapping("/api/v1/clients/{id:\\d+}/prices")
class ClientPriceApi {

    private static final int MOST = 1000;

    private final Prices prices;
    private final AgreedPrices agreed;
    private final AgreePrice agree;
    private final AskPrice ask;
    private final AskedPrices asked;
    private final LastPrices last;

    ClientPriceApi(
            Prices prices, AgreedPrices agreed, AgreePrice agree, AskPrice ask, AskedPrices asked, LastPrices last) {
        this.prices = prices;
        this.agreed = agreed;
        this.agree = agree;
        this.ask = ask;
        this.asked = asked;
        this.last = last;
    }

    @GetMapping
    Slice<PriceBody> prices(
            @PathVariable long id,
            @RequestParam(defaultValue = "") List<Long> item,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable BigDecimal quantity,
            @RequestParam(required = false) @Nullable String currency,
            AccessScope scope) {
        if (item.size() > MOST) {
            throw Invalid.field("item", "web.api.limit", MOST);
        }
        var explained = prices.of(
                scope,
                new ClientId(id),
                new Prices.Basis(null, PriceListFacts.currencyIfSaid(currency)),
                item.stream().map(ItemId::new).toList(),
                on == null ? scope.date() : on,
                PriceCheck.quantity(Optional.ofNullable(quantity)));
        return new Slice<>(explained.stream().map(PriceBody::of).toList(), null);
    }

    @GetMapping("/last/{item:\\d+}")
    Slice<LastPrices.Paid> last(@PathVariable long id, @PathVariable long item, AccessScope scope) {
        var of = new ItemId(item);
        return new Slice<>(
                last.of(scope, new ClientId(id), List.of(of), PriceCheck.LAST).getOrDefault(of, List.of()), null);
    }

    @GetMapping("/agreed")
    Slice<AgreedBodies.AgreedBody> agreed(@PathVariable long id, AccessScope scope) {
        return new Slice<>(
                agreed.of(scope, new ClientId(id)).stream()
                        .map(row -> AgreedBodies.AgreedBody.of(row.agreed(), prices.currency()))
                        .toList(),
                null);
    }

    /** Within one's rights it is agreed at once; beyond them it goes to whose right it is. */
    @PostMapping("/asked")
    ResponseEntity<AgreedBodies.AskedBody> ask(
            @PathVariable long id, @RequestBody AgreedBodies.NewAgreed wanted, AccessScope scope) {
        var client = new ClientId(id);
        var at = switch (ask.ask(scope, client, wanted.terms())) {
            case AskPrice.Outcome.Agreed(var number) -> client.path() + "/prices/agreed";
            case AskPrice.Outcome.Asked(var request) -> "/approvals/" + request;
        };
        return ResponseEntity.created(URI.create("/api/v1" + at))
                .body(AgreedBodies.AskedBody.of(asked.of(scope, client).getFirst(), prices.currency()));
    }

    @GetMapping("/asked")
    Slice<AgreedBodies.AskedBody> asked(@PathVariable long id, AccessScope scope) {
        return new Slice<>(
                asked.of(scope, new ClientId(id)).stream()
                        .map(one -> AgreedBodies.AskedBody.of(one, prices.currency()))
                        .toList(),
                null);
    }

    @PostMapping("/agreed/{agreed:\\d+}/end")
    AgreedBodies.AgreedBody end(
            @PathVariable long id,
            @PathVariable("agreed") long ended,
            @RequestBody AgreedBodies.AgreedEnd wanted,
            AccessScope scope) {
        var client = new ClientId(id);
        agree.end(scope, client, ended, required(wanted.version(), "version"), wanted.until());
        return AgreedBodies.AgreedBody.of(agreed.get(scope, client, ended), prices.currency());
    }
}
