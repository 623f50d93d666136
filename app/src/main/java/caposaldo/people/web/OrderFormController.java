package caposaldo.people.web;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.people.Appoint;
import caposaldo.people.ChangeReportingLine;
import caposaldo.people.Organisation;
import caposaldo.people.PersonId;
import caposaldo.people.PositionId;
import caposaldo.people.Relieve;
import caposaldo.people.Staff;
import caposaldo.people.StaffOrder;
import caposaldo.people.StaffOrderId;
import caposaldo.web.Form;
import caposaldo.web.Option;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Draws up orders about a position: who takes it, who leaves it, to whom it reports (1.2, 1.3). */
@Controller
class OrderFormController {

    private final Templates templates;
    private final Organisation organisation;
    private final Staff staff;
    private final Appoint appoint;
    private final Relieve relieve;
    private final ChangeReportingLine line;

    OrderFormController(
            Templates templates,
            Organisation organisation,
            Staff staff,
            Appoint appoint,
            Relieve relieve,
            ChangeReportingLine line) {
        this.templates = templates;
        this.organisation = organisation;
        this.staff = staff;
        this.appoint = appoint;
        this.relieve = relieve;
        this.line = line;
    }

    @GetMapping("/people/positions/{id}/appointments/new")
    JteModel appoint(@PathVariable long id, AccessScope scope, Ui ui) {
        return templates.peopleOrderForm(ui, appointment(id, scope, ui, Form.of(Map.of("from", tomorrow(scope)))));
    }

    @PostMapping("/people/positions/{id}/appointments")
    Object appoint(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            HttpServletResponse response) {
        var typed = new Typed(values);
        return drawnUp(
                () -> appoint.appoint(
                        scope,
                        who(typed),
                        new PositionId(id),
                        typed.requireDate("from", "people.order.from-missing"),
                        typed.text("text")),
                why -> templates.peopleOrderForm(ui, appointment(id, scope, ui, typed.refused(why))),
                response);
    }

    private static Appoint.Who who(Typed typed) {
        return typed.key("person")
                .<Appoint.Who>map(key -> new Appoint.Known(new PersonId(key)))
                .orElseGet(() -> new Appoint.Newcomer(typed.text("given"), typed.text("family"), typed.text("email")));
    }

    private OrderFormPage appointment(long id, AccessScope scope, Ui ui, Form form) {
        var people = new ArrayList<Option>();
        people.add(new Option("", ui.t("people.newcomer")));
        staff.names(scope).forEach(p -> people.add(new Option(Long.toString(p.id()), p.name())));
        var path = "/people/positions/" + id + "/appointments";
        return page(StaffOrder.Kind.APPOINTMENT, new PositionId(id), "", path, form, people, scope);
    }

    @GetMapping("/people/positions/{id}/appointments/{appointment}/end")
    JteModel relieve(@PathVariable long id, @PathVariable long appointment, AccessScope scope, Ui ui) {
        var form = Form.of(Map.of("until", scope.date().toString()));
        return templates.peopleOrderForm(ui, relief(id, appointment, scope, form));
    }

    @PostMapping("/people/positions/{id}/appointments/{appointment}/end")
    Object relieve(
            @PathVariable long id,
            @PathVariable long appointment,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            HttpServletResponse response) {
        var typed = new Typed(values);
        return drawnUp(
                () -> relieve.relieve(
                        scope,
                        appointment,
                        typed.requireDate("until", "people.order.until-missing"),
                        typed.text("text")),
                why -> templates.peopleOrderForm(ui, relief(id, appointment, scope, typed.refused(why))),
                response);
    }

    private OrderFormPage relief(long id, long appointment, AccessScope scope, Form form) {
        var holder = organisation.holdersOf(scope, new PositionId(id)).stream()
                .filter(t -> t.appointment() == appointment)
                .findFirst()
                .orElseThrow(() -> new Missing("appointment " + appointment));
        var path = "/people/positions/" + id + "/appointments/" + appointment + "/end";
        return page(StaffOrder.Kind.DISMISSAL, new PositionId(id), holder.name(), path, form, List.of(), scope);
    }

    @GetMapping("/people/positions/{id}/superior")
    JteModel superior(@PathVariable long id, AccessScope scope, Ui ui) {
        return templates.peopleOrderForm(ui, superior(id, scope, Form.blank()));
    }

    @PostMapping("/people/positions/{id}/superior")
    Object superior(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            HttpServletResponse response) {
        var typed = new Typed(values);
        return drawnUp(
                () -> line.report(
                        scope,
                        new PositionId(id),
                        new PositionId(typed.requireKey("superior", "people.line.missing")),
                        typed.text("text")),
                why -> templates.peopleOrderForm(ui, superior(id, scope, typed.refused(why))),
                response);
    }

    private OrderFormPage superior(long id, AccessScope scope, Form form) {
        var positions = organisation.positionsAfter(scope, 0, Integer.MAX_VALUE).stream()
                .filter(s -> s.position().value() != id)
                .map(s -> new Option(
                        Long.toString(s.position().value()),
                        s.holder().map(h -> s.title() + ", " + h.name()).orElse(s.title())))
                .toList();
        var path = "/people/positions/" + id + "/superior";
        return page(StaffOrder.Kind.REPORTING_LINE, new PositionId(id), "", path, form, positions, scope);
    }

    private OrderFormPage page(
            StaffOrder.Kind kind,
            PositionId position,
            String holder,
            String path,
            Form form,
            List<Option> options,
            AccessScope scope) {
        if (!organisation.mayOrder(scope, position)) {
            throw new Forbidden("orders about a position outside the own reporting line");
        }
        var seat = organisation.position(scope, position);
        return new OrderFormPage(kind, seat, holder, path, form, options, scope.may(Right.APPOINT_SIGN));
    }

    private static Object drawnUp(
            Supplier<StaffOrderId> order, Function<Invalid, JteModel> again, HttpServletResponse response) {
        try {
            return "redirect:/people/orders/" + order.get().value();
        } catch (Invalid why) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return again.apply(why);
        }
    }

    private static String tomorrow(AccessScope scope) {
        return scope.date().plusDays(1).toString();
    }
}
