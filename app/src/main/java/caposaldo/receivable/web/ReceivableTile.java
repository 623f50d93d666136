package caposaldo.receivable.web;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.receivable.PromiseRecords;
import caposaldo.receivable.Receivables;
import caposaldo.web.Fact;
import caposaldo.web.HomeTile;
import caposaldo.web.Tone;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** On Today: what is overdue, and who owes most of it. */
@Controller
class ReceivableTile implements HomeTile {

    private final Templates templates;
    private final Receivables receivables;
    private final PromiseRecords promises;

    ReceivableTile(Templates templates, Receivables receivables, PromiseRecords promises) {
        this.templates = templates;
        this.receivables = receivables;
        this.promises = promises;
    }

    @Override
    public int rank() {
        return 20;
    }

    @Override
    public List<Fact> facts(AccessScope scope, Ui ui) {
        if (!scope.may(Right.RECEIVABLE_READ)) {
            return List.of();
        }
        var facts = new ArrayList<Fact>();
        var overdue = receivables.total(scope).overdue();
        if (AccountFacts.isAny(overdue)) {
            facts.add(Fact.of(ui.t("receivable.overdue"), ui.moneyRounded(overdue))
                    .tone(Tone.BAD)
                    .opens("/receivables/items?state=OVERDUE"));
        }
        var month = scope.date().withDayOfMonth(1);
        var broken = promises.countBroken(scope, month);
        if (broken > 0) {
            facts.add(Fact.of(ui.t("receivable.promises.broken"), ui.number(broken))
                    .tone(Tone.WARN)
                    .opens("/receivables/promises?state=BROKEN&decidedOn.from=" + month));
        }
        return List.copyOf(facts);
    }

    @Override
    public List<String> parts(AccessScope scope) {
        return scope.may(Right.RECEIVABLE_READ)
                        && !receivables.mostOverdue(scope, 1).isEmpty()
                ? List.of("/today/overdue")
                : List.of();
    }

    @GetMapping("/today/overdue")
    JteModel overdue(AccessScope scope, Ui ui) {
        scope.require(Right.RECEIVABLE_READ);
        return templates.receivableToday(ui, receivables.mostOverdue(scope, AccountController.ROWS));
    }
}
