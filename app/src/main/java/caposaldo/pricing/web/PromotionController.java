package caposaldo.pricing.web;

import caposaldo.catalog.ItemChoice;
import caposaldo.catalog.ItemGroups;
import caposaldo.catalog.ItemId;
import caposaldo.catalog.Items;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.pricing.KeepPromotion;
import caposaldo.pricing.Promotion;
import caposaldo.pricing.Promotions;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A promotion: its days, products and clients, and what it gives for free. */
@Controller
class PromotionController {

    /** How products and groups are named. */
    @Component
    record Named(ItemChoice choice, Items items, ItemGroups groups) {}

    private static final String LIST = "/prices/promotions";

    private final Templates templates;
    private final Promotions promotions;
    private final KeepPromotion keep;
    private final Named named;

    PromotionController(Templates templates, Promotions promotions, KeepPromotion keep, Named named) {
        this.templates = templates;
        this.promotions = promotions;
        this.keep = keep;
        this.named = named;
    }

    @GetMapping("/prices/promotions/new")
    JteModel form(AccessScope scope, Ui ui) {
        scope.require(Right.PRICE_EDIT);
        return page(Form.of(Map.of("from", scope.date().toString())), null, scope, ui);
    }

    /** What is given for free is agreed by who may agree prices: others neither write it nor change what has it. */
    private JteModel page(Form form, @Nullable Promotion promotion, AccessScope scope, Ui ui) {
        var gives = promotion != null && promotion.facts().free().isPresent();
        var mayGive = scope.may(Right.PRICE_AGREE);
        return templates.pricingPromotion(
                ui,
                promotion == null ? ui.t("pricing.promotion.new") : promotion.name(),
                promotion == null ? LIST : LIST + "/" + promotion.id(),
                scope.may(Right.PRICE_EDIT) && (mayGive || !gives),
                mayGive || gives,
                PriceForms.groups(named.groups, scope, ui),
                form);
    }

    @PostMapping("/prices/promotions")
    Object add(
            @RequestParam MultiValueMap<String, String> values, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        scope.require(Right.PRICE_EDIT);
        try {
            keep.add(scope, body(scope, new Typed(values)).facts());
            new Toast(ui.t("pricing.promotion.added")).after(redirect);
            return "redirect:" + LIST;
        } catch (Invalid why) {
            return page(Form.refused(values, why), null, scope, ui);
        }
    }

    @GetMapping("/prices/promotions/{id:\\d+}")
    JteModel promotion(@PathVariable long id, AccessScope scope, Ui ui) {
        var promotion = promotions.get(scope, id);
        return page(Form.of(values(scope, promotion)), promotion, scope, ui);
    }

    @PostMapping("/prices/promotions/{id:\\d+}")
    Object change(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.PRICE_EDIT);
        try {
            keep.change(scope, id, version, body(scope, new Typed(values)).facts());
            new Toast(ui.t("pricing.promotion.changed")).after(redirect);
            return "redirect:" + LIST;
        } catch (Invalid why) {
            return page(Form.refused(values, why), promotions.get(scope, id), scope, ui);
        }
    }

    private PromotionForms.PromotionBody body(AccessScope scope, Typed typed) {
        return new PromotionForms.PromotionBody(
                null,
                typed.text("name"),
                typed.orNull("segment"),
                typed.key("groupId").orElse(null),
                item(scope, typed, "itemId"),
                typed.day("from"),
                typed.day("until"),
                typed.number("freeEach").orElse(null),
                item(scope, typed, "freeItem"),
                typed.number("freeQuantity").orElse(null),
                typed.number("freeFrom").orElse(null),
                typed.number("freeMost").orElse(null),
                null);
    }

    private @Nullable Long item(AccessScope scope, Typed typed, String field) {
        return typed.text(field).isEmpty()
                ? null
                : named.choice.chosen(scope, typed.text(field), field).value();
    }

    private Map<String, String> values(AccessScope scope, Promotion promotion) {
        var body = PromotionForms.PromotionBody.of(promotion);
        var values = new HashMap<String, String>();
        put(values, "version", body.version());
        put(values, "name", body.name());
        put(values, "segment", body.segment());
        put(values, "groupId", body.groupId());
        put(values, "itemId", written(scope, body.itemId()));
        put(values, "from", body.from());
        put(values, "until", body.until());
        put(values, "freeEach", plain(body.freeEach()));
        put(values, "freeItem", written(scope, body.freeItem()));
        put(values, "freeQuantity", plain(body.freeQuantity()));
        put(values, "freeFrom", plain(body.freeFrom()));
        put(values, "freeMost", plain(body.freeMost()));
        return values;
    }

    private static void put(Map<String, String> values, String field, @Nullable Object value) {
        if (value != null) {
            values.put(field, value.toString());
        }
    }

    private static @Nullable String plain(java.math.@Nullable BigDecimal quantity) {
        return quantity == null ? null : quantity.stripTrailingZeros().toPlainString();
    }

    private @Nullable String written(AccessScope scope, @Nullable Long item) {
        return item == null ? null : ItemChoice.written(named.items.get(scope, new ItemId(item)));
    }
}
