package caposaldo.catalog.web;

import caposaldo.account.ClientChoice;
import caposaldo.catalog.DemonstrationSample;
import caposaldo.catalog.ItemId;
import caposaldo.catalog.ItemRecords;
import caposaldo.catalog.KeepSample;
import caposaldo.catalog.LendSample;
import caposaldo.catalog.SampleId;
import caposaldo.catalog.Samples;
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
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** Samples: those of a product, and the record of one. */
@Controller
class DemonstrationController {

    /** For how long a sample is lent unless somebody says otherwise. */
    static final int USUAL_DAYS = 14;

    private final Templates templates;
    private final ItemRecords records;
    private final Samples samples;
    private final KeepSample keep;
    private final LendSample lend;
    private final ClientChoice choice;

    DemonstrationController(
            Templates templates,
            ItemRecords records,
            Samples samples,
            KeepSample keep,
            LendSample lend,
            ClientChoice choice) {
        this.templates = templates;
        this.records = records;
        this.samples = samples;
        this.keep = keep;
        this.lend = lend;
        this.choice = choice;
    }

    @GetMapping("/products/{id:\\d+}/samples")
    JteModel ofItem(@PathVariable long id, AccessScope scope, Ui ui) {
        return ofItem(new ItemId(id), Form.of(Map.of("condition", "NEW")), scope, ui);
    }

    private JteModel ofItem(ItemId item, Form form, AccessScope scope, Ui ui) {
        return templates.catalogSamples(
                ui, records.head(scope, item, ui), samples.of(scope, item), scope.may(Right.ITEM_EDIT), form);
    }

    @PostMapping("/products/{id:\\d+}/samples")
    Object add(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        var item = new ItemId(id);
        var typed = new Typed(values);
        try {
            var sample = keep.add(
                    scope,
                    item,
                    typed.text("serial"),
                    typed.text("place"),
                    typed.choice("condition", DemonstrationSample.Condition.values()));
            new Toast(ui.t("catalog.sample.added"), sample.path() + "/retirement?version=1").after(redirect);
            return "redirect:" + item.path() + "/samples";
        } catch (Invalid why) {
            return ofItem(item, Form.refused(values, why), scope, ui);
        }
    }

    @GetMapping("/samples/{id:\\d+}")
    JteModel sample(@PathVariable long id, @RequestParam(defaultValue = "") String client, AccessScope scope, Ui ui) {
        var due = scope.date().plusDays(USUAL_DAYS).toString();
        return page(new SampleId(id), Form.of(Map.of("client", client, "dueBackOn", due)), scope, ui);
    }

    private JteModel page(SampleId id, Form form, AccessScope scope, Ui ui) {
        var sample = samples.get(scope, id);
        return templates.catalogSample(ui, new SamplePage(sample, samples.loans(scope, id), scope.date(), scope), form);
    }

    @PostMapping("/samples/{id:\\d+}/loans")
    Object lend(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        var sample = new SampleId(id);
        var typed = new Typed(values);
        try {
            var client = choice.chosen(scope, typed.text("client"), "client");
            var due = typed.day("dueBackOn");
            var loan = lend.lend(scope, sample, client, due, typed.orNull("note"));
            new Toast(ui.t("catalog.sample.lent", ui.date(due)), cancelling(loan)).after(redirect);
            return "redirect:" + sample.path();
        } catch (Invalid why) {
            return page(sample, Form.refused(values, why), scope, ui);
        }
    }

    static String cancelling(long loan) {
        return "/samples/loans/" + loan + "/cancelling?version=1";
    }

    /** Another place or condition. */
    @PostMapping("/samples/{id:\\d+}")
    Object change(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        var sample = new SampleId(id);
        var typed = new Typed(values);
        try {
            var before = samples.get(scope, sample);
            keep.change(
                    scope,
                    sample,
                    version,
                    typed.text("place"),
                    typed.choice("condition", DemonstrationSample.Condition.values()));
            var undo = UriComponentsBuilder.fromPath(sample.path())
                    .queryParam("place", "{place}")
                    .queryParam("condition", before.condition())
                    .queryParam("version", version + 1)
                    .encode()
                    .buildAndExpand(before.place())
                    .toUriString();
            new Toast(ui.t("catalog.sample.changed"), undo).after(redirect);
            return "redirect:" + sample.path();
        } catch (Invalid why) {
            return page(sample, Form.refused(values, why), scope, ui);
        }
    }

    @PostMapping("/samples/{id:\\d+}/retirement")
    Object retire(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        var sample = new SampleId(id);
        try {
            keep.retire(scope, sample, version);
            new Toast(ui.t("catalog.sample.retired"), sample.path() + "/restoring?version=" + (version + 1))
                    .after(redirect);
            return "redirect:" + sample.path();
        } catch (Invalid why) {
            return page(sample, Form.refused(values, why), scope, ui);
        }
    }

    @PostMapping("/samples/{id:\\d+}/restoring")
    String restore(@PathVariable long id, @RequestParam int version, AccessScope scope) {
        var sample = new SampleId(id);
        keep.restore(scope, sample, version);
        return "redirect:" + sample.path();
    }
}
