package caposaldo.ordering.web;

import caposaldo.account.ClientId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.ordering.OrderResponses;
import caposaldo.ordering.SalesOrderId;
import caposaldo.ordering.TakeOrderDocuments;
import caposaldo.ordering.TakenOrder;
import caposaldo.ubl.UblAnswer;
import caposaldo.web.Form;
import caposaldo.web.Ui;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
     * @param number the buyer's own; empty when it could not be read
     * @param order where it stands; null when nothing of it was taken
     * @param fresh false when it was here already
     * @param otherPrices lines on which the buyer reckoned with another price than ours
     * @param problems why nothing of it was taken, place by place
     */
    record TakenBody(
            String file,
            String number,
            @Nullable Long order,
            boolean fresh,
            List<TakenOrder.OtherPrice> otherPrices,
            List<String> problems) {

        static TakenBody of(TakenOrder taken, Ui ui) {
            return switch (taken) {
                case TakenOrder.Draft draft ->
                    new TakenBody(
                            draft.file(),
                            draft.number(),
                            draft.order().value(),
                            draft.fresh(),
                            draft.otherPrices(),
                            List.of());
                case TakenOrder.Refused refused ->
                    new TakenBody(
                            refused.file(),
                            refused.number(),
                            null,
                            false,
                            List.of(),
                            refused.problems().stream()
                                    .map(problem -> Form.told(ui, problem))
                                    .toList());
            };
        }
    }

    private final TakeOrderDocuments take;
    private final OrderResponses responses;

    DocumentApi(TakeOrderDocuments take, OrderResponses responses) {
        this.take = take;
        this.responses = responses;
    }

    /** What became of each: 201 when there is a new draft, 200 when there is none; 422 when all that came is refused. */
    @PostMapping("/documents")
    ResponseEntity<List<TakenBody>> take(
            @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> files,
            @RequestParam(required = false) @Nullable Long clientId,
            AccessScope scope,
            Ui ui) {
        scope.require(Right.ORDER_EDIT);
        var taken = take.take(scope, Optional.ofNullable(clientId).map(ClientId::new), DocumentController.sent(files));
        DocumentController.refuseIfAllAre(taken);
        var fresh = taken.stream().anyMatch(one -> one instanceof TakenOrder.Draft draft && draft.fresh());
        return ResponseEntity.status(fresh ? HttpStatus.CREATED : HttpStatus.OK)
                .body(taken.stream().map(one -> TakenBody.of(one, ui)).toList());
    }

    @GetMapping("/{id:\\d+}/response")
    ResponseEntity<byte[]> response(@PathVariable long id, AccessScope scope) {
        scope.require(Right.ORDER_READ);
        var order = new SalesOrderId(id);
        return UblAnswer.of(responses.of(scope, order));
    }
}
