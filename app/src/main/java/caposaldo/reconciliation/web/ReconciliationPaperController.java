package caposaldo.reconciliation.web;

import caposaldo.db.AccessScope;
import caposaldo.reconciliation.ReconciliationId;
import caposaldo.web.paper.Papers;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** An act of reconciliation as PDF, for people and for programs. */
@RestController
class ReconciliationPaperController {

    private final Papers papers;

    ReconciliationPaperController(Papers papers) {
        this.papers = papers;
    }

    @GetMapping({"/reconciliations/{id:\\d+}/pdf", "/api/v1/reconciliations/{id:\\d+}/pdf"})
    ResponseEntity<byte[]> reconciliation(@PathVariable long id, AccessScope scope) {
        return papers.answer(scope, new ReconciliationId(id).path());
    }
}
