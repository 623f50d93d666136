package caposaldo.receivable.web;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.receivable.BillDocuments;
import caposaldo.receivable.LedgerItemId;
import caposaldo.ubl.UblAnswer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** An invoice or a credit note as a file for the client's system, for programs. */
@RestController
@RequestMapping("/api/v1/receivables")
class BillApi {

    private final BillDocuments bills;

    BillApi(BillDocuments bills) {
        this.bills = bills;
    }

    @GetMapping("/items/{id:\\d+}/ubl")
    ResponseEntity<byte[]> bill(
            @PathVariable long id, @RequestParam(defaultValue = "") String buyerReference, AccessScope scope) {
        scope.require(Right.RECEIVABLE_READ);
        return UblAnswer.of(bills.of(scope, new LedgerItemId(id), buyerReference));
    }
}
