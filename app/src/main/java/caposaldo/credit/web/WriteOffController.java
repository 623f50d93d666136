package caposaldo.credit.web;

import caposaldo.credit.WriteOff;
import caposaldo.credit.WriteOffDebt;
import caposaldo.credit.WriteOffs;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.receivable.LedgerItemId;
import caposaldo.receivable.Receivables;
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

/** A debt that will not come is written off, or asked to be. */
@Controller
class WriteOffController {

    private final Templates templates;
    private final WriteOffDebt writeOff;
    private final WriteOffs writeOffs;
    private final Receivables receivables;
    private final LedgerCurrency currency;

    WriteOffController(
            Templates templates,
            WriteOffDebt writeOff,
            WriteOffs writeOffs,
            Receivables receivables,
            LedgerCurrency currency) {
        this.templates = templates;
        this.writeOff = writeOff;
        this.writeOffs = writeOffs;
        this.receivables = receivables;
        this.currency = currency;
    }

    @GetMapping("/credit/write-offs/of/{debt:\\d+}")
    JteModel form(@PathVariable long debt, AccessScope scope, Ui ui) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var item = receivables.get(scope, new LedgerItemId(debt));
        return templates.creditWriteOffNew(
                ui, item, Form.of(Map.of("amount", item.open().amount().toPlainString())));
    }

    @PostMapping("/credit/write-offs/of/{debt:\\d+}")
    Object ask(
            @PathVariable long debt,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var item = new LedgerItemId(debt);
        var typed = new Typed(values);
        try {
            var amount = currency.exact(typed.requireNumber("amount", "receivable.invalid.amount"), "amount");
            var made = writeOffs.get(scope, writeOff.ask(scope, item, amount, typed.text("reason")));
            new Toast(ui.t(made.state() == WriteOff.State.DONE ? "credit.writeOff.done" : "credit.writeOff.sent"))
                    .after(redirect);
            return "redirect:" + WriteOff.path(made.id());
        } catch (Invalid why) {
            return templates.creditWriteOffNew(ui, receivables.get(scope, item), typed.refused(why));
        }
    }

    @GetMapping("/credit/write-offs/{id:\\d+}")
    JteModel writeOff(@PathVariable long id, AccessScope scope, Ui ui) {
        var read = writeOffs.get(scope, id);
        return templates.creditWriteOff(ui, read, WriteOffWords.facts(read, ui));
    }

    /** What the page of its approval shows of it. */
    @GetMapping("/credit/write-offs/{id:\\d+}/asked")
    JteModel asked(@PathVariable long id, AccessScope scope, Ui ui) {
        var read = writeOffs.get(scope, id);
        return templates.creditWriteOffAsked(ui, read, WriteOffWords.facts(read, ui));
    }
}
