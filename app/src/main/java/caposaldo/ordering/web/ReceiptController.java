package caposaldo.ordering.web;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.ordering.TakeReceiptAdvice;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The client's system tells what it received of a delivery. */
@Controller
class ReceiptController {

    private final Templates templates;
    private final TakeReceiptAdvice take;

    ReceiptController(Templates templates, TakeReceiptAdvice take) {
        this.templates = templates;
        this.take = take;
    }

    @GetMapping("/deliveries/receipts/new")
    JteModel form(AccessScope scope, Ui ui) {
        scope.require(Right.ORDER_CONFIRM);
        return templates.orderingReceipt(ui, Form.blank());
    }

    @PostMapping("/deliveries/receipts")
    Object take(
            @RequestParam(required = false) @Nullable MultipartFile file,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect)
            throws IOException {
        scope.require(Right.ORDER_CONFIRM);
        try (var content = DocumentController.content(file)) {
            var taken = take.take(scope, content);
            new Toast(ui.t(taken.fresh() ? "ordering.receipt.taken" : "ordering.receipt.known", taken.number()))
                    .after(redirect);
            return "redirect:" + taken.note().path();
        } catch (Invalid why) {
            return templates.orderingReceipt(ui, new Form(Map.of(), why.problems()));
        }
    }
}
