package caposaldo.collection.web;

import caposaldo.account.ClientId;
import caposaldo.collection.CallSheets;
import caposaldo.collection.LogContact;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.web.Ui;
import java.net.URI;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Calls about money for programs; the list is {@code /api/v1/collection}. */
@RestController
@RequestMapping("/api/v1")
class CallApi {

    private final CallSheets sheets;
    private final LogContact log;
    private final LedgerCurrency currency;

    CallApi(CallSheets sheets, LogContact log, LedgerCurrency currency) {
        this.sheets = sheets;
        this.log = log;
        this.currency = currency;
    }

    @GetMapping("/clients/{id:\\d+}/collection")
    CallBodies.SheetBody sheet(
            @PathVariable long id,
            @RequestParam(name = "currency", defaultValue = "") String code,
            AccessScope scope,
            Ui ui) {
        return CallBodies.SheetBody.of(id, sheets.of(scope, currency.of(new ClientId(id), code)), ui);
    }

    @GetMapping("/clients/{id:\\d+}/collection/contacts")
    List<CallBodies.ContactBody> contacts(@PathVariable long id, AccessScope scope) {
        return sheets.contacts(scope, new ClientId(id)).stream()
                .map(CallBodies.ContactBody::of)
                .toList();
    }

    @PostMapping("/clients/{id:\\d+}/collection/contacts")
    ResponseEntity<CallBodies.ContactBody> log(
            @PathVariable long id, @RequestBody CallBodies.NewContact wanted, AccessScope scope) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var client = new ClientId(id);
        var made = log.log(scope, client, wanted.talk(scope.date(), currency));
        return ResponseEntity.created(URI.create("/api/v1" + client.path() + "/collection/contacts"))
                .body(sheets.contacts(scope, client).stream()
                        .filter(contact -> contact.id() == made)
                        .map(CallBodies.ContactBody::of)
                        .findFirst()
                        .orElseThrow());
    }
}
