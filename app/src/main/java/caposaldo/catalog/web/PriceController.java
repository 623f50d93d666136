package caposaldo.catalog.web;

import caposaldo.catalog.ItemId;
import caposaldo.catalog.ItemRecords;
import caposaldo.catalog.Items;
import caposaldo.catalog.PriceItem;
import caposaldo.catalog.PriceItem.What;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** List prices and costs of a product by date. */
@Controller
class PriceController {

    private final Templates templates;
    private final ItemRecords records;
    private final Items items;
    private final PriceItem price;

    PriceController(Templates templates, ItemRecords records, Items items, PriceItem price) {
        this.templates = templates;
        this.records = records;
        this.items = items;
        this.price = price;
    }

    @GetMapping("/products/{id:\\d+}/prices")
    JteModel prices(@PathVariable long id, AccessScope scope, Ui ui) {
        return page(new ItemId(id), Form.of(Map.of("from", scope.date().toString())), scope, ui);
    }

    private JteModel page(ItemId item, Form form, AccessScope scope, Ui ui) {
        return templates.catalogPrices(ui, records.head(scope, item, ui), PricePage.of(scope, items, item, ui), form);
    }

    @PostMapping("/products/{id:\\d+}/prices")
    Object set(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam What what,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        var item = new ItemId(id);
        var typed = new Typed(values);
        try {
            var from = typed.day("from");
            var amount = typed.requireNumber("amount", "catalog.invalid.amount");
            var undo = undo(scope, item, what, from, version + 1);
            price.set(scope, item, version, what, from, amount);
            new Toast(ui.t("catalog.price.set", what, ui.date(from)), undo).after(redirect);
            return "redirect:" + item.path() + "/prices";
        } catch (Invalid why) {
            return page(item, Form.refused(values, why), scope, ui);
        }
    }

    @PostMapping("/products/{id:\\d+}/prices/{from}/removal")
    String remove(
            @PathVariable long id,
            @PathVariable LocalDate from,
            @RequestParam What what,
            @RequestParam int version,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        var item = new ItemId(id);
        var undo = undo(scope, item, what, from, version + 1);
        price.remove(scope, item, version, what, from);
        new Toast(ui.t("catalog.price.removed", what, ui.date(from)), undo).after(redirect);
        return "redirect:" + item.path() + "/prices";
    }

    /** What stood there before is put back; where nothing stood, it is taken away. */
    private String undo(AccessScope scope, ItemId item, What what, LocalDate from, int version) {
        var before = switch (what) {
            case PRICE -> items.prices(scope, item);
            case COST -> items.costs(scope, item);
        };
        var path = item.path() + "/prices";
        var query = "?what=" + what + "&version=" + version;
        return before.stream()
                .filter(d -> d.from().equals(from))
                .map(d ->
                        path + query + "&from=" + from + "&amount=" + d.amount().toPlainString())
                .findFirst()
                .orElse(path + "/" + from + "/removal" + query);
    }
}
