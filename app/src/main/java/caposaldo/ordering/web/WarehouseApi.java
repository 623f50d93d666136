package caposaldo.ordering.web;

import static caposaldo.ordering.web.OrderBodies.required;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.ordering.Warehouse;
import caposaldo.ordering.Warehouses;
import java.net.URI;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Warehouses for programs; the list is {@code /api/v1/deliveries/warehouses}. */
@RestController
@RequestMapping("/api/v1/deliveries/warehouses")
class WarehouseApi {

    record NewWarehouse(@Nullable String code, @Nullable String name) {}

    /** @param validUntil none while it is open */
    record WarehouseChange(
            @Nullable Integer version,
            @Nullable String name,
            @Nullable LocalDate validUntil) {}

    record WarehouseBody(
            long id, String code, String name, @Nullable LocalDate validUntil, int version) {

        static WarehouseBody of(Warehouse warehouse) {
            return new WarehouseBody(
                    warehouse.id(), warehouse.code(), warehouse.name(), warehouse.until(), warehouse.version());
        }
    }

    private final Warehouses warehouses;

    WarehouseApi(Warehouses warehouses) {
        this.warehouses = warehouses;
    }

    @GetMapping("/{id:\\d+}")
    WarehouseBody warehouse(@PathVariable long id, AccessScope scope) {
        return WarehouseBody.of(warehouses.get(scope, id));
    }

    @PostMapping
    ResponseEntity<WarehouseBody> add(@RequestBody NewWarehouse wanted, AccessScope scope) {
        scope.require(Right.ORDER_CONFIRM);
        var added = warehouses.get(
                scope, warehouses.add(scope, required(wanted.code(), "code"), required(wanted.name(), "name")));
        return ResponseEntity.created(URI.create("/api/v1" + added.path())).body(WarehouseBody.of(added));
    }

    @PutMapping("/{id:\\d+}")
    WarehouseBody change(@PathVariable long id, @RequestBody WarehouseChange wanted, AccessScope scope) {
        scope.require(Right.ORDER_CONFIRM);
        warehouses.change(
                scope, id, required(wanted.version(), "version"), required(wanted.name(), "name"), wanted.validUntil());
        return warehouse(id, scope);
    }
}
