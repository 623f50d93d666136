package caposaldo.ordering.web;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.ordering.KeepTemplate;
import caposaldo.ordering.OrderAgain;
import caposaldo.ordering.OrderTemplate;
import caposaldo.ordering.OrderTemplateId;
import caposaldo.ordering.OrderTemplates;
import caposaldo.ordering.Rhythm;
import caposaldo.ordering.SalesOrderId;
import caposaldo.receivable.ExternalKey;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a client orders again: kept from an order, ordered by hand, or by itself. */
@Controller
class TemplateController {

    private static final String FORM = "form";
    private static final String NOT_WHOLE = "ordering.invalid.whole";

    /** What may be done with a template. */
    @Component
    record TemplateActs(KeepTemplate keep, OrderAgain again) {}

    private final Templates templates;
    private final OrderTemplates kept;
    private final TemplateActs acts;
    private final SalesOrderPages pages;

    TemplateController(Templates templates, OrderTemplates kept, TemplateActs acts, SalesOrderPages pages) {
        this.templates = templates;
        this.kept = kept;
        this.acts = acts;
        this.pages = pages;
    }

    @PostMapping("/orders/{id:\\d+}/template")
    Object keep(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.ORDER_EDIT);
        var order = new SalesOrderId(id);
        var typed = new Typed(values);
        return pages.after(scope, order, typed, ui, () -> {
            var template = acts.keep().keep(scope, order, typed.text("templateName"));
            new Toast(ui.t("ordering.template.kept")).after(redirect);
            return "redirect:" + template.path();
        });
    }

    @GetMapping("/orders/templates/{id:\\d+}")
    JteModel template(@PathVariable long id, AccessScope scope, Ui ui) {
        var template = kept.get(scope, new OrderTemplateId(id));
        return page(scope, template, Form.of(typed(scope, template)), ui);
    }

    private JteModel page(AccessScope scope, OrderTemplate template, Form form, Ui ui) {
        return templates.orderingTemplate(ui, new TemplatePage(template, scope.may(Right.ORDER_EDIT)), form);
    }

    private static Map<String, String> typed(AccessScope scope, OrderTemplate template) {
        var values = new HashMap<String, String>();
        values.put("once", UUID.randomUUID().toString());
        values.put("count", "1");
        values.put("aheadDays", "0");
        values.put("first", scope.date().toString());
        template.standing().ifPresent(standing -> {
            var until = standing.until();
            values.put("unit", standing.rhythm().unit().name());
            values.put("count", Integer.toString(standing.rhythm().count()));
            values.put("aheadDays", Integer.toString(standing.aheadDays()));
            values.put("until", until == null ? "" : until.toString());
            values.put("submits", standing.submits() ? "true" : "");
        });
        return Map.copyOf(values);
    }

    private Object after(AccessScope scope, OrderTemplateId id, Typed typed, Ui ui, Supplier<String> act) {
        try {
            return act.get();
        } catch (Invalid why) {
            return page(scope, kept.get(scope, id), typed.refused(why), ui);
        }
    }

    @PostMapping("/orders/templates/{id:\\d+}/orders")
    Object order(@PathVariable long id, @RequestParam MultiValueMap<String, String> values, AccessScope scope, Ui ui) {
        scope.require(Right.ORDER_EDIT);
        var template = new OrderTemplateId(id);
        var typed = new Typed(values);
        return after(scope, template, typed, ui, () -> {
            var once = typed.text("once");
            var key = once.isEmpty() ? null : new ExternalKey(FORM, once);
            return "redirect:" + acts.again().order(scope, template, null, key).path();
        });
    }

    @PostMapping("/orders/templates/{id:\\d+}/rhythm")
    Object run(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.ORDER_EDIT);
        var template = new OrderTemplateId(id);
        var typed = new Typed(values);
        return after(scope, template, typed, ui, () -> {
            acts.keep().run(scope, template, version, run(typed));
            new Toast(ui.t("ordering.template.started")).after(redirect);
            return "redirect:" + template.path();
        });
    }

    private static KeepTemplate.Run run(Typed typed) {
        return new KeepTemplate.Run(
                typed.choice("unit", Rhythm.Unit.values()),
                typed.requireWhole("count", NOT_WHOLE),
                typed.day("first"),
                typed.dateOrWrong("until").orElse(null),
                typed.requireWhole("aheadDays", NOT_WHOLE),
                typed.isOn("submits"));
    }

    @PostMapping("/orders/templates/{id:\\d+}/stopping")
    String stop(
            @PathVariable long id, @RequestParam int version, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        scope.require(Right.ORDER_EDIT);
        var template = new OrderTemplateId(id);
        acts.keep().stop(scope, template, version);
        new Toast(ui.t("ordering.template.stopped")).after(redirect);
        return "redirect:" + template.path();
    }

    @PostMapping("/orders/templates/{id:\\d+}/removing")
    String remove(
            @PathVariable long id, @RequestParam int version, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        scope.require(Right.ORDER_EDIT);
        acts.keep().remove(scope, new OrderTemplateId(id), version);
        new Toast(ui.t("ordering.template.removed")).after(redirect);
        return "redirect:/orders/templates";
    }
}
