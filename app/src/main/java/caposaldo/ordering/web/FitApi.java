package caposaldo.ordering.web;

import static caposaldo.ordering.web.OrderBodies.required;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.ordering.SalesOrder;
import caposaldo.ordering.SalesOrderId;
import caposaldo.ordering.SplitOrder;
import caposaldo.ordering.WhatFits;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What of an order fits a client's credit, for programs. */
@RestController
@RequestMapping("/api/v1/orders/{id:\\d+}/fit")
class FitApi {

    /** @param goes 0 for what stays behind */
    record FitLine(int no, BigDecimal quantity, BigDecimal goes) {}

    /**
     * @param room the most the order may come to, with tax; none for any amount
     * @param proven whether nothing within the room brings more
     */
    record FitBody(
            boolean held,
            @Nullable BigDecimal room,
            BigDecimal gross,
            boolean proven,
            List<FitLine> lines,
            List<IfPaidBody> payments) {}

    /** What goes once this debt and those before it are paid. */
    record IfPaidBody(
            long item, String number, LocalDate dueOn, BigDecimal open, BigDecimal gross, List<FitLine> lines) {}

    record Rest(long id) {}

    private final WhatFits fits;
    private final SplitOrder split;

    FitApi(WhatFits fits, SplitOrder split) {
        this.fits = fits;
        this.split = split;
    }

    @GetMapping
    FitBody fit(@PathVariable long id, AccessScope scope) {
        scope.require(Right.ORDER_READ);
        var answer = fits.of(scope, new SalesOrderId(id));
        return new FitBody(
                answer.isHeld(),
                answer.now().room().orElse(null),
                answer.now().gross(),
                answer.now().proven(),
                lines(answer.order(), answer.now()),
                answer.payments().stream()
                        .map(step -> new IfPaidBody(
                                step.paid().id().value(),
                                step.paid().number(),
                                step.paid().dueOn(),
                                step.paid().open().amount(),
                                step.part().gross(),
                                lines(answer.order(), step.part())))
                        .toList());
    }

    private static List<FitLine> lines(SalesOrder order, WhatFits.Part part) {
        return IntStream.range(0, part.quantities().size())
                .mapToObj(i -> new FitLine(
                        order.lines().get(i).no(),
                        order.lines().get(i).quantity(),
                        part.quantities().get(i)))
                .toList();
    }

    @PostMapping
    ResponseEntity<Rest> split(@PathVariable long id, @RequestBody OrderBodies.Change wanted, AccessScope scope) {
        scope.require(Right.ORDER_EDIT);
        var rest = split.split(scope, new SalesOrderId(id), required(wanted.version(), "version"));
        return ResponseEntity.created(URI.create("/api/v1" + rest.path())).body(new Rest(rest.value()));
    }
}
