package caposaldo.receivable.web;

import caposaldo.account.Client;
import caposaldo.account.ClientChoice;
import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import caposaldo.receivable.Apportionment;
import caposaldo.receivable.Apportionment.Share;
import caposaldo.receivable.ExternalKey;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.receivable.LedgerItem;
import caposaldo.receivable.LedgerItemId;
import caposaldo.receivable.PostPayment;
import caposaldo.receivable.Receivables;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Money that came in: whose it is, what it pays, together with credits that were waiting. */
@Controller
class PaymentController {

    private static final int MOST = 200;
    private static final String FORM = "form";

    private final Templates templates;
    private final Receivables receivables;
    private final LedgerItemController.Acts acts;
    private final PostPayment post;
    private final Chosen chosen;
    private final LedgerCurrency currency;

    /** Whose money it is. */
    @org.springframework.stereotype.Component
    record Chosen(Clients clients, ClientChoice choice) {

        Optional<Client> in(AccessScope scope, Typed typed) {
            return typed.key("of").isPresent() && typed.text("client").isEmpty()
                    ? typed.key("of").map(id -> clients.get(scope, new ClientId(id)))
                    : typed.text("client").isEmpty()
                            ? Optional.empty()
                            : Optional.of(clients.get(scope, choice.chosen(scope, typed.text("client"), "client")));
        }
    }

    PaymentController(
            Templates templates,
            Receivables receivables,
            LedgerItemController.Acts acts,
            PostPayment post,
            Chosen chosen,
            LedgerCurrency currency) {
        this.templates = templates;
        this.receivables = receivables;
        this.acts = acts;
        this.post = post;
        this.chosen = chosen;
        this.currency = currency;
    }

    /** With a client and an amount it proposes which debts are paid: those the payer names, then the oldest. */
    @GetMapping("/receivables/payments/new")
    JteModel form(@RequestParam MultiValueMap<String, String> values, AccessScope scope, Ui ui) {
        scope.require(Right.RECEIVABLE_POST);
        var typed = new Typed(values);
        try {
            var client = chosen.in(scope, typed).orElse(null);
            var shown = new HashMap<>(typed.single());
            shown.putIfAbsent("paidOn", scope.date().toString());
            if (client == null) {
                return page(new PaymentPage(Form.of(shown), null, List.of(), List.of(), once(typed)), ui);
            }
            shown.put("client", ClientChoice.written(client));
            var debts = receivables.openDebts(scope, client.id(), of(typed), MOST);
            var credits = receivables.openCredits(scope, client.id(), of(typed), MOST);
            money(typed, credits)
                    .ifPresent(money -> Apportionment.propose(money, debts, typed.text("reference"))
                            .forEach(share -> shown.put("share-" + share.debt().value(), plain(share.amount()))));
            return page(new PaymentPage(Form.of(shown), client, debts, credits, once(typed)), ui);
        } catch (Invalid why) {
            return page(new PaymentPage(typed.refused(why), null, List.of(), List.of(), once(typed)), ui);
        }
    }

    private JteModel page(PaymentPage page, Ui ui) {
        return templates.receivablePayment(ui, page);
    }

    private static String once(Typed typed) {
        return typed.text("once").isEmpty() ? UUID.randomUUID().toString() : typed.text("once");
    }

    private static String plain(Money amount) {
        return amount.amount().toPlainString();
    }

    private Currency of(Typed typed) {
        return currency.named(typed.orNull("currency"));
    }

    /** What came in and the credits that are ticked; empty when it is nothing. */
    private Optional<Money> money(Typed typed, List<LedgerItem> credits) {
        var in = typed.number("amount")
                .map(amount -> currency.exact(amount, of(typed), "amount"))
                .orElse(currency.exact(BigDecimal.ZERO, of(typed), "amount"));
        var all = credits.stream()
                .filter(credit -> typed.isOn(PaymentPage.credit(credit)))
                .map(LedgerItem::open)
                .reduce(in, Money::plus);
        return all.amount().signum() > 0 ? Optional.of(all) : Optional.empty();
    }

    @PostMapping("/receivables/payments")
    Object post(
            @RequestParam MultiValueMap<String, String> values, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        scope.require(Right.RECEIVABLE_POST);
        var typed = new Typed(values);
        try {
            var client = chosen.in(scope, typed)
                    .orElseThrow(() -> Invalid.field("client", "account.choice.none"))
                    .id();
            posted(scope, client, typed, ui).after(redirect);
            return "redirect:" + client.path() + "/receivables";
        } catch (Invalid why) {
            return again(scope, typed, why, ui);
        }
    }

    private JteModel again(AccessScope scope, Typed typed, Invalid why, Ui ui) {
        var unknown = why.problems().stream()
                .anyMatch(problem ->
                        problem.field().equals("client") || problem.messageKey().equals("receivable.invalid.currency"));
        var client = unknown ? null : chosen.in(scope, typed).orElse(null);
        return page(
                new PaymentPage(
                        typed.refused(why),
                        client,
                        client == null ? List.of() : receivables.openDebts(scope, client.id(), of(typed), MOST),
                        client == null ? List.of() : receivables.openCredits(scope, client.id(), of(typed), MOST),
                        once(typed)),
                ui);
    }

    private Toast posted(AccessScope scope, ClientId client, Typed typed, Ui ui) {
        var credits = ids(typed, "credit-");
        var shares = new ArrayList<Share>();
        for (var debt : ids(typed, "share-")) {
            var field = "share-" + debt.value();
            typed.number(field)
                    .filter(amount -> amount.signum() != 0)
                    .ifPresent(amount -> shares.add(new Share(debt, currency.exact(amount, of(typed), field))));
        }
        if (typed.text("amount").isEmpty()) {
            acts.apply().apply(scope, client, credits, shares);
            return new Toast(ui.t("receivable.credits.applied"));
        }
        var amount = currency.exact(typed.requireNumber("amount", "receivable.invalid.amount"), of(typed), "amount");
        var id = post.post(
                scope,
                new PostPayment.Payment(
                        client,
                        amount,
                        typed.day("paidOn"),
                        typed.orNull("reference"),
                        credits,
                        shares,
                        typed.text("once").isEmpty() ? null : new ExternalKey(FORM, typed.text("once"))));
        return new Toast(ui.t("receivable.payment.posted", ui.money(amount)), id.path() + "/cancelling?version=1");
    }

    private static List<LedgerItemId> ids(Typed typed, String prefix) {
        return typed.values().keySet().stream()
                .filter(name -> name.matches(prefix + "[0-9]{1,18}"))
                .map(name -> new LedgerItemId(Long.parseLong(name.substring(prefix.length()))))
                .toList();
    }
}
