package caposaldo.strategy.web;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.sales.RollingSales.Metric;
import caposaldo.strategy.CatchUp;
import caposaldo.strategy.ChangeRules;
import caposaldo.strategy.KeyAccounts;
import caposaldo.strategy.Moves;
import caposaldo.strategy.RuleVersion;
import caposaldo.strategy.Rules;
import caposaldo.strategy.Snapshot;
import caposaldo.strategy.Workings;
import caposaldo.strategy.web.ApiModel.KeyAccountsBody;
import caposaldo.strategy.web.ApiModel.RulesBody;
import caposaldo.strategy.web.ApiModel.StandingBody;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Key accounts for programs; all ranked clients are at {@code /key-accounts/{metric}/{day}/ranking}. */
@RestController
@RequestMapping("/api/v1")
class KeyAccountsApi {

    /** What the readers of this room share. */
    private record Readers(KeyAccounts accounts, Moves moves, Workings workings) {}

    private static final int ROWS = 200;

    private final Readers read;
    private final ChangeRules rules;
    private final Clients clients;
    private final CatchUp background;

    KeyAccountsApi(
            KeyAccounts accounts,
            Moves moves,
            Workings workings,
            ChangeRules rules,
            Clients clients,
            CatchUp background) {
        this.read = new Readers(accounts, moves, workings);
        this.rules = rules;
        this.clients = clients;
        this.background = background;
    }

    @GetMapping("/key-accounts")
    KeyAccountsBody keyAccounts(
            @RequestParam(defaultValue = "") String metric,
            @RequestParam(defaultValue = "") String asOf,
            @RequestParam(defaultValue = "") String segment,
            @RequestParam(defaultValue = "") String portfolio,
            AccessScope scope) {
        var look = Look.of(metric, asOf, segment, portfolio, usual(scope));
        var ranking = "/api/v1" + look.basis().ranking();
        return read.accounts
                .snapshot(scope, look.basis())
                .map(snapshot -> body(scope, look, snapshot, ranking))
                .orElseGet(() -> new KeyAccountsBody(
                        null, ranking, 0, List.of(), null, List.of(), List.of(), List.of(), null, background.left()));
    }

    private KeyAccountsBody body(AccessScope scope, Look look, Snapshot snapshot, String ranking) {
        var shown = read.accounts.keyAccounts(scope, snapshot, look.part(), ROWS);
        var before = read.accounts.before(snapshot);
        return new KeyAccountsBody(
                snapshot,
                ranking,
                shown.count(),
                shown.rows().stream().map(ApiModel.RowBody::of).toList(),
                before.map(Snapshot::asOf).orElse(null),
                before
                        .map(b -> read.moves
                                .between(scope, b, snapshot, look.part(), Integer.MAX_VALUE)
                                .rows())
                        .orElse(List.of())
                        .stream()
                        .map(ApiModel.MoveBody::of)
                        .toList(),
                read.accounts.curve(snapshot),
                read.accounts.days(snapshot.metric()),
                read.workings.model(snapshot).orElse(null),
                background.left());
    }

    private Metric usual(AccessScope scope) {
        return read.accounts.metrics(scope).stream().findFirst().orElse(Metric.REVENUE);
    }

    @GetMapping("/clients/{id}/standing")
    StandingBody standing(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String metric,
            @RequestParam(defaultValue = "") String asOf,
            AccessScope scope) {
        scope.require(Right.SALES_READ);
        var client = new ClientId(id);
        clients.check(scope, client);
        var look = Look.of(metric, asOf, "", "", usual(scope));
        return new StandingBody(
                read.workings
                        .of(scope, look.basis(), client)
                        .map(ApiModel.WorkingBody::of)
                        .orElse(null),
                read.moves.of(scope, look.basis().metric(), client).stream()
                        .map(ApiModel.PastBody::of)
                        .toList());
    }

    @GetMapping("/key-accounts/rules")
    RulesBody rules(AccessScope scope) {
        scope.require(Right.SALES_READ);
        return RulesBody.of(rules.current());
    }

    /** Every version, newest first. */
    @GetMapping("/key-accounts/rules/versions")
    List<RuleVersion> versions(AccessScope scope) {
        scope.require(Right.SALES_READ);
        return rules.versions();
    }

    @PutMapping("/key-accounts/rules")
    RulesBody change(@RequestBody RulesBody wanted, AccessScope scope) {
        scope.require(Right.RULES_EDIT);
        if (wanted.version() == null) {
            throw Invalid.field("version", "strategy.invalid.version");
        }
        rules.change(scope, wanted.version(), rules(wanted), wanted.why() == null ? "" : wanted.why());
        return RulesBody.of(rules.current());
    }

    /** What a change would do, without doing it. */
    @PostMapping("/key-accounts/rules/preview")
    ChangeRules.Effect preview(@RequestBody RulesBody wanted, AccessScope scope) {
        return rules.preview(scope, rules(wanted));
    }

    private static Rules rules(RulesBody wanted) {
        if (wanted.rules() == null) {
            throw Invalid.field("rules", "strategy.invalid.rules");
        }
        return wanted.rules();
    }
}
