package caposaldo.ordering.web;

import static caposaldo.ordering.web.OrderBodies.required;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.ordering.KeepTemplate;
import caposaldo.ordering.OrderTemplate;
import caposaldo.ordering.OrderTemplateId;
import caposaldo.ordering.OrderTemplates;
import caposaldo.ordering.Rhythm;
import caposaldo.ordering.SalesOrderId;
import caposaldo.ordering.SalesOrders;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Templates and standing orders for programs; the list is {@code /api/v1/orders/templates}. */
@RestController
@RequestMapping("/api/v1/orders")
class TemplateApi {

    /** @param standing none for one that is only used by hand */
    record TemplateBody(
            long id,
            long clientId,
            String client,
            String name,
            String keptBy,
            @Nullable StandingBody standing,
            List<TemplateLineBody> lines,
            int version) {

        static TemplateBody of(OrderTemplate template) {
            return new TemplateBody(
                    template.id().value(),
                    template.client().value(),
                    template.clientName(),
                    template.name(),
                    template.keptBy(),
                    template.standing().map(StandingBody::of).orElse(null),
                    template.lines().stream().map(TemplateLineBody::of).toList(),
                    template.version());
        }
    }

    /** @param next none once it has run out */
    record StandingBody(
            Rhythm.Unit unit,
            int count,
            LocalDate first,
            @Nullable LocalDate next,
            @Nullable LocalDate until,
            int aheadDays,
            boolean submits,
            OrderTemplate.@Nullable Halt halted) {

        static StandingBody of(OrderTemplate.Standing standing) {
            return new StandingBody(
                    standing.rhythm().unit(),
                    standing.rhythm().count(),
                    standing.rhythm().first(),
                    standing.next(),
                    standing.until(),
                    standing.aheadDays(),
                    standing.submits(),
                    standing.halted().orElse(null));
        }
    }

    record TemplateLineBody(int no, long item, String code, String name, BigDecimal quantity, String unitCode) {

        static TemplateLineBody of(OrderTemplate.Line line) {
            return new TemplateLineBody(
                    line.no(), line.item().value(), line.code(), line.name(), line.quantity(), line.unitCode());
        }
    }

    /** @param name of the template; the client's own of that name is replaced */
    record NewTemplate(@Nullable String name) {}

    /** @param key with {@code source}: sent again, the same order is answered */
    record Again(
            @Nullable LocalDate requestedOn,
            @Nullable String source,
            @Nullable String key) {}

    record NewRhythm(
            @Nullable Integer version,
            Rhythm.@Nullable Unit unit,
            @Nullable Integer count,
            @Nullable LocalDate first,
            @Nullable LocalDate until,
            @Nullable Integer aheadDays,
            @Nullable Boolean submits) {

        KeepTemplate.Run run() {
            return new KeepTemplate.Run(
                    required(unit, "unit"),
                    required(count, "count"),
                    required(first, "first"),
                    until,
                    Objects.requireNonNullElse(aheadDays, 0),
                    Boolean.TRUE.equals(submits));
        }
    }

    private final OrderTemplates templates;
    private final TemplateController.TemplateActs acts;
    private final SalesOrders orders;

    TemplateApi(OrderTemplates templates, TemplateController.TemplateActs acts, SalesOrders orders) {
        this.templates = templates;
        this.acts = acts;
        this.orders = orders;
    }

    @GetMapping("/templates/{id:\\d+}")
    TemplateBody template(@PathVariable long id, AccessScope scope) {
        return TemplateBody.of(templates.get(scope, new OrderTemplateId(id)));
    }

    @PostMapping("/{id:\\d+}/template")
    ResponseEntity<TemplateBody> keep(@PathVariable long id, @RequestBody NewTemplate wanted, AccessScope scope) {
        scope.require(Right.ORDER_EDIT);
        var made = acts.keep().keep(scope, new SalesOrderId(id), required(wanted.name(), "name"));
        return ResponseEntity.created(URI.create("/api/v1" + made.path())).body(template(made.value(), scope));
    }

    @PostMapping("/templates/{id:\\d+}/orders")
    ResponseEntity<OrderBodies.OrderBody> order(@PathVariable long id, @RequestBody Again wanted, AccessScope scope) {
        scope.require(Right.ORDER_EDIT);
        var key = OrderBodies.key(wanted.source(), wanted.key());
        var made = acts.again().order(scope, new OrderTemplateId(id), wanted.requestedOn(), key);
        return ResponseEntity.created(URI.create("/api/v1" + made.path()))
                .body(OrderBodies.OrderBody.of(orders.whole(scope, made)));
    }

    /** From now on it orders by itself. */
    @PutMapping("/templates/{id:\\d+}/rhythm")
    TemplateBody run(@PathVariable long id, @RequestBody NewRhythm wanted, AccessScope scope) {
        scope.require(Right.ORDER_EDIT);
        acts.keep().run(scope, new OrderTemplateId(id), required(wanted.version(), "version"), wanted.run());
        return template(id, scope);
    }

    @DeleteMapping("/templates/{id:\\d+}/rhythm")
    TemplateBody stop(@PathVariable long id, @RequestParam int version, AccessScope scope) {
        scope.require(Right.ORDER_EDIT);
        acts.keep().stop(scope, new OrderTemplateId(id), version);
        return template(id, scope);
    }

    @DeleteMapping("/templates/{id:\\d+}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable long id, @RequestParam int version, AccessScope scope) {
        scope.require(Right.ORDER_EDIT);
        acts.keep().remove(scope, new OrderTemplateId(id), version);
    }
}
