package caposaldo.collection.web;

import caposaldo.collection.DunningLetterId;
import caposaldo.db.AccessScope;
import caposaldo.web.paper.Papers;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A dunning letter as PDF, for people and for programs. */
@RestController
class LetterPaperController {

    private final Papers papers;

    LetterPaperController(Papers papers) {
        this.papers = papers;
    }

    @GetMapping({"/collection/letters/{id:\\d+}/pdf", "/api/v1/collection/letters/{id:\\d+}/pdf"})
    ResponseEntity<byte[]> letter(@PathVariable long id, AccessScope scope) {
        return papers.answer(scope, new DunningLetterId(id).path());
    }
}
