package caposaldo.pricing.web;

import caposaldo.catalog.ItemChoice;
import caposaldo.catalog.ItemId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.pricing.PriceListId;
import caposaldo.pricing.PriceLists;
import caposaldo.pricing.TypePrice;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The prices of a list: products down, columns across. */
@Controller
class PriceGridController {

    private static final int ROWS = 50;

    private final Templates templates;
    private final PriceLists lists;
    private final TypePrice type;
    private final ItemChoice choice;

    PriceGridController(Templates templates, PriceLists lists, TypePrice type, ItemChoice choice) {
        this.templates = templates;
        this.lists = lists;
        this.type = type;
        this.choice = choice;
    }

    @GetMapping("/prices/{id:\\d+}/items")
    JteModel items(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "") String on,
            AccessScope scope,
            Ui ui) {
        var look = new ColumnPricesPage.Look(q, after, ColumnPricesPage.day(on, scope.date()));
        return page(new PriceListId(id), look, Form.of(Map.of("from", look.day().toString())), scope, ui);
    }

    private JteModel page(PriceListId id, ColumnPricesPage.Look look, Form form, AccessScope scope, Ui ui) {
        var list = lists.get(scope, id);
        var rows = lists.grid(scope, id, look.day(), look.words(), look.after(), ROWS + 1);
        return templates.pricingItems(
                ui,
                new ColumnPricesPage(
                        PriceListPage.head(scope, list, ui),
                        list,
                        lists.columns(scope, id, look.day()),
                        rows.subList(0, Math.min(ROWS, rows.size())),
                        rows.size() > ROWS,
                        look,
                        scope.may(Right.PRICE_EDIT)),
                form);
    }

    @PostMapping("/prices/{id:\\d+}/items")
    Object set(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.PRICE_EDIT);
        var list = new PriceListId(id);
        var typed = new Typed(values);
        try {
            var column = typed.requireKey("column", "pricing.invalid.column");
            var item = choice.chosen(scope, typed.text("item"), "item");
            var least = typed.number("minQuantity").orElse(BigDecimal.ZERO);
            var from = typed.day("from");
            var before = type.set(
                    scope,
                    list,
                    column,
                    item,
                    least,
                    from,
                    typed.number("amount").orElse(null));
            var undo = before.map(was -> "/items?column=" + column + "&item=" + code(typed) + "&minQuantity="
                            + least.toPlainString() + "&from=" + from + "&amount="
                            + (was.price() == null ? "" : was.price().toPlainString()))
                    .orElseGet(() -> removal(scope, list, column, item, least, from));
            new Toast(ui.t("pricing.price.set", ui.date(from)), list.path() + undo).after(redirect);
            return "redirect:" + list.path() + "/items";
        } catch (Invalid why) {
            return page(list, new ColumnPricesPage.Look("", "", scope.date()), Form.refused(values, why), scope, ui);
        }
    }

    private static String code(Typed typed) {
        var written = typed.text("item");
        return org.springframework.web.util.UriUtils.encode(
                written.contains(" · ") ? written.substring(0, written.indexOf(" · ")) : written,
                java.nio.charset.StandardCharsets.UTF_8);
    }

    private String removal(
            AccessScope scope, PriceListId list, long column, ItemId item, BigDecimal least, LocalDate from) {
        var id =
                type.typed(scope, list, column, item, least, from).orElseThrow().id();
        return "/items/" + id + "/removal?column=" + column;
    }

    @PostMapping("/prices/{id:\\d+}/items/{price:\\d+}/removal")
    String remove(
            @PathVariable long id,
            @PathVariable long price,
            @RequestParam long column,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        var list = new PriceListId(id);
        type.remove(scope, list, column, price);
        new Toast(ui.t("pricing.price.removed")).after(redirect);
        return "redirect:" + list.path() + "/items";
    }
}
