package caposaldo.pricing.web;

import static caposaldo.pricing.web.PriceBodies.required;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Role;
import caposaldo.pricing.DiscountRight;
import caposaldo.pricing.DiscountRights;
import caposaldo.web.Slice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Discount rights for programs. */
@RestController
@RequestMapping("/api/v1/prices/rights")
class DiscountRightApi {

    /** @param limit percent; of NET_TOTAL an amount in the company's currency */
    record RightBody(
            long id,
            Role role,
            @Nullable Long groupId,
            @Nullable String segment,
            DiscountRight.Measure measure,
            BigDecimal limit,
            LocalDate from,
            @Nullable LocalDate until,
            int version) {

        static RightBody of(DiscountRight right) {
            return new RightBody(
                    right.id(),
                    right.role(),
                    right.group().orElse(null),
                    right.segment().orElse(null),
                    right.measure(),
                    right.limit(),
                    right.from(),
                    right.until(),
                    right.version());
        }
    }

    record NewRight(
            @Nullable Role role,
            @Nullable Long groupId,
            @Nullable String segment,
            DiscountRight.@Nullable Measure measure,
            @Nullable BigDecimal limit,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    record RightEnd(@Nullable LocalDate until, @Nullable Integer version) {}

    record Added(long id) {}

    private final DiscountRights rights;

    DiscountRightApi(DiscountRights rights) {
        this.rights = rights;
    }

    @GetMapping
    Slice<RightBody> rights(AccessScope scope) {
        return new Slice<>(
                rights.all(scope).stream().map(r -> RightBody.of(r.right())).toList(), null);
    }

    @PostMapping
    ResponseEntity<Added> add(@RequestBody NewRight wanted, AccessScope scope) {
        var id = rights.add(
                scope,
                new DiscountRights.Facts(
                        required(wanted.role(), "role"),
                        Optional.ofNullable(wanted.groupId()),
                        Optional.ofNullable(wanted.segment()).filter(s -> !s.isBlank()),
                        required(wanted.measure(), "measure"),
                        required(wanted.limit(), "limit"),
                        required(wanted.from(), "from"),
                        wanted.until()));
        return ResponseEntity.status(HttpStatus.CREATED).body(new Added(id));
    }

    @PostMapping("/{id:\\d+}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable long id, @RequestBody RightEnd wanted, AccessScope scope) {
        rights.end(scope, id, required(wanted.version(), "version"), required(wanted.until(), "until"));
    }
}
