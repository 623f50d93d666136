package caposaldo.strategy.web;

import caposaldo.account.ClientId;
import caposaldo.account.ClientRecords;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.strategy.IdentifyKeyAccounts;
import caposaldo.strategy.KeyAccounts;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who the key accounts are, why, and by which written rules. */
@Controller
class KeyAccountsController {

    private final Templates templates;
    private final KeyAccounts accounts;
    private final IdentifyKeyAccounts identify;
    private final ClientRecords records;

    KeyAccountsController(
            Templates templates, KeyAccounts accounts, IdentifyKeyAccounts identify, ClientRecords records) {
        this.templates = templates;
        this.accounts = accounts;
        this.identify = identify;
        this.records = records;
    }

    @GetMapping("/key-accounts")
    JteModel keyAccounts(AccessScope scope, Ui ui) {
        scope.require(Right.MARGIN_READ);
        return accounts.latest()
                .<JteModel>map(latest -> {
                    var before = accounts.before(latest);
                    var rows = accounts.keyAccounts(scope, latest);
                    return templates.strategyKeyAccounts(
                            ui,
                            latest,
                            rows,
                            before.map(b -> accounts.moves(scope, b, latest)).orElse(List.of()),
                            before.orElse(null),
                            ParetoChart.of(accounts.curve(latest), latest, ui),
                            identify.currentRules());
                })
                .orElseGet(() -> templates.strategyNone(ui));
    }

    @GetMapping("/clients/{id:\\d+}/strategy")
    JteModel client(@PathVariable long id, AccessScope scope, Ui ui) {
        scope.require(Right.MARGIN_READ);
        var client = new ClientId(id);
        var head = records.head(scope, client, ui);
        var latest = accounts.latest();
        return templates.strategyClient(
                ui,
                head,
                latest.orElse(null),
                latest.flatMap(l -> accounts.of(scope, l, client)).orElse(null),
                latest.map(l -> accounts.past(scope, l.metric(), client)).orElse(List.of()));
    }

    @GetMapping("/key-accounts/rules")
    JteModel rules(AccessScope scope, Ui ui) {
        scope.require(Right.MARGIN_READ);
        var rules = identify.currentRules();
        return templates.strategyRules(ui, rules, Form.of(RulesForm.values(rules)), scope.may(Right.RULES_EDIT));
    }

    @PostMapping("/key-accounts/rules")
    Object change(
            @RequestParam MultiValueMap<String, String> typed, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        scope.require(Right.RULES_EDIT);
        var current = identify.currentRules();
        try {
            identify.change(scope, RulesForm.rules(typed, current), RulesForm.why(typed));
            new Toast(ui.t("strategy.rules.changed")).after(redirect);
            return "redirect:/key-accounts";
        } catch (Invalid why) {
            return templates.strategyRules(ui, current, Form.refused(typed, why), true);
        }
    }

    /** The newest ranking in a program's words. */
    record ApiSnapshot(
            KeyAccounts.@Nullable Snapshot snapshot, List<KeyAccounts.Row> keyAccounts, List<KeyAccounts.Move> moves) {}

    @GetMapping("/api/v1/key-accounts")
    @ResponseBody
    ApiSnapshot api(AccessScope scope) {
        scope.require(Right.MARGIN_READ);
        return accounts.latest()
                .map(latest -> new ApiSnapshot(
                        latest,
                        accounts.keyAccounts(scope, latest),
                        accounts.before(latest)
                                .map(before -> accounts.moves(scope, before, latest))
                                .orElse(List.of())))
                .orElse(new ApiSnapshot(null, List.of(), List.of()));
    }
}
