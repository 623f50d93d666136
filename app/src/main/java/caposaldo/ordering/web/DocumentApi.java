package caposaldo.ordering.web;

import caposaldo.account.ClientId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.ordering.OrderResponses;
import caposaldo.ordering.SalesOrderId;
import caposaldo.ordering.TakeOrderDocument;
import caposaldo.ubl.UblAnswer;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Orders and their answers as files of the buyer's system, for programs. */
@RestController
@RequestMapping("/api/v1/orders")
class DocumentApi {

    /**
     * @param order where it stands
     * @param otherPrices lines on which the buyer reckoned with another price than ours
     */
    record TakenBody(long order, List<TakeOrderDocument.OtherPrice> otherPrices) {}

    private final TakeOrderDocument take;
    private final OrderResponses responses;

    DocumentApi(TakeOrderDocument take, OrderResponses responses) {
        this.take = take;
        this.responses = responses;
    }

    /** 201 for a new draft, 200 when the same order was here already. */
    @PostMapping("/documents")
    ResponseEntity<TakenBody> take(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(required = false) @Nullable Long clientId,
            AccessScope scope)
            throws IOException {
        scope.require(Right.ORDER_EDIT);
        try (var content = DocumentController.content(file)) {
            var taken = take.take(scope, Optional.ofNullable(clientId).map(ClientId::new), content);
            var body = new TakenBody(taken.order().value(), taken.otherPrices());
            return taken.fresh()
                    ? ResponseEntity.created(
                                    URI.create("/api/v1" + taken.order().path()))
                            .body(body)
                    : ResponseEntity.ok(body);
        }
    }

    @GetMapping("/{id:\\d+}/response")
    ResponseEntity<byte[]> response(@PathVariable long id, AccessScope scope) {
        scope.require(Right.ORDER_READ);
        var order = new SalesOrderId(id);
        return UblAnswer.of(responses.of(scope, order));
    }
}
