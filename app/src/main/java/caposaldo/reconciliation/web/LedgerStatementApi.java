package caposaldo.reconciliation.web;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.reconciliation.ReconciliationId;
import caposaldo.reconciliation.Statements;
import caposaldo.ubl.UblAnswer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** An act as a file for the client's system, for programs. */
@RestController
@RequestMapping("/api/v1/reconciliations")
class LedgerStatementApi {

    private final Statements statements;

    LedgerStatementApi(Statements statements) {
        this.statements = statements;
    }

    /** As a UBL Statement. */
    @GetMapping("/{id:\\d+}/ubl")
    ResponseEntity<byte[]> statement(@PathVariable long id, AccessScope scope) {
        scope.require(Right.RECEIVABLE_READ);
        return UblAnswer.of(statements.of(scope, new ReconciliationId(id)));
    }
}
