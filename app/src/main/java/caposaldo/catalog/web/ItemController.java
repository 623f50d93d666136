package caposaldo.catalog.web;

import caposaldo.catalog.Item;
import caposaldo.catalog.ItemGroups;
import caposaldo.catalog.ItemHistory;
import caposaldo.catalog.ItemId;
import caposaldo.catalog.ItemRecords;
import caposaldo.catalog.Items;
import caposaldo.catalog.KeepItem;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The record of a product and what is done to it. */
@Controller
class ItemController {

    private final Templates templates;
    private final ItemRecords records;
    private final Items items;
    private final ItemGroups groups;
    private final ItemHistory history;
    private final KeepItem keep;

    ItemController(
            Templates templates,
            ItemRecords records,
            Items items,
            ItemGroups groups,
            ItemHistory history,
            KeepItem keep) {
        this.templates = templates;
        this.records = records;
        this.items = items;
        this.groups = groups;
        this.history = history;
        this.keep = keep;
    }

    @GetMapping("/products/{id:\\d+}")
    JteModel overview(@PathVariable long id, AccessScope scope, Ui ui) {
        var item = new ItemId(id);
        return templates.catalogOverview(
                ui,
                records.head(scope, item, ui),
                records.overview(scope, item),
                PricePage.of(scope, items, item, ui),
                SupplyPage.of(scope, items, item),
                history.of(scope, item, OptionalLong.empty()).entries().stream()
                        .limit(5)
                        .toList());
    }

    @GetMapping("/products/{id:\\d+}/history")
    JteModel history(
            @PathVariable long id, @RequestParam(required = false) @Nullable Long before, AccessScope scope, Ui ui) {
        var item = new ItemId(id);
        var page = history.of(scope, item, before == null ? OptionalLong.empty() : OptionalLong.of(before));
        var next = page.next().isPresent()
                ? item.path() + "/history?before=" + page.next().getAsLong()
                : "";
        return templates.catalogHistory(ui, records.head(scope, item, ui), page.entries(), next);
    }

    @GetMapping("/products/new")
    JteModel blank(AccessScope scope, Ui ui) {
        scope.require(Right.ITEM_EDIT);
        return templates.catalogNew(
                ui,
                Form.of(Map.of("unitCode", "EA", "kind", "GOODS", "state", "ACTIVE")),
                ItemForm.groups(groups.placed(scope), ui.t("catalog.group.none")));
    }

    @PostMapping("/products")
    Object add(
            @RequestParam MultiValueMap<String, String> typed, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        scope.require(Right.ITEM_EDIT);
        try {
            var id = keep.add(scope, ItemForm.facts(new Typed(typed)));
            new Toast(ui.t("catalog.added"), id.path() + "/withdrawal?version=1").after(redirect);
            return "redirect:" + id.path();
        } catch (Invalid why) {
            return templates.catalogNew(
                    ui, Form.refused(typed, why), ItemForm.groups(groups.placed(scope), ui.t("catalog.group.none")));
        }
    }

    @GetMapping("/products/{id:\\d+}/edit")
    JteModel edit(@PathVariable long id, AccessScope scope, Ui ui) {
        scope.require(Right.ITEM_EDIT);
        var item = items.get(scope, new ItemId(id));
        return edit(item, Form.of(ItemForm.values(item)), scope, ui);
    }

    private JteModel edit(Item item, Form form, AccessScope scope, Ui ui) {
        return templates.catalogEdit(
                ui,
                records.head(scope, item.id(), ui),
                item,
                form,
                ItemForm.groups(groups.placed(scope), ui.t("catalog.group.none")));
    }

    @PostMapping("/products/{id:\\d+}")
    Object change(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> typed,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.ITEM_EDIT);
        var item = new ItemId(id);
        try {
            keep.change(scope, item, version, ItemForm.facts(new Typed(typed)));
            new Toast(ui.t("catalog.changed")).after(redirect);
            return "redirect:" + item.path();
        } catch (Invalid why) {
            return edit(items.get(scope, item), Form.refused(typed, why), scope, ui);
        }
    }

    @PostMapping("/products/{id:\\d+}/withdrawal")
    String withdraw(
            @PathVariable long id, @RequestParam int version, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        var item = items.get(scope, new ItemId(id));
        keep.withdraw(scope, item.id(), version);
        new Toast(
                        ui.t("catalog.withdrawn"),
                        item.id().path() + "/reinstatement?state=" + item.state() + "&version=" + (version + 1))
                .after(redirect);
        return "redirect:" + item.id().path();
    }

    @PostMapping("/products/{id:\\d+}/reinstatement")
    String reinstate(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "ACTIVE") Item.State state,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        var item = new ItemId(id);
        keep.reinstate(scope, item, version, state);
        new Toast(ui.t("catalog.reinstated")).after(redirect);
        return "redirect:" + item.path();
    }
}
