package caposaldo.ordering.web;

import static caposaldo.ordering.web.OrderBodies.required;

import caposaldo.account.ClientId;
import caposaldo.credit.HoldRule.Effect;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.ordering.AnswerOrder;
import caposaldo.ordering.OrderKind;
import caposaldo.ordering.SalesOrderId;
import caposaldo.ordering.SalesOrders;
import caposaldo.ordering.SubmitOrder;
import caposaldo.ordering.web.OrderBodies.Submitted;
import caposaldo.web.IfMatch;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Orders for programs; lists are {@code /api/v1/orders}, {@code …/orders/queue} and {@code /api/v1/clients/…/orders}. */
@RestController
@RequestMapping("/api/v1/orders")
class OrderApi {

    private final SalesOrders orders;
    private final SalesOrderController.Acts acts;
    private final QueueController.Acts queue;

    OrderApi(SalesOrders orders, SalesOrderController.Acts acts, QueueController.Acts queue) {
        this.orders = orders;
        this.acts = acts;
        this.queue = queue;
    }

    @GetMapping("/{id:\\d+}")
    ResponseEntity<OrderBodies.OrderBody> order(@PathVariable long id, AccessScope scope) {
        var body = body(scope, new SalesOrderId(id));
        return ResponseEntity.ok().eTag(IfMatch.tag(body.version())).body(body);
    }

    private OrderBodies.OrderBody body(AccessScope scope, SalesOrderId id) {
        return OrderBodies.OrderBody.of(orders.whole(scope, id));
    }

    /** At the prices of today: a draft with its lines, or confirmed as ordered at once for who may answer orders. */
    @PostMapping
    ResponseEntity<OrderBodies.OrderBody> enter(@RequestBody OrderBodies.NewOrder wanted, AccessScope scope) {
        scope.require(Right.ORDER_EDIT);
        var client = new ClientId(required(wanted.clientId(), "clientId"));
        var key = OrderBodies.key(wanted.source(), wanted.key());
        var kind = Objects.requireNonNullElse(wanted.kind(), OrderKind.STANDARD);
        var on = wanted.confirmOn();
        if (on != null && kind != OrderKind.STANDARD) {
            throw Invalid.field("confirmOn", "ordering.invalid.atonce");
        }
        var whole = on == null
                ? orders.whole(scope, acts.keep().enter(scope, client, kind, key, wanted.head(), wanted.wanted()))
                : acts.atOnce().take(scope, client, key, wanted.head(), wanted.wanted(), wanted.promise(on));
        var at = URI.create("/api/v1" + whole.order().id().path());
        return ResponseEntity.created(at).body(OrderBodies.OrderBody.of(whole));
    }

    /** Head and lines in the place of those it had. */
    @PutMapping("/{id:\\d+}")
    OrderBodies.OrderBody change(
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody OrderBodies.NewOrder wanted,
            AccessScope scope) {
        scope.require(Right.ORDER_EDIT);
        var order = new SalesOrderId(id);
        acts.keep().save(scope, order, IfMatch.version(ifMatch, null), wanted.head(), wanted.wanted());
        return body(scope, order);
    }

    @PostMapping("/{id:\\d+}/copying")
    ResponseEntity<OrderBodies.OrderBody> copy(@PathVariable long id, AccessScope scope) {
        scope.require(Right.ORDER_EDIT);
        var copy = acts.keep().copy(scope, new SalesOrderId(id));
        return ResponseEntity.created(URI.create("/api/v1" + copy.path())).body(body(scope, copy));
    }

