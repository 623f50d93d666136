package caposaldo.ordering.web;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.ordering.Warehouses;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The warehouses that goods leave from. */
@Controller
class WarehouseController {

    private final Templates templates;
    private final Warehouses warehouses;

    WarehouseController(Templates templates, Warehouses warehouses) {
        this.templates = templates;
        this.warehouses = warehouses;
    }

    @GetMapping("/deliveries/warehouses/new")
    JteModel form(AccessScope scope, Ui ui) {
        scope.require(Right.ORDER_CONFIRM);
        return templates.orderingWarehouseForm(ui, Form.blank());
    }

    @PostMapping("/deliveries/warehouses")
    Object add(
            @RequestParam MultiValueMap<String, String> values, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        scope.require(Right.ORDER_CONFIRM);
        var typed = new Typed(values);
        try {
            warehouses.add(scope, typed.text("code"), typed.text("name"));
            new Toast(ui.t("ordering.warehouses.added")).after(redirect);
            return "redirect:/deliveries/warehouses";
        } catch (Invalid why) {
            return templates.orderingWarehouseForm(ui, typed.refused(why));
        }
    }

    @GetMapping("/deliveries/warehouses/{id:\\d+}")
    JteModel warehouse(@PathVariable long id, AccessScope scope, Ui ui) {
        var warehouse = warehouses.get(scope, id);
        var until = warehouse.until();
        return templates.orderingWarehouse(
                ui,
                warehouse,
                Form.of(Map.of("name", warehouse.name(), "validUntil", until == null ? "" : until.toString())));
    }

    @PostMapping("/deliveries/warehouses/{id:\\d+}")
    Object change(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.ORDER_CONFIRM);
        var typed = new Typed(values);
        try {
            warehouses.change(
                    scope,
                    id,
                    version,
                    typed.text("name"),
                    typed.dateOrWrong("validUntil").orElse(null));
            new Toast(ui.t("ordering.warehouses.changed")).after(redirect);
            return "redirect:/deliveries/warehouses";
        } catch (Invalid why) {
            return templates.orderingWarehouse(ui, warehouses.get(scope, id), typed.refused(why));
        }
    }
}
