package caposaldo.pricing.web;

import static caposaldo.pricing.web.PriceBodies.required;

import caposaldo.catalog.ItemId;
import caposaldo.db.AccessScope;
import caposaldo.pricing.ColumnRules;
import caposaldo.pricing.KeepPriceList;
import caposaldo.pricing.PriceListId;
import caposaldo.pricing.PriceLists;
import caposaldo.pricing.TypePrice;
import caposaldo.web.Slice;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

/** Price lists and the rules of prices for programs; the list of lists itself is {@code GET /api/v1/prices}. */
@RestController
@RequestMapping("/api/v1/prices")
class PriceListApi {

    private static final int MOST = 500;

    private final PriceLists lists;
    private final KeepPriceList keep;
    private final TypePrice type;
    private final ColumnRules rules;

    PriceListApi(PriceLists lists, KeepPriceList keep, TypePrice type, ColumnRules rules) {
        this.lists = lists;
        this.keep = keep;
        this.type = type;
        this.rules = rules;
    }

    @GetMapping("/{id:\\d+}")
    ResponseEntity<PriceBodies.ListBody> list(@PathVariable long id, AccessScope scope) {
        var body = body(new PriceListId(id), scope);
        return ResponseEntity.ok().eTag(Integer.toString(body.version())).body(body);
    }

    private PriceBodies.ListBody body(PriceListId list, AccessScope scope) {
        return PriceBodies.ListBody.of(lists.get(scope, list), lists.columns(scope, list, scope.date()));
    }

    @PostMapping
    ResponseEntity<PriceBodies.ListBody> add(@RequestBody PriceBodies.ListChange wanted, AccessScope scope) {
        var id = keep.add(scope, wanted.facts());
        return ResponseEntity.created(URI.create("/api/v1" + id.path())).body(body(id, scope));
    }

    @PutMapping("/{id:\\d+}")
    PriceBodies.ListBody change(@PathVariable long id, @RequestBody PriceBodies.ListChange wanted, AccessScope scope) {
        var list = new PriceListId(id);
        keep.change(scope, list, required(wanted.version(), "version"), wanted.facts());
        return body(list, scope);
    }

    @PostMapping("/{id:\\d+}/columns")
    ResponseEntity<PriceBodies.ListBody> addColumn(
            @PathVariable long id, @RequestBody PriceBodies.NewColumn wanted, AccessScope scope) {
        var list = new PriceListId(id);
        keep.addColumn(
                scope,
                list,
                required(wanted.version(), "version"),
                required(wanted.code(), "code"),
                required(wanted.name(), "name"));
        return ResponseEntity.status(HttpStatus.CREATED).body(body(list, scope));
    }

    @PutMapping("/{id:\\d+}/columns/{column:\\d+}/formulas/{from}")
    PriceBodies.ListBody compute(
            @PathVariable long id,
            @PathVariable long column,
            @PathVariable LocalDate from,
            @RequestBody PriceBodies.FormulaChange wanted,
            AccessScope scope) {
        var list = new PriceListId(id);
        keep.compute(scope, list, required(wanted.version(), "version"), column, wanted.from(from));
        return body(list, scope);
    }

    @DeleteMapping("/{id:\\d+}/columns/{column:\\d+}/formulas/{from}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void computeNoMore(
            @PathVariable long id,
            @PathVariable long column,
            @PathVariable LocalDate from,
            @RequestParam int version,
            AccessScope scope) {
        keep.computeNoMore(scope, new PriceListId(id), version, column, from);
    }

    @PutMapping("/{id:\\d+}/columns/{column:\\d+}/items/{item:\\d+}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void type(
            @PathVariable long id,
            @PathVariable long column,
            @PathVariable long item,
            @RequestBody PriceBodies.TypedPrice wanted,
            AccessScope scope) {
        type.set(
                scope,
                new PriceListId(id),
                column,
                new ItemId(item),
                wanted.least(),
                required(wanted.from(), "from"),
                wanted.price());
    }

    /** By code; {@code after} is the code of the last product of the page before. */
    @GetMapping("/{id:\\d+}/items")
    Slice<PriceBodies.RowBody> items(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "100") int limit,
            AccessScope scope) {
        var most = Math.clamp(limit, 1, MOST);
        var rows = lists.grid(scope, new PriceListId(id), on == null ? scope.date() : on, q, after, most + 1);
        var shown = rows.subList(0, Math.min(most, rows.size()));
        return new Slice<>(
                shown.stream().map(PriceBodies.RowBody::of).toList(),
                rows.size() > most ? shown.getLast().code() : null);
    }

    @GetMapping("/rules")
    Slice<PriceBodies.RuleBody> rules(AccessScope scope) {
        return new Slice<>(all(scope), null);
    }

    private List<PriceBodies.RuleBody> all(AccessScope scope) {
        return rules.all(scope).stream().map(PriceBodies.RuleBody::of).toList();
    }

    @PostMapping("/rules")
    ResponseEntity<PriceBodies.RuleBody> addRule(@RequestBody PriceBodies.RuleChange wanted, AccessScope scope) {
        var id = rules.add(scope, required(wanted.column(), "column"), wanted.facts());
        return ResponseEntity.status(HttpStatus.CREATED).body(PriceBodies.RuleBody.of(rules.get(scope, id)));
    }

    @PutMapping("/rules/{id:\\d+}")
    PriceBodies.RuleBody changeRule(
            @PathVariable long id, @RequestBody PriceBodies.RuleChange wanted, AccessScope scope) {
        rules.change(
                scope, id, required(wanted.version(), "version"), required(wanted.column(), "column"), wanted.facts());
        return PriceBodies.RuleBody.of(rules.get(scope, id));
    }

    @PostMapping("/rules/{id:\\d+}/rise")
    Slice<PriceBodies.RuleBody> raise(@PathVariable long id, @RequestBody PriceBodies.Rise read, AccessScope scope) {
        rules.moveUp(scope, id, required(read.position(), "position"));
        return new Slice<>(all(scope), null);
    }
}
