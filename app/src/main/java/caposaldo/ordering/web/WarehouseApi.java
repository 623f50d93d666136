package caposaldo.ordering.web;

import static caposaldo.ordering.web.OrderBodies.required;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.ordering.Warehouses;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Warehouses for programs; the list is {@code /api/v1/deliveries/warehouses}. */
@RestController
@RequestMapping("/api/v1/deliveries/warehouses")
class WarehouseApi {

    record NewWarehouse(@Nullable String code, @Nullable String name) {}

    record Closing(@Nullable LocalDate validUntil) {}

    private final Warehouses warehouses;

    WarehouseApi(Warehouses warehouses) {
        this.warehouses = warehouses;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void add(@RequestBody NewWarehouse wanted, AccessScope scope) {
        scope.require(Right.ORDER_CONFIRM);
        warehouses.add(scope, required(wanted.code(), "code"), required(wanted.name(), "name"));
    }

    @PostMapping("/{id:\\d+}/closing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@PathVariable long id, @RequestBody Closing wanted, AccessScope scope) {
        scope.require(Right.ORDER_CONFIRM);
        warehouses.close(scope, id, required(wanted.validUntil(), "validUntil"));
    }
}
