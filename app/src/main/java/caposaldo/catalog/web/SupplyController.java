package caposaldo.catalog.web;

import caposaldo.catalog.ItemId;
import caposaldo.catalog.ItemRecords;
import caposaldo.catalog.Items;
import caposaldo.catalog.Segments;
import caposaldo.catalog.SupplyItem;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** Packs, range and availability of a product. */
@Controller
class SupplyController {

    private final Templates templates;
    private final ItemRecords records;
    private final Items items;
    private final Segments segments;
    private final SupplyItem supply;

    SupplyController(Templates templates, ItemRecords records, Items items, Segments segments, SupplyItem supply) {
        this.templates = templates;
        this.records = records;
        this.items = items;
        this.segments = segments;
        this.supply = supply;
    }

    @GetMapping("/products/{id:\\d+}/supply")
    JteModel supply(@PathVariable long id, AccessScope scope, Ui ui) {
        return page(new ItemId(id), Form.blank(), scope, ui);
    }

    private JteModel page(ItemId item, Form form, AccessScope scope, Ui ui) {
        return templates.catalogSupply(
                ui, records.head(scope, item, ui), SupplyPage.of(scope, items, item), segments.known(scope), form);
    }

    @PostMapping("/products/{id:\\d+}/packs")
    Object addPack(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        var item = new ItemId(id);
        var typed = new Typed(values);
        try {
            var quantity = typed.requireNumber("quantity", "catalog.invalid.quantity.some");
            var pack = supply.addPack(scope, item, version, typed.text("unitCode"), quantity, ItemForm.gtin(typed));
            new Toast(ui.t("catalog.pack.added"), item.path() + "/packs/" + pack + "/removal?version=" + (version + 1))
                    .after(redirect);
            return "redirect:" + item.path() + "/supply";
        } catch (Invalid why) {
            return page(item, Form.refused(values, why), scope, ui);
        }
    }

    @PostMapping("/products/{id:\\d+}/packs/{pack}/removal")
    String removePack(
            @PathVariable long id,
            @PathVariable long pack,
            @RequestParam int version,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        var item = new ItemId(id);
        var undo = items.packs(scope, item).stream()
                .filter(p -> p.id() == pack)
                .map(p -> UriComponentsBuilder.fromPath(item.path() + "/packs")
                        .queryParam("unitCode", p.unitCode())
                        .queryParam("quantity", p.quantity().toPlainString())
                        .queryParam("gtin", p.gtin() == null ? "" : p.gtin().digits())
                        .queryParam("version", version + 1)
                        .toUriString())
                .findFirst()
                .orElse("");
        supply.removePack(scope, item, version, pack);
        new Toast(ui.t("catalog.pack.removed"), undo).after(redirect);
        return "redirect:" + item.path() + "/supply";
    }

    @PostMapping("/products/{id:\\d+}/range")
    Object include(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        var item = new ItemId(id);
        var typed = new Typed(values);
        try {
            var segment = typed.text("segment");
            var undo = rangeAsItIs(scope, item, segment, version + 1);
            supply.include(scope, item, version, segment, typed.isOn("mustSell"));
            new Toast(ui.t("catalog.range.set", segment), undo).after(redirect);
            return "redirect:" + item.path() + "/supply";
        } catch (Invalid why) {
            return page(item, Form.refused(values, why), scope, ui);
        }
    }

    /** Where to send what makes the product's place in the range of a segment what it is now. */
    private String rangeAsItIs(AccessScope scope, ItemId item, String segment, int version) {
        var now = items.range(scope, item).stream()
                .filter(m -> m.segment().equals(segment))
                .findFirst();
        var path = item.path() + (now.isPresent() ? "/range" : "/range/removal");
        return UriComponentsBuilder.fromPath(path)
                .queryParam("segment", "{segment}")
                .queryParam("mustSell", now.map(Items.Membership::mustSell).orElse(false))
                .queryParam("version", version)
                .encode()
                .buildAndExpand(segment)
                .toUriString();
    }

    @PostMapping("/products/{id:\\d+}/range/removal")
    String exclude(
            @PathVariable long id,
            @RequestParam String segment,
            @RequestParam int version,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        var item = new ItemId(id);
        var undo = rangeAsItIs(scope, item, segment, version + 1);
        supply.exclude(scope, item, version, segment);
        new Toast(ui.t("catalog.range.removed", segment), undo).after(redirect);
        return "redirect:" + item.path() + "/supply";
    }

    @PostMapping("/products/{id:\\d+}/availability")
    Object count(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        var item = new ItemId(id);
        var typed = new Typed(values);
        try {
            var undo = items.availability(scope, item)
                    .map(before -> availability(item, before))
                    .orElse("");
            supply.count(
                    scope,
                    item,
                    typed.requireNumber("available", "catalog.invalid.quantity"),
                    typed.dateOrWrong("expectedOn").orElse(null),
                    typed.number("expectedQuantity").orElse(null));
            new Toast(ui.t("catalog.availability.set"), undo).after(redirect);
            return "redirect:" + item.path() + "/supply";
        } catch (Invalid why) {
            return page(item, Form.refused(values, why), scope, ui);
        }
    }

    private static String availability(ItemId item, Items.Availability before) {
        return UriComponentsBuilder.fromPath(item.path() + "/availability")
                .queryParam("available", before.quantity().toPlainString())
                .queryParam(
                        "expectedOn",
                        before.expectedOn() == null ? "" : before.expectedOn().toString())
                .queryParam(
                        "expectedQuantity",
                        before.expectedQuantity() == null
                                ? ""
                                : before.expectedQuantity().toPlainString())
                .toUriString();
    }
}
