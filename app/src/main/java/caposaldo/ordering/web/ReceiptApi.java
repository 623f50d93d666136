package caposaldo.ordering.web;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.ordering.DeliveryNotes;
import caposaldo.ordering.TakeReceiptAdvice;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** What a client's system received of a delivery, for programs. */
@RestController
@RequestMapping("/api/v1/deliveries")
class ReceiptApi {

    private final TakeReceiptAdvice take;
    private final DeliveryNotes notes;

    ReceiptApi(TakeReceiptAdvice take, DeliveryNotes notes) {
        this.take = take;
        this.notes = notes;
    }

    /** The delivery note that it is the proof of; the same again answers the same. */
    @PostMapping("/receipts")
    DeliveryApi.NoteBody take(@RequestParam(required = false) @Nullable MultipartFile file, AccessScope scope)
            throws IOException {
        scope.require(Right.ORDER_CONFIRM);
        try (var content = DocumentController.content(file)) {
            return DeliveryApi.NoteBody.of(
                    notes.get(scope, take.take(scope, content).note()));
        }
    }
}
