package caposaldo.ordering.web;

import static caposaldo.ordering.web.OrderBodies.required;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.ordering.DeliverOrder;
import caposaldo.ordering.DeliveryNote;
import caposaldo.ordering.DeliveryNoteId;
import caposaldo.ordering.DeliveryNotes;
import caposaldo.ordering.SalesOrderId;
import caposaldo.ordering.SignDelivery;
import caposaldo.ubl.UblAnswer;
import caposaldo.web.IfMatch;
import caposaldo.web.Ui;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Deliveries for programs; lists are {@code /api/v1/deliveries} and {@code …/deliveries/waiting}. */
@RestController
@RequestMapping("/api/v1")
class DeliveryApi {

    private final DeliveryNotes notes;
    private final DeliveryController.Acts acts;

    DeliveryApi(DeliveryNotes notes, DeliveryController.Acts acts) {
        this.notes = notes;
        this.acts = acts;
    }

    /**
     * @param warehouse its code; none for the one the client's latest goods left from
     * @param lines those of which something leaves
     */
    record Despatch(
            @Nullable Integer version,
            @Nullable LocalDate deliveredOn,
            @Nullable String carrier,
            @Nullable String warehouse,
            @Nullable List<LeavingLine> lines) {}

    record LeavingLine(@Nullable Integer no, @Nullable BigDecimal quantity) {

        DeliverOrder.Line line() {
            return new DeliverOrder.Line(required(no, "no"), required(quantity, "quantity"));
        }
    }

    record Receipt(
            @Nullable Integer version,
            @Nullable String signedBy,
            @Nullable LocalDate signedOn,
            @Nullable List<AcceptedLine> lines) {}

    record AcceptedLine(
            @Nullable Integer no, @Nullable BigDecimal accepted, DeliveryNote.@Nullable Difference difference) {

        SignDelivery.Accepted line() {
            return new SignDelivery.Accepted(required(no, "no"), required(accepted, "accepted"), difference);
        }
    }

    /** @param invoice the number of the ledger's item; none until it is invoiced */
    record NoteBody(
            long id,
            String number,
            DeliveryNote.State state,
            long orderId,
            long clientId,
            LocalDate deliveredOn,
            @Nullable String carrier,
            String warehouse,
            String currency,
            BigDecimal net,
            BigDecimal vat,
            BigDecimal gross,
            @Nullable String signedBy,
            @Nullable LocalDate signedOn,
            @Nullable Long invoice,
            @Nullable String invoiceNumber,
            List<DeliveryNote.Line> lines,
            int version) {

        static NoteBody of(DeliveryNote note) {
            var totals = note.totals();
            return new NoteBody(
                    note.id().value(),
                    note.number(),
                    note.state(),
                    note.order().value(),
                    note.client().value(),
                    note.deliveredOn(),
                    note.carrier(),
                    note.warehouse().code(),
                    note.amount().currency().getCurrencyCode(),
                    totals.net(),
                    totals.vat(),
                    totals.gross(),
                    note.proof().map(DeliveryNote.Proof::signedBy).orElse(null),
                    note.proof().map(DeliveryNote.Proof::signedOn).orElse(null),
                    note.invoice().map(invoice -> invoice.id().value()).orElse(null),
                    note.invoice().map(DeliveryNote.Invoice::number).orElse(null),
                    note.lines(),
                    note.version());
        }
    }

    @GetMapping("/deliveries/{id:\\d+}")
    ResponseEntity<NoteBody> note(@PathVariable long id, AccessScope scope) {
        var body = NoteBody.of(notes.get(scope, new DeliveryNoteId(id)));
        return ResponseEntity.ok().eTag(IfMatch.tag(body.version())).body(body);
    }

    /** @throws caposaldo.kernel.Invalid also when credit holds it: then nothing left */
    @PostMapping("/orders/{id:\\d+}/deliveries")
    ResponseEntity<NoteBody> deliver(@PathVariable long id, @RequestBody Despatch wanted, AccessScope scope, Ui ui) {
        scope.require(Right.ORDER_CONFIRM);
        var despatch = new DeliverOrder.Despatch(
                Objects.requireNonNullElse(wanted.deliveredOn, scope.date()),
                wanted.carrier,
                wanted.warehouse,
                required(wanted.lines, "lines").stream().map(LeavingLine::line).toList());
        return switch (acts.deliver()
                .deliver(scope, new SalesOrderId(id), required(wanted.version, "version"), despatch)) {
            case DeliverOrder.Outcome.Delivered(var note, var number) ->
                ResponseEntity.created(URI.create("/api/v1" + note.path())).body(NoteBody.of(notes.get(scope, note)));
            case DeliverOrder.Outcome.Held(var verdict) -> throw DeliveryForms.held(verdict, ui);
        };
    }

    @PostMapping("/deliveries/{id:\\d+}/proof")
    NoteBody sign(@PathVariable long id, @RequestBody Receipt wanted, AccessScope scope) {
        scope.require(Right.ORDER_CONFIRM);
        var note = new DeliveryNoteId(id);
        var receipt = new SignDelivery.Receipt(
                Objects.requireNonNullElse(wanted.signedBy, ""),
                Objects.requireNonNullElse(wanted.signedOn, scope.date()),
                required(wanted.lines, "lines").stream().map(AcceptedLine::line).toList());
        acts.sign().sign(scope, note, required(wanted.version, "version"), receipt);
        return NoteBody.of(notes.get(scope, note));
    }

    @PostMapping("/deliveries/{id:\\d+}/invoice")
    NoteBody invoice(@PathVariable long id, @RequestBody OrderBodies.Change wanted, AccessScope scope) {
        scope.require(Right.RECEIVABLE_POST);
        var note = new DeliveryNoteId(id);
        acts.invoice().invoice(scope, note, required(wanted.version(), "version"));
        return NoteBody.of(notes.get(scope, note));
    }

    /** As a UBL Despatch Advice. */
    @GetMapping("/deliveries/{id:\\d+}/ubl")
    ResponseEntity<byte[]> tell(@PathVariable long id, AccessScope scope) {
        scope.require(Right.ORDER_READ);
        return UblAnswer.of(acts.tell().of(scope, new DeliveryNoteId(id)));
    }
}
