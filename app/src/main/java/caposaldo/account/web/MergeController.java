package caposaldo.account.web;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.account.Duplicates;
import caposaldo.account.MergeClients;
import caposaldo.account.MergeField;
import caposaldo.account.Merges;
import caposaldo.account.UndoMerge;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Two clients side by side, made one, and made two again. */
@Controller
class MergeController {

    private final Templates templates;
    private final Clients clients;
    private final Duplicates duplicates;
    private final Merges merges;
    private final MergeClients merge;
    private final UndoMerge undo;

    MergeController(
            Templates templates,
            Clients clients,
            Duplicates duplicates,
            Merges merges,
            MergeClients merge,
            UndoMerge undo) {
        this.templates = templates;
        this.clients = clients;
        this.duplicates = duplicates;
        this.merges = merges;
        this.merge = merge;
        this.undo = undo;
    }

    @GetMapping("/clients/duplicates/{pair:\\d+}")
    JteModel pair(@PathVariable long pair, AccessScope scope, Ui ui) {
        scope.require(Right.CLIENT_EDIT);
        var found = duplicates.get(scope, pair);
        return templates.accountMerge(ui, page(Optional.of(found), found.left(), found.right(), Form.blank(), scope));
    }

    @PostMapping("/clients/duplicates/{pair:\\d+}/apart")
    String keepApart(
            @PathVariable long pair, @RequestParam int version, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        duplicates.keepApart(scope, pair, version);
        var back = "/clients/duplicates/" + pair + "/reopening?version=" + (version + 1);
        new Toast(ui.t("account.apart.done"), back).after(redirect);
        return "redirect:/clients/duplicates";
    }

    @PostMapping("/clients/duplicates/{pair:\\d+}/reopening")
    String reopen(@PathVariable long pair, @RequestParam int version, AccessScope scope) {
        duplicates.reopen(scope, pair, version);
        return "redirect:/clients/duplicates/" + pair;
    }

    /** Two that a person has marked in the list. */
    @GetMapping("/clients/merging")
    JteModel chosen(@RequestParam(defaultValue = "") List<Long> id, AccessScope scope, Ui ui) {
        scope.require(Right.CLIENT_EDIT);
        if (id.size() != 2 || id.getFirst().equals(id.getLast())) {
            throw Invalid.field("", "account.merge.invalid.two");
        }
        return templates.accountMerge(
                ui,
                page(
                        Optional.empty(),
                        new ClientId(Math.min(id.getFirst(), id.getLast())),
                        new ClientId(Math.max(id.getFirst(), id.getLast())),
                        Form.blank(),
                        scope));
    }

    private MergePage page(
            Optional<Duplicates.Pair> pair, ClientId left, ClientId right, Form form, AccessScope scope) {
        return new MergePage(
                pair,
                clients.get(scope, left),
                clients.get(scope, right),
                merges.hangingOn(scope, left),
                merges.hangingOn(scope, right),
                form);
    }

    @PostMapping("/clients/merges")
    Object merge(
            @RequestParam long left,
            @RequestParam long right,
            @RequestParam @Nullable Long pair,
            @RequestParam MultiValueMap<String, String> typed,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        try {
            var wanted = wanted(left, right, typed);
            var made = merge.merge(scope, wanted);
            new Toast(ui.t("account.merge.done"), "/clients/merges/" + made + "/undoing").after(redirect);
            return "redirect:" + wanted.kept().path();
        } catch (Invalid why) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            var found = Optional.ofNullable(pair).map(id -> duplicates.get(scope, id));
            return templates.accountMerge(
                    ui, page(found, new ClientId(left), new ClientId(right), Form.refused(typed, why), scope));
        }
    }

    private static MergeClients.Merge wanted(long left, long right, MultiValueMap<String, String> typed) {
        var keepsLeft = Long.toString(left).equals(typed.getFirst("keep"));
        if (!keepsLeft && !Long.toString(right).equals(typed.getFirst("keep"))) {
            throw Invalid.field("keep", "account.merge.invalid.keep");
        }
        var kept = keepsLeft ? left : right;
        var merged = keepsLeft ? right : left;
        Set<MergeField> taken = EnumSet.noneOf(MergeField.class);
        for (var field : MergeField.values()) {
            if (Long.toString(merged).equals(typed.getFirst("take." + field.field()))) {
                taken.add(field);
            }
        }
        return new MergeClients.Merge(
                new ClientId(kept), version(typed, kept), new ClientId(merged), version(typed, merged), taken);
    }

    private static int version(MultiValueMap<String, String> typed, long client) {
        return Optional.ofNullable(typed.getFirst("version." + client))
                .filter(v -> v.matches("\\d{1,9}"))
                .map(Integer::parseInt)
                .orElseThrow(() -> new Missing("version of client " + client));
    }

    @GetMapping("/clients/merges/{id:\\d+}")
    JteModel made(@PathVariable long id, AccessScope scope, Ui ui) {
        return templates.accountMade(ui, merges.get(scope, id));
    }

    @PostMapping("/clients/merges/{id:\\d+}/undoing")
    String undo(@PathVariable long id, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        var back = undo.undo(scope, id);
        new Toast(ui.t("account.merge.undone")).after(redirect);
        return "redirect:" + back.path();
    }
}
