package caposaldo.ordering.web;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.ordering.OrderResponses;
import caposaldo.ordering.SalesOrderId;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The answer to an order as a file for the buyer's system. */
@Controller
class ResponseController {

    private final SalesOrderPages pages;
    private final OrderResponses responses;

    ResponseController(SalesOrderPages pages, OrderResponses responses) {
        this.pages = pages;
        this.responses = responses;
    }

    @GetMapping("/orders/{id:\\d+}/response")
    Object response(@PathVariable long id, AccessScope scope, Ui ui) {
        scope.require(Right.ORDER_READ);
        var order = new SalesOrderId(id);
        return pages.after(scope, order, Typed.NOTHING, ui, () -> file(order, responses.of(scope, order)));
    }

    @GetMapping("/api/v1/orders/{id:\\d+}/response")
    ResponseEntity<byte[]> response(@PathVariable long id, AccessScope scope) {
        scope.require(Right.ORDER_READ);
        var order = new SalesOrderId(id);
        return file(order, responses.of(scope, order));
    }

    private static ResponseEntity<byte[]> file(SalesOrderId order, byte[] content) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"order-response-" + order.value() + ".xml\"")
                .body(content);
    }
}
