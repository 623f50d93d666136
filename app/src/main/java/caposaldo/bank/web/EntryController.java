package caposaldo.bank.web;

import caposaldo.account.ClientChoice;
import caposaldo.account.ClientId;
import caposaldo.bank.BankEntries;
import caposaldo.bank.BankEntry;
import caposaldo.bank.BankEntry.SetAside;
import caposaldo.bank.DecideEntry;
import caposaldo.bank.MatchEntries;
import caposaldo.currency.ExchangeRates;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.receivable.Apportionment.Share;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.receivable.LedgerItemId;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One booking after the other: what it may be, by one key; set aside; taken back. */
@Controller
class EntryController {

    private static final String WAITING = "/bank/entries?state=TO_DECIDE";

    private final Templates templates;
    private final BankEntries entries;
    private final MatchEntries match;
    private final DecideEntry decide;
    private final ClientChoice choice;
    private final Currencies currencies;

    /** What ledgers are kept in, and what it is worth. */
    @Component
    record Currencies(LedgerCurrency ledger, ExchangeRates rates) {}

    EntryController(
            Templates templates,
            BankEntries entries,
            MatchEntries match,
            DecideEntry decide,
            ClientChoice choice,
            Currencies currencies) {
        this.templates = templates;
        this.entries = entries;
        this.match = match;
        this.decide = decide;
        this.choice = choice;
        this.currencies = currencies;
    }

    /** With a client it is said what the money may be of that one. */
    @GetMapping("/bank/entries/{id:\\d+}")
    JteModel entry(
            @PathVariable long id, @RequestParam MultiValueMap<String, String> values, AccessScope scope, Ui ui) {
        var typed = new Typed(values);
        var entry = entries.get(scope, id);
        try {
            var chosen = typed.text("client").isEmpty() ? null : choice.chosen(scope, typed.text("client"), "client");
            return page(entry, chosen, Form.of(typed.single()), scope, ui);
        } catch (Invalid why) {
            return page(entry, null, typed.refused(why), scope, ui);
        }
    }

    private JteModel page(BankEntry entry, @Nullable ClientId chosen, Form form, AccessScope scope, Ui ui) {
        var next = entries.next(scope, entry);
        var client = chosen == null ? null : form.value("client");
        var proposals = match.propose(scope, entry, chosen);
        return templates.bankEntry(ui, new EntryPage(entry, proposals, next, worth(entry), client), form);
    }

    private Optional<EntryPage.Worth> worth(BankEntry entry) {
        var asked = entry.rated();
        return entry.state() == BankEntry.State.TO_DECIDE
                        && !currencies.ledger().isOwn(asked.currency())
                ? Optional.of(new EntryPage.Worth(
                        currencies.rates().of(List.of(asked)).get(asked)))
                : Optional.empty();
    }

    @PostMapping("/bank/entries/{id:\\d+}/acceptance")
    Object accept(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.RECEIVABLE_POST);
        var typed = new Typed(values);
        var entry = entries.get(scope, id);
        try {
            var client = new ClientId(typed.requireKey("of", "account.choice.none"));
            decide.accept(
                    scope,
                    id,
                    version,
                    client,
                    ids(typed, "credit-"),
                    shares(typed, entry.amount().currency()));
            return decided(scope, entry, ui.t("bank.entry.accepted", ui.money(entry.amount())), redirect);
        } catch (Invalid why) {
            return page(entries.get(scope, id), null, typed.refused(why), scope, ui);
        }
    }

    private List<Share> shares(Typed typed, Currency of) {
        var shares = new ArrayList<Share>();
        for (var debt : ids(typed, "share-")) {
            var field = "share-" + debt.value();
            typed.number(field)
                    .ifPresent(amount ->
                            shares.add(new Share(debt, currencies.ledger().exact(amount, of, field))));
        }
        return shares;
    }

    private static List<LedgerItemId> ids(Typed typed, String prefix) {
        return typed.values().keySet().stream()
                .filter(name -> name.matches(prefix + "[0-9]{1,18}"))
                .map(name -> new LedgerItemId(Long.parseLong(name.substring(prefix.length()))))
                .toList();
    }

    /** On to the next that waits, with a way back to this one. */
    private String decided(AccessScope scope, BankEntry before, String said, RedirectAttributes redirect) {
        var after = entries.get(scope, before.id());
        new Toast(said, after.path() + "/reopening?version=" + after.version()).after(redirect);
        return "redirect:" + entries.next(scope, before).map(BankEntry::path).orElse(WAITING);
    }

    @PostMapping("/bank/entries/{id:\\d+}/setting-aside")
    Object setAside(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.RECEIVABLE_POST);
        var typed = new Typed(values);
        var entry = entries.get(scope, id);
        try {
            decide.setAside(scope, id, version, typed.choice("because", SetAside.values()));
            return decided(scope, entry, ui.t("bank.entry.setAside.done"), redirect);
        } catch (Invalid why) {
            return page(entry, null, typed.refused(why), scope, ui);
        }
    }

    @PostMapping("/bank/entries/{id:\\d+}/reopening")
    String reopen(
            @PathVariable long id, @RequestParam int version, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        decide.reopen(scope, id, version);
        new Toast(ui.t("bank.entry.reopened")).after(redirect);
        return "redirect:" + BankEntry.path(id);
    }

    /** Looks again at everything that waits. */
    @PostMapping("/bank/matching")
    String match(AccessScope scope, Ui ui, RedirectAttributes redirect) {
        new Toast(ui.t("bank.matched", match.matchAll(scope))).after(redirect);
        return "redirect:" + WAITING;
    }
}
