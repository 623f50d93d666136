package caposaldo.pricing.web;

import static caposaldo.pricing.web.PriceBodies.required;

import caposaldo.db.AccessScope;
import caposaldo.pricing.KeepPromotion;
import caposaldo.pricing.Promotions;
import caposaldo.pricing.web.PromotionForms.PromotionBody;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Promotions for programs; the list of them is {@code GET /api/v1/prices/promotions}. */
@RestController
@RequestMapping("/api/v1/prices/promotions")
class PromotionApi {

    private final Promotions promotions;
    private final KeepPromotion keep;

    PromotionApi(Promotions promotions, KeepPromotion keep) {
        this.promotions = promotions;
        this.keep = keep;
    }

    @GetMapping("/{id:\\d+}")
    PromotionBody promotion(@PathVariable long id, AccessScope scope) {
        return PromotionBody.of(promotions.get(scope, id));
    }

    @PostMapping
    ResponseEntity<PromotionBody> add(@RequestBody PromotionBody wanted, AccessScope scope) {
        var id = keep.add(scope, wanted.facts());
        return ResponseEntity.created(URI.create("/api/v1/prices/promotions/" + id))
                .body(PromotionBody.of(promotions.get(scope, id)));
    }

    @PutMapping("/{id:\\d+}")
    PromotionBody change(@PathVariable long id, @RequestBody PromotionBody wanted, AccessScope scope) {
        keep.change(scope, id, required(wanted.version(), "version"), wanted.facts());
        return PromotionBody.of(promotions.get(scope, id));
    }
}
