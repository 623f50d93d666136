package caposaldo.ordering.web;

import caposaldo.db.AccessScope;
import caposaldo.ordering.DeliveryNoteId;
import caposaldo.ordering.SalesOrderId;
import caposaldo.receivable.LedgerItemId;
import caposaldo.web.paper.Papers;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Orders, deliveries and invoices as PDF, for people and for programs. */
@RestController
class OrderPaperController {

    private final Papers papers;

    OrderPaperController(Papers papers) {
        this.papers = papers;
    }

    @GetMapping({"/orders/{id:\\d+}/pdf", "/api/v1/orders/{id:\\d+}/pdf"})
    ResponseEntity<byte[]> order(@PathVariable long id, AccessScope scope) {
        return papers.answer(scope, new SalesOrderId(id).path());
    }

    @GetMapping({"/deliveries/{id:\\d+}/pdf", "/api/v1/deliveries/{id:\\d+}/pdf"})
    ResponseEntity<byte[]> delivery(@PathVariable long id, AccessScope scope) {
        return papers.answer(scope, new DeliveryNoteId(id).path());
    }

    @GetMapping({"/receivables/items/{id:\\d+}/pdf", "/api/v1/receivables/items/{id:\\d+}/pdf"})
    ResponseEntity<byte[]> invoice(@PathVariable long id, AccessScope scope) {
        return papers.answer(scope, new LedgerItemId(id).path());
    }
}
