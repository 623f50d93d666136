package caposaldo.claim.web;

import caposaldo.claim.ActId;
import caposaldo.db.AccessScope;
import caposaldo.web.paper.Papers;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** An act of discrepancy as PDF, for people and for programs. */
@RestController
class ActPaperController {

    private final Papers papers;

    ActPaperController(Papers papers) {
        this.papers = papers;
    }

    @GetMapping({"/acts/{id:\\d+}/pdf", "/api/v1/acts/{id:\\d+}/pdf"})
    ResponseEntity<byte[]> act(@PathVariable long id, AccessScope scope) {
        return papers.answer(scope, new ActId(id).path());
    }
}
