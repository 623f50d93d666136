package caposaldo.reconciliation.web;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.reconciliation.ReconciliationId;
import caposaldo.reconciliation.Statements;
import caposaldo.ubl.UblAnswer;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** An act as a file for the client's system. */
@Controller
class LedgerStatementController {

    private final Statements statements;
    private final ReconciliationPages pages;

    LedgerStatementController(Statements statements, ReconciliationPages pages) {
        this.statements = statements;
        this.pages = pages;
    }

    @GetMapping("/reconciliations/{id:\\d+}/ubl")
    Object statement(@PathVariable long id, AccessScope scope, Ui ui) {
        scope.require(Right.RECEIVABLE_READ);
        var act = new ReconciliationId(id);
        return pages.after(scope, act, Typed.NOTHING, ui, () -> UblAnswer.of(statements.of(scope, act)));
    }
}
