package caposaldo.credit.web;

import static caposaldo.credit.web.CreditBodies.required;

import caposaldo.credit.HoldRules;
import caposaldo.credit.LimitRights;
import caposaldo.credit.OverLimitRule;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.kernel.Role;
import caposaldo.receivable.LedgerCurrency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Hold rules and how far each role may go, for programs. */
@RestController
@RequestMapping("/api/v1/credit")
class CreditRuleApi {

    private final HoldRules rules;
    private final LimitRights rights;
    private final LedgerCurrency currency;
    private final OverLimitRule over;

    CreditRuleApi(HoldRules rules, LimitRights rights, LedgerCurrency currency, OverLimitRule over) {
        this.rules = rules;
        this.rights = rights;
        this.currency = currency;
        this.over = over;
    }

    @GetMapping("/rules")
    List<CreditBodies.RuleBody> rules(AccessScope scope) {
        return rules.all(scope).stream().map(CreditBodies.RuleBody::of).toList();
    }

    @PostMapping("/rules")
    ResponseEntity<CreditBodies.Added> add(@RequestBody CreditBodies.NewRule wanted, AccessScope scope) {
        scope.require(Right.CREDIT_RULES);
        var added = rules.add(
                scope,
                new HoldRules.Facts(
                        required(wanted.measure(), "measure"),
                        Optional.ofNullable(wanted.threshold()),
                        Optional.ofNullable(wanted.creditClass()),
                        required(wanted.point(), "point"),
                        required(wanted.effect(), "effect")));
        return ResponseEntity.status(HttpStatus.CREATED).body(new CreditBodies.Added(added));
    }

    @DeleteMapping("/rules/{rule:\\d+}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable long rule, AccessScope scope) {
        rules.remove(scope, rule);
    }

    @GetMapping("/over-limit")
    OverLimitRule.Written over(AccessScope scope) {
        return over.get(scope);
    }

    @PutMapping("/over-limit")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void setOver(@RequestBody CreditBodies.NewOverLimit wanted, AccessScope scope) {
        scope.require(Right.CREDIT_RULES);
        over.set(scope, required(wanted.days(), "days"), required(wanted.version(), "version"));
    }

    @GetMapping("/rights")
    List<CreditBodies.RightBody> rights(AccessScope scope) {
        return rights.all(scope).stream().map(CreditBodies.RightBody::of).toList();
    }

    @PutMapping("/rights/{role}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void set(@PathVariable Role role, @RequestBody CreditBodies.NewRight wanted, AccessScope scope) {
        scope.require(Right.CREDIT_RULES);
        rights.set(
                scope,
                role,
                Objects.requireNonNullElse(wanted.matter(), LimitRights.Matter.LIMIT),
                Optional.ofNullable(wanted.most()).map(amount -> currency.exact(amount, "most")),
                required(wanted.version(), "version"));
    }
}
