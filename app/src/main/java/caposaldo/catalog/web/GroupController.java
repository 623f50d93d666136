package caposaldo.catalog.web;

import caposaldo.catalog.ItemGroups;
import caposaldo.catalog.KeepGroups;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The tree of product groups. */
@Controller
class GroupController {

    private static final String PATH = "/products/groups";

    private final Templates templates;
    private final ItemGroups groups;
    private final KeepGroups keep;

    GroupController(Templates templates, ItemGroups groups, KeepGroups keep) {
        this.templates = templates;
        this.groups = groups;
        this.keep = keep;
    }

    @GetMapping(PATH)
    JteModel tree(AccessScope scope, Ui ui) {
        return tree(Form.blank(), scope, ui);
    }

    private JteModel tree(Form form, AccessScope scope, Ui ui) {
        return templates.catalogGroups(
                ui,
                groups.tree(scope),
                groups.ungrouped(scope),
                scope.may(Right.ITEM_EDIT),
                form,
                ItemForm.groups(groups.placed(scope), ui.t("catalog.group.top")));
    }

    @PostMapping(PATH)
    Object add(
            @RequestParam MultiValueMap<String, String> values, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        var typed = new Typed(values);
        try {
            var id = keep.add(
                    scope,
                    typed.text("code"),
                    typed.text("name"),
                    typed.key("parentId").orElse(null));
            new Toast(ui.t("catalog.group.added", typed.text("name")), PATH + "/" + id + "/removal?version=1")
                    .after(redirect);
            return "redirect:" + PATH;
        } catch (Invalid why) {
            return tree(Form.refused(values, why), scope, ui);
        }
    }

    @GetMapping(PATH + "/{id:\\d+}")
    JteModel edit(@PathVariable long id, AccessScope scope, Ui ui) {
        scope.require(Right.ITEM_EDIT);
        var group = groups.get(scope, id);
        Map<String, String> values = new HashMap<>();
        values.put("name", group.name());
        values.put("parentId", group.parentId() == null ? "" : group.parentId().toString());
        return edit(group, Form.of(values), scope, ui);
    }

    private JteModel edit(ItemGroups.Group group, Form form, AccessScope scope, Ui ui) {
        return templates.catalogGroup(
                ui, group, form, ItemForm.groups(groups.placed(scope), ui.t("catalog.group.top")));
    }

    @PostMapping(PATH + "/{id:\\d+}/name")
    Object rename(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        var before = groups.get(scope, id);
        try {
            keep.rename(scope, id, version, new Typed(values).text("name"));
            var undo = UriComponentsBuilder.fromPath(PATH + "/" + id + "/name")
                    .queryParam("name", "{name}")
                    .queryParam("version", version + 1)
                    .encode()
                    .buildAndExpand(before.name())
                    .toUriString();
            new Toast(ui.t("catalog.group.renamed"), undo).after(redirect);
            return "redirect:" + PATH;
        } catch (Invalid why) {
            return edit(before, Form.refused(values, why), scope, ui);
        }
    }

    @PostMapping(PATH + "/{id:\\d+}/place")
    Object move(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        var before = groups.get(scope, id);
        try {
            keep.move(scope, id, version, new Typed(values).key("parentId").orElse(null));
            var parent = before.parentId() == null ? "" : before.parentId().toString();
            new Toast(
                            ui.t("catalog.group.moved", before.name()),
                            PATH + "/" + id + "/place?parentId=" + parent + "&version=" + (version + 1))
                    .after(redirect);
            return "redirect:" + PATH;
        } catch (Invalid why) {
            return edit(before, Form.refused(values, why), scope, ui);
        }
    }

    @PostMapping(PATH + "/{id:\\d+}/removal")
    Object remove(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        var before = groups.get(scope, id);
        try {
            keep.remove(scope, id, version);
            var undo = UriComponentsBuilder.fromPath(PATH)
                    .queryParam("code", "{code}")
                    .queryParam("name", "{name}")
                    .queryParam("parentId", before.parentId() == null ? "" : before.parentId())
                    .encode()
                    .buildAndExpand(before.code(), before.name())
                    .toUriString();
            new Toast(ui.t("catalog.group.removed", before.name()), undo).after(redirect);
            return "redirect:" + PATH;
        } catch (Invalid why) {
            return edit(before, Form.refused(values, why), scope, ui);
        }
    }
}
