package caposaldo.reconciliation.web;

import caposaldo.db.AccessScope;
import caposaldo.exchange.Imports;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Invalid.Problem;
import caposaldo.kernel.Right;
import caposaldo.reconciliation.ReconciliationId;
import caposaldo.reconciliation.Reconciliations;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Ui;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The client's own ledger comes: a statement at once, a table by the road of every table. */
@Controller
class TheirLedgerController {

    static final String TARGET = "clientLedger";

    private static final int LOOKED_AT = 64;

    private final ReconciliationPages pages;
    private final Reconciliations acts;
    private final MatchingController.Says says;
    private final Imports imports;

    TheirLedgerController(
            ReconciliationPages pages, Reconciliations acts, MatchingController.Says says, Imports imports) {
        this.pages = pages;
        this.acts = acts;
        this.says = says;
        this.imports = imports;
    }

    @PostMapping("/reconciliations/{id:\\d+}/ledger")
    Object take(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(required = false) @Nullable MultipartFile file,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect)
            throws IOException {
        scope.require(Right.RECEIVABLE_COLLECT);
        var act = new ReconciliationId(id);
        if (file == null || file.isEmpty()) {
            return pages.of(
                    scope,
                    act,
                    new Form(Map.of(), List.of(new Problem("file", "reconciliation.refused.empty", List.of()))),
                    ui);
        }
        var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        try (var content = new BufferedInputStream(file.getInputStream())) {
            if (beginsLikeXml(content)) {
                says.take().take(scope, act, version, name, content);
                new Toast(ui.t("reconciliation.taken")).after(redirect);
                return "redirect:" + act.path() + "/matching";
            }
            var number = acts.get(scope, act).number();
            return "redirect:/imports/"
                    + imports.upload(scope, TARGET, name, content, number).id();
        } catch (Invalid why) {
            return pages.of(scope, act, new Form(Map.of(), why.problems()), ui);
        }
    }

    private static boolean beginsLikeXml(BufferedInputStream content) throws IOException {
        content.mark(LOOKED_AT);
        var begin = content.readNBytes(LOOKED_AT);
        content.reset();
        for (var each : begin) {
            if (each == '<') {
                return true;
            } else if (each > ' ') {
                return false;
            }
        }
        return false;
    }

    @PostMapping("/reconciliations/{id:\\d+}/ledger/removal")
    Object forget(
            @PathVariable long id, @RequestParam int version, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var act = new ReconciliationId(id);
        try {
            says.take().forget(scope, act, version);
            new Toast(ui.t("reconciliation.forgotten")).after(redirect);
            return "redirect:" + act.path();
        } catch (Invalid why) {
            return pages.of(scope, act, new Form(Map.of(), why.problems()), ui);
        }
    }
}
