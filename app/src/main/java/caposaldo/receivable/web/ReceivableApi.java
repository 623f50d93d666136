package caposaldo.receivable.web;

import static caposaldo.receivable.web.ApiModel.required;

import caposaldo.account.ClientId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.receivable.Apportionment;
import caposaldo.receivable.ExpectedPayments;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.receivable.LedgerItem;
import caposaldo.receivable.LedgerItemId;
import caposaldo.receivable.OtherLedgers;
import caposaldo.receivable.PastAgeing;
import caposaldo.receivable.PaymentFigures;
import caposaldo.receivable.PostDocument;
import caposaldo.receivable.PostPayment;
import caposaldo.receivable.Receivables;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The ledger for programs; documents and clients by what they owe are lists with an address of their own. */
@RestController
@RequestMapping("/api/v1")
class ReceivableApi {

    private static final int MOST = 1000;

    private final Receivables receivables;
    private final ExpectedPayments expected;
    private final OtherLedgers ledgers;
    private final PaymentFigures figures;
    private final PastAgeing past;
    private final LedgerItemController.Acts acts;
    private final PostPayment payments;
    private final LedgerCurrency currency;

    ReceivableApi(
            CollectionForms.Ledger ledger,
            PaymentFigures figures,
            PastAgeing past,
            LedgerItemController.Acts acts,
            PostPayment payments,
            LedgerCurrency currency) {
        this.receivables = ledger.receivables();
        this.expected = ledger.expected();
        this.ledgers = ledger.others();
        this.figures = figures;
        this.past = past;
        this.acts = acts;
        this.payments = payments;
        this.currency = currency;
    }

    @GetMapping("/receivables")
    ApiModel.AccountBody total(@RequestParam(name = "currency", defaultValue = "") String code, AccessScope scope) {
        return ApiModel.AccountBody.of(receivables.total(scope, currency.named(code)));
    }

    @GetMapping("/clients/{id:\\d+}/receivables")
    ApiModel.AccountBody ofClient(@PathVariable long id, AccessScope scope) {
        return ApiModel.AccountBody.of(receivables.account(scope, new ClientId(id)));
    }

    /** What is owed in other currencies, each in its own with its value in the company's. */
    @GetMapping("/receivables/currencies")
    List<CurrencyBodies.OtherLedgerBody> others(AccessScope scope) {
        return ledgers.total(scope).stream()
                .map(CurrencyBodies.OtherLedgerBody::of)
                .toList();
    }

    @GetMapping("/clients/{id:\\d+}/receivables/currencies")
    List<CurrencyBodies.OtherLedgerBody> othersOfClient(@PathVariable long id, AccessScope scope) {
        return ledgers.of(scope, new ClientId(id)).stream()
                .map(CurrencyBodies.OtherLedgerBody::of)
                .toList();
    }

    /** What was owed on a past day. */
    @GetMapping("/receivables/ageing")
    ApiModel.AccountBody past(
            @RequestParam LocalDate asOf,
            @RequestParam(name = "currency", defaultValue = "") String code,
            AccessScope scope) {
        return ApiModel.AccountBody.of(past.asOf(scope, currency.named(code), asOf));
    }

    @GetMapping("/receivables/figures")
    ApiModel.FiguresBody figures(AccessScope scope) {
        return ApiModel.FiguresBody.of(figures.of(scope));
    }

    @GetMapping("/clients/{id:\\d+}/receivables/figures")
    ApiModel.FiguresBody figuresOfClient(@PathVariable long id, AccessScope scope) {
        return ApiModel.FiguresBody.of(figures.of(scope, new ClientId(id)));
    }

    /** What so much money would pay: first what the reference names, then the oldest. */
    @GetMapping("/clients/{id:\\d+}/receivables/proposal")
    List<ApiModel.ProposedShare> proposal(
            @PathVariable long id,
            @RequestParam BigDecimal amount,
            @RequestParam(defaultValue = "") String reference,
            @RequestParam(name = "currency", defaultValue = "") String code,
            AccessScope scope) {
        var of = currency.named(code);
        var debts = receivables.openDebts(scope, new ClientId(id), of, MOST);
        return Apportionment.propose(currency.exact(amount, of, "amount"), debts, reference).stream()
                .map(share -> new ApiModel.ProposedShare(
                        share.debt().value(), share.amount().amount()))
                .toList();
    }

    @GetMapping("/receivables/items/{id:\\d+}")
    ApiModel.ItemBody item(@PathVariable long id, AccessScope scope) {
        var item = receivables.get(scope, new LedgerItemId(id));
        return ApiModel.ItemBody.of(
                item,
                receivables.allocations(scope, item),
                ledgers.worth(scope, item),
                expected.of(scope, item.id()),
                scope.date());
    }

    private ResponseEntity<ApiModel.ItemBody> made(LedgerItemId id, AccessScope scope) {
        return ResponseEntity.created(URI.create("/api/v1" + id.path())).body(item(id.value(), scope));
    }

    @PostMapping("/receivables/documents")
    ResponseEntity<ApiModel.ItemBody> post(@RequestBody ApiModel.NewDocument wanted, AccessScope scope) {
        scope.require(Right.RECEIVABLE_POST);
        var document = new PostDocument.Document(
                new ClientId(required(wanted.clientId(), "clientId")),
                wanted.kind() == null ? LedgerItem.Kind.INVOICE : wanted.kind(),
                wanted.number(),
                required(wanted.issuedOn(), "issuedOn"),
                wanted.dueOn(),
                wanted.terms(),
                wanted.reference(),
                currency.exact(required(wanted.amount(), "amount"), currency.named(wanted.currency()), "amount"),
                ApiModel.key(wanted.source(), wanted.key()));
        return made(acts.post().post(scope, document), scope);
    }

    @PostMapping("/receivables/payments")
    ResponseEntity<ApiModel.ItemBody> pay(@RequestBody ApiModel.NewPayment wanted, AccessScope scope) {
        scope.require(Right.RECEIVABLE_POST);
        var of = currency.named(wanted.currency());
        var payment = new PostPayment.Payment(
                new ClientId(required(wanted.clientId(), "clientId")),
                currency.exact(required(wanted.amount(), "amount"), of, "amount"),
                required(wanted.paidOn(), "paidOn"),
                wanted.reference(),
                ApiModel.ids(wanted.credits()),
                ApiModel.shares(wanted.shares(), currency, of),
                ApiModel.key(wanted.source(), wanted.key()));
        return made(payments.post(scope, payment), scope);
    }

    @PostMapping("/receivables/items/{id:\\d+}/cancelling")
    ApiModel.ItemBody cancel(@PathVariable long id, @RequestBody ApiModel.Change change, AccessScope scope) {
        scope.require(Right.RECEIVABLE_POST);
        acts.cancel().cancel(scope, new LedgerItemId(id), required(change.version(), "version"));
        return item(id, scope);
    }

    @PostMapping("/receivables/allocations")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void apply(@RequestBody ApiModel.NewAllocations wanted, AccessScope scope) {
        scope.require(Right.RECEIVABLE_POST);
        acts.apply()
                .apply(
                        scope,
                        new ClientId(required(wanted.clientId(), "clientId")),
                        ApiModel.ids(wanted.credits()),
                        ApiModel.shares(wanted.shares(), currency, currency.named(wanted.currency())));
    }

    @DeleteMapping("/receivables/allocations/{allocation:\\d+}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(@PathVariable long allocation, AccessScope scope) {
        scope.require(Right.RECEIVABLE_POST);
        acts.apply().release(scope, allocation);
    }
}
