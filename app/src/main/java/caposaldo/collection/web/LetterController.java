package caposaldo.collection.web;

import caposaldo.account.ClientId;
import caposaldo.collection.DunningLetterId;
import caposaldo.collection.DunningLetters;
import caposaldo.collection.HandOverLetter;
import caposaldo.collection.SendLetter;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.ubl.UblAnswer;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import caposaldo.web.Wording;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.math.BigDecimal;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One dunning letter: sent, read, printed, withdrawn. */
@Controller
class LetterController {

    private final Templates templates;
    private final DunningLetters letters;
    private final DunningApi.Acts acts;
    private final Wording wording;
    private final LedgerCurrency currency;

    LetterController(
            Templates templates,
            DunningLetters letters,
            DunningApi.Acts acts,
            Wording wording,
            LedgerCurrency currency) {
        this.templates = templates;
        this.letters = letters;
        this.acts = acts;
        this.wording = wording;
        this.currency = currency;
    }

    @GetMapping("/collection/letters/{id:\\d+}")
    JteModel letter(@PathVariable long id, AccessScope scope, Ui ui) {
        return page(scope, new DunningLetterId(id), Form.blank(), ui);
    }

    @GetMapping("/collection/letters/{id:\\d+}/ubl")
    Object reminder(@PathVariable long id, AccessScope scope, Ui ui) {
        scope.require(Right.RECEIVABLE_READ);
        var letter = new DunningLetterId(id);
        try {
            return UblAnswer.of(acts.reminders().of(scope, letter));
        } catch (Invalid why) {
            return page(scope, letter, new Form(Map.of(), why.problems()), ui);
        }
    }

    private JteModel page(AccessScope scope, DunningLetterId id, Form form, Ui ui) {
        return templates.collectionLetter(ui, LetterPage.of(scope, letters.get(scope, id), wording), form);
    }

    @PostMapping("/collection/letters/{id:\\d+}/withdrawing")
    Object withdraw(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.DUNNING_SEND);
        var letter = new DunningLetterId(id);
        var typed = new Typed(values);
        try {
            acts.withdraw().withdraw(scope, letter, version, typed.text("because"));
            new Toast(ui.t("collection.letter.withdrawn")).after(redirect);
            return "redirect:" + letter.path();
        } catch (Invalid why) {
            return page(scope, letter, typed.refused(why), ui);
        }
    }

    @PostMapping("/collection/letters/{id:\\d+}/handing-over")
    Object handOver(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.DUNNING_SEND);
        var letter = new DunningLetterId(id);
        var typed = new Typed(values);
        try {
            var fee = typed.number("agencyFee").orElse(BigDecimal.ZERO);
            acts.handOver().handOver(scope, letter, version, new HandOverLetter.Agency(typed.text("agency"), fee));
            new Toast(ui.t("collection.letter.handedOver", typed.text("agency"))).after(redirect);
            return "redirect:" + letter.path();
        } catch (Invalid why) {
            return page(scope, letter, typed.refused(why), ui);
        }
    }

    @PostMapping("/clients/{id:\\d+}/collection/letters")
    String send(
            @PathVariable long id,
            @RequestParam(name = "currency", defaultValue = "") String code,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.DUNNING_SEND);
        var of = currency.of(new ClientId(id), code);
        return switch (acts.send().send(scope, of)) {
            case SendLetter.Outcome.Sent(var letter, var number) -> {
                new Toast(ui.t("collection.letter.sent", number)).after(redirect);
                yield "redirect:" + letter.path();
            }
            case SendLetter.Outcome.NotDue() -> {
                new Toast(ui.t("collection.letter.notDue")).after(redirect);
                yield "redirect:" + of.client().path() + "/collection?currency=" + of.currency();
            }
        };
    }
}
