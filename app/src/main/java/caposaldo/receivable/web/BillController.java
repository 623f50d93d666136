package caposaldo.receivable.web;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.receivable.BillDocuments;
import caposaldo.receivable.LedgerItemId;
import caposaldo.ubl.UblAnswer;
import caposaldo.web.Form;
import caposaldo.web.Ui;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** An invoice or a credit note as a file for the client's system. */
@Controller
class BillController {

    /** The field of what the client asked to see on it. */
    static final String REFERENCE = "buyerReference";

    private final BillDocuments bills;
    private final CollectionForms pages;

    BillController(BillDocuments bills, CollectionForms pages) {
        this.bills = bills;
        this.pages = pages;
    }

    @GetMapping("/receivables/items/{id:\\d+}/ubl")
    Object bill(
            @PathVariable long id, @RequestParam(defaultValue = "") String buyerReference, AccessScope scope, Ui ui) {
        scope.require(Right.RECEIVABLE_READ);
        var item = new LedgerItemId(id);
        try {
            return UblAnswer.of(bills.of(scope, item, buyerReference));
        } catch (Invalid why) {
            return pages.item(scope, item, new Form(Map.of(REFERENCE, buyerReference), why.problems()), ui);
        }
    }
}
