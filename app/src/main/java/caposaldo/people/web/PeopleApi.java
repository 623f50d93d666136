package caposaldo.people.web;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.people.Appoint;
import caposaldo.people.Organisation;
import caposaldo.people.PersonId;
import caposaldo.people.PositionId;
import caposaldo.people.Staff;
import caposaldo.people.StaffOrders;
import caposaldo.web.Slice;
import java.net.URI;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** People, positions and appointments for programs. */
@RestController
@RequestMapping("/api/v1")
class PeopleApi {

    /** @param text what the order says besides, may be left out */
    record NewAppointment(
            @Nullable Long personId,
            @Nullable Long positionId,
            @Nullable LocalDate from,
            @Nullable String text) {}

    /** @param state SIGNED when the sender may sign, else RECOMMENDED until the director signs */
    record OrderBody(long id, String number, String state) {}

    private final Staff staff;
    private final Organisation organisation;
    private final Appoint appoint;
    private final StaffOrders orders;

    PeopleApi(Staff staff, Organisation organisation, Appoint appoint, StaffOrders orders) {
        this.staff = staff;
        this.organisation = organisation;
        this.appoint = appoint;
        this.orders = orders;
    }

    @GetMapping("/people")
    Slice<ApiModel.PersonBody> people(
            @RequestParam @Nullable String after, @RequestParam(defaultValue = "50") int limit, AccessScope scope) {
        return Slice.of(
                after,
                limit,
                (key, most) -> staff.after(scope, key, most),
                p -> p.id().value(),
                ApiModel.PersonBody::of);
    }

    @GetMapping("/people/{id}")
    ApiModel.PersonBody person(@PathVariable long id, AccessScope scope) {
        return ApiModel.PersonBody.of(staff.byId(scope, new PersonId(id)));
    }

    @GetMapping("/positions")
    Slice<ApiModel.PositionBody> positions(
            @RequestParam @Nullable String after, @RequestParam(defaultValue = "50") int limit, AccessScope scope) {
        return Slice.of(
                after,
                limit,
                (key, most) -> organisation.positionsAfter(scope, key, most),
                s -> s.position().value(),
                ApiModel.PositionBody::of);
    }

    @GetMapping("/positions/{id}")
    ApiModel.PositionBody position(@PathVariable long id, AccessScope scope) {
        return ApiModel.PositionBody.of(organisation.position(scope, new PositionId(id)));
    }

    @GetMapping("/appointments")
    Slice<ApiModel.AppointmentBody> appointments(
            @RequestParam @Nullable String after, @RequestParam(defaultValue = "50") int limit, AccessScope scope) {
        return Slice.of(
                after,
                limit,
                (key, most) -> organisation.appointmentsAfter(scope, key, most),
                Organisation.Tenure::appointment,
                ApiModel.AppointmentBody::of);
    }

    @PostMapping("/appointments")
    ResponseEntity<OrderBody> appoint(@RequestBody NewAppointment wanted, AccessScope scope) {
        if (wanted.personId() == null) {
            throw Invalid.field("personId", "web.api.missing");
        } else if (wanted.positionId() == null) {
            throw Invalid.field("positionId", "web.api.missing");
        } else if (wanted.from() == null) {
            throw Invalid.field("from", "people.order.from-missing");
        }
        var who = new Appoint.Known(new PersonId(wanted.personId()));
        var position = new PositionId(wanted.positionId());
        var text = wanted.text() == null ? "" : wanted.text();
        var order = orders.byId(scope, appoint.appoint(scope, who, position, wanted.from(), text));
        return ResponseEntity.created(URI.create("/people/orders/" + order.id().value()))
                .body(new OrderBody(
                        order.id().value(), order.number(), order.state().name()));
    }
}
