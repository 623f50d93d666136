package caposaldo.currency.web;

import caposaldo.currency.KeepRates;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Invalid.Problem;
import caposaldo.kernel.Right;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Rates of exchange, typed one by one or sent as a file of the European Central Bank. */
@Controller
class RateController {

    private final Templates templates;
    private final KeepRates rates;

    RateController(Templates templates, KeepRates rates) {
        this.templates = templates;
        this.rates = rates;
    }

    @GetMapping("/currency/rates/new")
    JteModel form(AccessScope scope, Ui ui) {
        scope.require(Right.RECEIVABLE_POST);
        return templates.currencyRate(ui, Form.of(Map.of("day", scope.date().toString())));
    }

    @PostMapping("/currency/rates")
    Object keep(
            @RequestParam MultiValueMap<String, String> values, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        scope.require(Right.RECEIVABLE_POST);
        var typed = new Typed(values);
        try {
            rates.keep(
                    scope,
                    typed.text("currency"),
                    typed.day("day"),
                    typed.requireNumber("units", "currency.invalid.units"));
            new Toast(ui.t("currency.rate.kept")).after(redirect);
            return "redirect:/currency/rates";
        } catch (Invalid why) {
            return templates.currencyRate(ui, typed.refused(why));
        }
    }

    @GetMapping("/currency/rates/file")
    JteModel file(AccessScope scope, Ui ui) {
        scope.require(Right.RECEIVABLE_POST);
        return templates.currencyFile(ui, Form.blank());
    }

    @PostMapping("/currency/rates/file")
    Object take(
            @RequestParam(required = false) @Nullable MultipartFile file,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect)
            throws IOException {
        scope.require(Right.RECEIVABLE_POST);
        if (file == null) {
            return templates.currencyFile(
                    ui, new Form(Map.of(), List.of(new Problem("file", "currency.refused.none", List.of()))));
        }
        try (var content = file.getInputStream()) {
            new Toast(ui.t("currency.rate.taken", rates.take(scope, content))).after(redirect);
            return "redirect:/currency/rates";
        } catch (Invalid why) {
            return templates.currencyFile(ui, new Form(Map.of(), why.problems()));
        }
    }
}