    @PostMapping("/{id:\\d+}/submission")
    Submitted submit(@PathVariable long id, @RequestBody OrderBodies.Submission wanted, AccessScope scope) {
        scope.require(Right.ORDER_EDIT);
        var outcome = acts.submit()
                .submit(
                        scope,
                        new SalesOrderId(id),
                        required(wanted.version(), "version"),
                        Objects.requireNonNullElse(wanted.reason(), ""));
        return switch (outcome) {
            case SubmitOrder.Outcome.Submitted(var number) ->
                new Submitted(Submitted.Result.SUBMITTED, number, List.of());
            case SubmitOrder.Outcome.InApproval(var number, var requests) ->
                new Submitted(Submitted.Result.IN_APPROVAL, number, requests);
            case SubmitOrder.Outcome.Repriced() -> new Submitted(Submitted.Result.REPRICED, null, List.of());
            case SubmitOrder.Outcome.Blocked(var verdict) -> new Submitted(Submitted.Result.BLOCKED, null, List.of());
        };
    }

    @PostMapping("/{id:\\d+}/claim")
    OrderBodies.OrderBody claim(@PathVariable long id, @RequestBody OrderBodies.Change wanted, AccessScope scope) {
        scope.require(Right.ORDER_CONFIRM);
        queue.work().claim(scope, new SalesOrderId(id), required(wanted.version(), "version"));
        return body(scope, new SalesOrderId(id));
    }

    @PostMapping("/{id:\\d+}/unclaiming")
    OrderBodies.OrderBody unclaim(@PathVariable long id, @RequestBody OrderBodies.Change wanted, AccessScope scope) {
        scope.require(Right.ORDER_CONFIRM);
        queue.work().unclaim(scope, new SalesOrderId(id), required(wanted.version(), "version"));
        return body(scope, new SalesOrderId(id));
    }

    @PostMapping("/{id:\\d+}/question")
    OrderBodies.OrderBody askBack(@PathVariable long id, @RequestBody OrderBodies.Question wanted, AccessScope scope) {
        scope.require(Right.ORDER_CONFIRM);
        queue.work()
                .askBack(
                        scope,
                        new SalesOrderId(id),
                        required(wanted.version(), "version"),
                        required(wanted.question(), "question"));
        return body(scope, new SalesOrderId(id));
    }

    /** @throws caposaldo.kernel.Invalid also when credit holds it: then nothing was confirmed */
    @PostMapping("/{id:\\d+}/answer")
    OrderBodies.OrderBody answer(@PathVariable long id, @RequestBody OrderBodies.Answers wanted, AccessScope scope) {
        scope.require(Right.ORDER_CONFIRM);
        var order = new SalesOrderId(id);
        var answers = required(wanted.lines(), "lines").stream()
                .map(OrderBodies.LineAnswer::answer)
                .toList();
        if (queue.answer().answer(scope, order, required(wanted.version(), "version"), answers, wanted.note())
                instanceof AnswerOrder.Outcome.Held(var verdict)) {
            throw OrderForms.held(verdict.effect().filter(Effect.BLOCK::equals).isPresent());
        }
        return body(scope, order);
    }

    /** What is confirmed and has not left will not come; the order goes on with what has. */
    @PostMapping("/{id:\\d+}/giving-up")
    OrderBodies.OrderBody giveUp(@PathVariable long id, @RequestBody OrderBodies.GivingUp wanted, AccessScope scope) {
        scope.require(Right.ORDER_CONFIRM);
        queue.rest()
                .giveUp(
                        scope,
                        new SalesOrderId(id),
                        required(wanted.version(), "version"),
                        required(wanted.reason(), "reason"),
                        wanted.note());
        return body(scope, new SalesOrderId(id));
    }

    @PostMapping("/{id:\\d+}/cancelling")
    OrderBodies.OrderBody cancel(@PathVariable long id, @RequestBody OrderBodies.Why wanted, AccessScope scope) {
        scope.require(Right.ORDER_EDIT);
        queue.cancel()
                .cancel(
                        scope,
                        new SalesOrderId(id),
                        required(wanted.version(), "version"),
                        Objects.requireNonNullElse(wanted.reason(), ""));
        return body(scope, new SalesOrderId(id));
    }
}
