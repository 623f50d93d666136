package caposaldo.claim.web;

import static caposaldo.claim.web.ActBodies.required;

import caposaldo.claim.GoodsReturn;
import caposaldo.claim.GoodsReturns;
import caposaldo.claim.ReturnId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.ordering.DeliveryNoteId;
import caposaldo.web.IfMatch;
import java.net.URI;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Returns for programs; lists are {@code /api/v1/returns}, those of a client and the reasons. */
@RestController
@RequestMapping("/api/v1")
class ReturnApi {

    private final GoodsReturns returns;
    private final ReturnController.Acts acts;

    ReturnApi(GoodsReturns returns, ReturnController.Acts acts) {
        this.returns = returns;
        this.acts = acts;
    }

    @PostMapping("/deliveries/{id:\\d+}/returns")
    ResponseEntity<ReturnBodies.ReturnBody> ask(
            @PathVariable long id, @RequestBody ReturnBodies.Asked wanted, AccessScope scope) {
        scope.require(Right.CLAIM_EDIT);
        return asked(scope, id, GoodsReturn.Kind.RETURN, wanted);
    }

    @PostMapping("/deliveries/{id:\\d+}/refusals")
    ResponseEntity<ReturnBodies.ReturnBody> refusal(
            @PathVariable long id, @RequestBody ReturnBodies.Asked wanted, AccessScope scope) {
        scope.require(Right.CLAIM_EDIT);
        return asked(scope, id, GoodsReturn.Kind.REFUSAL, wanted);
    }

    private ResponseEntity<ReturnBodies.ReturnBody> asked(
            AccessScope scope, long note, GoodsReturn.Kind kind, ReturnBodies.Asked wanted) {
        var made = acts.request().request(scope, new DeliveryNoteId(note), kind, wanted.remark(), wanted.wanted());
        return ResponseEntity.created(URI.create("/api/v1" + made.path())).body(body(scope, made));
    }

    private ReturnBodies.ReturnBody body(AccessScope scope, ReturnId id) {
        return ReturnBodies.ReturnBody.of(returns.get(scope, id));
    }

    @GetMapping("/returns/{id:\\d+}")
    ResponseEntity<ReturnBodies.ReturnBody> goods(@PathVariable long id, AccessScope scope) {
        var body = body(scope, new ReturnId(id));
        return ResponseEntity.ok().eTag(IfMatch.tag(body.version())).body(body);
    }

    @PostMapping("/returns/{id:\\d+}/agreement")
    ReturnBodies.ReturnBody agree(@PathVariable long id, @RequestBody ActBodies.Change wanted, AccessScope scope) {
        scope.require(Right.ORDER_CONFIRM);
        var goods = new ReturnId(id);
        acts.handle().agree(scope, goods, required(wanted.version(), "version"));
        return body(scope, goods);
    }

    @PostMapping("/returns/{id:\\d+}/receipt")
    ReturnBodies.ReturnBody receive(
            @PathVariable long id, @RequestBody ReturnBodies.Receipt wanted, AccessScope scope) {
        scope.require(Right.ORDER_CONFIRM);
        var goods = new ReturnId(id);
        acts.handle().receive(scope, goods, required(wanted.version(), "version"), wanted.quantities());
        return body(scope, goods);
    }

    @PostMapping("/returns/{id:\\d+}/credit")
    ReturnBodies.ReturnBody credit(@PathVariable long id, @RequestBody ActBodies.Change wanted, AccessScope scope) {
        scope.require(Right.RECEIVABLE_POST);
        var goods = new ReturnId(id);
        acts.handle().credit(scope, goods, required(wanted.version(), "version"));
        return body(scope, goods);
    }

    @PostMapping("/returns/{id:\\d+}/refusal")
    ReturnBodies.ReturnBody refuse(@PathVariable long id, @RequestBody ActBodies.Change wanted, AccessScope scope) {
        scope.require(Right.ORDER_CONFIRM);
        var goods = new ReturnId(id);
        var reason = Objects.requireNonNullElse(wanted.reason(), "");
        acts.handle().refuse(scope, goods, required(wanted.version(), "version"), reason);
        return body(scope, goods);
    }

    @PostMapping("/returns/reasons")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void add(@RequestBody ReturnBodies.ReasonDraft wanted, AccessScope scope) {
        scope.require(Right.CLAIM_RULES);
        acts.reasons()
                .add(
                        scope,
                        required(wanted.group(), "group"),
                        required(wanted.code(), "code"),
                        required(wanted.name(), "name"),
                        Objects.requireNonNullElse(wanted.validFrom(), scope.date()));
    }

    @PostMapping("/returns/reasons/{id:\\d+}/ending")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable long id, @RequestBody ReturnBodies.Ending wanted, AccessScope scope) {
        scope.require(Right.CLAIM_RULES);
        acts.reasons().end(scope, id, required(wanted.validUntil(), "validUntil"));
    }
}
