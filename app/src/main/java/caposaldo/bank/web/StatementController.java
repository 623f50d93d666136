package caposaldo.bank.web;

import caposaldo.bank.BankEntries;
import caposaldo.bank.BankStatements;
import caposaldo.bank.Payers;
import caposaldo.bank.TakeStatements;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Invalid.Problem;
import caposaldo.kernel.Right;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Statements of our banks: sent, shown with what became of them; and what was learned of payers on the way. */
@Controller
class StatementController {

    private static final int SHOWN = 100;

    private final Templates templates;
    private final TakeStatements take;
    private final BankStatements statements;
    private final BankEntries entries;
    private final Payers payers;

    StatementController(
            Templates templates, TakeStatements take, BankStatements statements, BankEntries entries, Payers payers) {
        this.templates = templates;
        this.take = take;
        this.statements = statements;
        this.entries = entries;
        this.payers = payers;
    }

    @GetMapping("/bank/statements/new")
    JteModel form(AccessScope scope, Ui ui) {
        scope.require(Right.RECEIVABLE_POST);
        return templates.bankNew(ui, Form.blank());
    }

    @PostMapping("/bank/statements")
    Object take(
            @RequestParam(required = false) @Nullable MultipartFile file,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect)
            throws IOException {
        scope.require(Right.RECEIVABLE_POST);
        if (file == null) {
            return templates.bankNew(
                    ui, new Form(Map.of(), List.of(new Problem("file", "bank.refused.empty", List.of()))));
        }
        try (var content = file.getInputStream()) {
            var taken = take.take(scope, Objects.requireNonNullElse(file.getOriginalFilename(), ""), content);
            var fresh = taken.stream().filter(TakeStatements.Taken::fresh).count();
            new Toast(fresh == 0 ? ui.t("bank.statement.known") : ui.t("bank.statement.taken", fresh)).after(redirect);
            return "redirect:/bank/statements/" + taken.getLast().id();
        } catch (Invalid why) {
            return templates.bankNew(ui, new Form(Map.of(), why.problems()));
        }
    }

    @GetMapping("/bank/statements/{id:\\d+}")
    JteModel statement(@PathVariable long id, AccessScope scope, Ui ui) {
        return templates.bankStatement(
                ui, new StatementPage(statements.get(scope, id), entries.of(scope, id, SHOWN), SHOWN));
    }

    @GetMapping("/bank/payers/{id:\\d+}")
    JteModel payer(@PathVariable long id, AccessScope scope, Ui ui) {
        return templates.bankPayer(ui, payers.get(scope, id));
    }

    @PostMapping("/bank/payers/{id:\\d+}/forgetting")
    String forget(@PathVariable long id, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        payers.forget(scope, id);
        new Toast(ui.t("bank.payer.forgotten")).after(redirect);
        return "redirect:/bank/payers";
    }
}
