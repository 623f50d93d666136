package caposaldo.pricing.web;

import caposaldo.catalog.ItemGroups;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Role;
import caposaldo.pricing.DiscountRight;
import caposaldo.pricing.DiscountRights;
import caposaldo.web.Form;
import caposaldo.web.Option;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How far each role may go below the column. */
@Controller
class DiscountRightController {

    private final Templates templates;
    private final DiscountRights rights;
    private final ItemGroups groups;

    DiscountRightController(Templates templates, DiscountRights rights, ItemGroups groups) {
        this.templates = templates;
        this.rights = rights;
        this.groups = groups;
    }

    @GetMapping("/prices/rights")
    JteModel rights(AccessScope scope, Ui ui) {
        return page(Form.of(Map.of("from", scope.date().toString())), scope, ui);
    }

    private JteModel page(Form form, AccessScope scope, Ui ui) {
        var choices = PriceForms.groups(groups, scope, ui);
        return templates.pricingRights(
                ui, rights.all(scope), DiscountRights.mayKeep(scope), roles(ui), choices, measures(ui), form);
    }

    private static List<Option> roles(Ui ui) {
        return Stream.of(Role.KAM, Role.HEAD_OF_SALES, Role.COMMERCIAL_DIRECTOR)
                .map(r -> new Option(r.name(), ui.t("security.role." + r)))
                .toList();
    }

    private static List<Option> measures(Ui ui) {
        return Stream.of(DiscountRight.Measure.values())
                .map(m -> new Option(m.name(), ui.t("pricing.right.measure." + m)))
                .toList();
    }

    @PostMapping("/prices/rights")
    Object add(
            @RequestParam MultiValueMap<String, String> values, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        DiscountRights.requireKeeper(scope);
        var typed = new Typed(values);
        try {
            rights.add(
                    scope,
                    new DiscountRights.Facts(
                            typed.choice("role", Role.values()),
                            typed.key("groupId"),
                            Optional.ofNullable(typed.orNull("segment")),
                            typed.choice("measure", DiscountRight.Measure.values()),
                            typed.requireNumber("limit", "pricing.invalid.limit"),
                            typed.day("from"),
                            typed.dateOrWrong("until").orElse(null)));
            new Toast(ui.t("pricing.right.added")).after(redirect);
            return "redirect:/prices/rights";
        } catch (Invalid why) {
            return page(Form.refused(values, why), scope, ui);
        }
    }

    @PostMapping("/prices/rights/{id:\\d+}/end")
    Object end(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        DiscountRights.requireKeeper(scope);
        var typed = new Typed(values);
        try {
            rights.end(scope, id, version, typed.day("until"));
            new Toast(ui.t("pricing.right.ended")).after(redirect);
            return "redirect:/prices/rights";
        } catch (Invalid why) {
            return page(Form.refused(values, why), scope, ui);
        }
    }
}
