package caposaldo.ordering.web;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.ordering.DeliverOrder;
import caposaldo.ordering.DeliveryNote;
import caposaldo.ordering.DeliveryNoteId;
import caposaldo.ordering.DeliveryNotes;
import caposaldo.ordering.DeliveryPart;
import caposaldo.ordering.DespatchAdvices;
import caposaldo.ordering.InvoiceDelivery;
import caposaldo.ordering.SalesOrderId;
import caposaldo.ordering.SalesOrders;
import caposaldo.ordering.SignDelivery;
import caposaldo.ubl.UblAnswer;
import caposaldo.web.Form;
import caposaldo.web.RecordParts;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What leaves of an order, who signed for it, and its invoice. */
@Controller
class DeliveryController {

    /** The road from what is confirmed to the debt. */
    @Component
    record Acts(DeliverOrder deliver, SignDelivery sign, InvoiceDelivery invoice, DespatchAdvices tell) {}

    private final Templates templates;
    private final SalesOrderPages pages;
    private final SalesOrders orders;
    private final DeliveryNotes notes;
    private final Acts acts;
    private final RecordParts<DeliveryNote> parts;

    DeliveryController(
            Templates templates,
            SalesOrderPages pages,
            SalesOrders orders,
            DeliveryNotes notes,
            Acts acts,
            List<DeliveryPart> parts) {
        this.templates = templates;
        this.pages = pages;
        this.orders = orders;
        this.notes = notes;
        this.acts = acts;
        this.parts = new RecordParts<>(parts);
    }

    @PostMapping("/orders/{id:\\d+}/deliveries")
    Object deliver(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.ORDER_CONFIRM);
        var order = new SalesOrderId(id);
        var typed = new Typed(values);
        return pages.after(scope, order, typed, ui, () -> {
            var despatch = DeliveryForms.despatch(orders.get(scope, order), typed);
            return switch (acts.deliver().deliver(scope, order, version, despatch)) {
                case DeliverOrder.Outcome.Delivered(var note, var number) -> {
                    new Toast(ui.t("ordering.left", number)).after(redirect);
                    yield "redirect:" + note.path();
                }
                case DeliverOrder.Outcome.Held(var verdict) -> throw DeliveryForms.held(verdict, ui);
            };
        });
    }

    @GetMapping("/deliveries/{id:\\d+}")
    JteModel note(@PathVariable long id, AccessScope scope, Ui ui) {
        return page(scope, new DeliveryNoteId(id), Form.blank(), ui);
    }

    private JteModel page(AccessScope scope, DeliveryNoteId id, Form form, Ui ui) {
        var note = notes.get(scope, id);
        var values = new HashMap<String, String>();
        values.put("signedOn", scope.date().toString());
        note.lines().forEach(line -> values.put("accepted-" + line.no(), SalesOrderPage.plain(line.quantity())));
        values.putAll(form.values());
        return templates.orderingNote(
                ui, DeliveryPage.of(scope, note, parts, ui), new Form(Map.copyOf(values), form.problems()));
    }

    @PostMapping("/deliveries/{id:\\d+}/proof")
    Object sign(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.ORDER_CONFIRM);
        var note = new DeliveryNoteId(id);
        var typed = new Typed(values);
        try {
            acts.sign().sign(scope, note, version, DeliveryForms.receipt(notes.get(scope, note), typed));
            new Toast(ui.t("ordering.signed")).after(redirect);
            return "redirect:" + note.path();
        } catch (Invalid why) {
            return page(scope, note, typed.refused(why), ui);
        }
    }

    @PostMapping("/deliveries/{id:\\d+}/invoice")
    Object invoice(
            @PathVariable long id, @RequestParam int version, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        scope.require(Right.RECEIVABLE_POST);
        var note = new DeliveryNoteId(id);
        try {
            acts.invoice().invoice(scope, note, version);
            new Toast(ui.t("ordering.invoicePosted")).after(redirect);
            return "redirect:" + note.path();
        } catch (Invalid why) {
            return page(scope, note, new Form(Map.of(), why.problems()), ui);
        }
    }

    @GetMapping("/deliveries/{id:\\d+}/ubl")
    Object tell(@PathVariable long id, AccessScope scope, Ui ui) {
        scope.require(Right.ORDER_READ);
        var note = new DeliveryNoteId(id);
        try {
            return UblAnswer.of(acts.tell().of(scope, note));
        } catch (Invalid why) {
            return page(scope, note, new Form(Map.of(), why.problems()), ui);
        }
    }
}
