package caposaldo.ordering;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.ordering.Tables.DELIVERY_NOTE;
import static caposaldo.db.ordering.Tables.SALES_ORDER;

import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.exchange.FileText;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.ubl.UblDocument;
import caposaldo.ubl.UblType;
import java.io.InputStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clause 2.11: the client's system tells what it received, and that is the proof of the delivery: of the note it names, line
 * by line, once. What cannot be is named by place, and then nothing is signed.
 */
@Component
public class TakeReceiptAdvice {

    /** @param fresh false when the same receipt advice had been taken before */
    public record Taken(DeliveryNoteId note, String number, boolean fresh) {}

    private static final int LONGEST = 100;

    private final DSLContext sql;
    private final DeliveryNotes notes;
    private final SalesOrders orders;
    private final SignDelivery sign;

    TakeReceiptAdvice(DSLContext sql, DeliveryNotes notes, SalesOrders orders, SignDelivery sign) {
        this.sql = sql;
        this.notes = notes;
        this.orders = orders;
        this.sign = sign;
    }

    /** @throws Invalid naming each place and reason, or that somebody signed for the delivery before */
    @Transactional
    public Taken take(AccessScope scope, InputStream content) {
        scope.require(Right.ORDER_CONFIRM);
        var document = UblDocument.read(content);
        if (document.type() != UblType.RECEIPT_ADVICE) {
            throw Invalid.field("file", "ordering.receipt.type", document.type().element());
        }
        var note = notes.get(scope, note(scope, document));
        var by = signedBy(document);
        if (note.proof().isPresent()) {
            if (note.proof().get().signedBy().equals(by)) {
                return new Taken(note.id(), note.number(), false);
            }
            throw Invalid.field(
                    "file",
                    "ordering.receipt.signed",
                    note.number(),
                    note.proof().get().signedBy());
        }
        var lines = new ReceivedLines(note, orders.get(scope, note.order())).of(document);
        sign.sign(
                scope,
                note.id(),
                note.version(),
                new SignDelivery.Receipt(by, ReceivedLines.receivedOn(document), lines));
        return new Taken(note.id(), note.number(), true);
    }

    /** Named at its head or by its lines; never guessed from an order. */
    private DeliveryNoteId note(AccessScope scope, UblDocument document) {
        var whole = document.whole();
        var numbers = Stream.concat(
                        whole.all("DespatchDocumentReference", "ID").stream(),
                        whole.all("ReceiptLine", "DespatchLineReference", "DocumentReference", "ID").stream())
                .map(id -> id.text())
                .filter(number -> !number.isEmpty())
                .distinct()
                .toList();
        if (numbers.size() != 1) {
            throw Invalid.field(
                    "file",
                    numbers.isEmpty() ? "ordering.receipt.unnamed" : "ordering.receipt.several",
                    FileText.shown(String.join(", ", numbers)));
        }
        return sql.select(DELIVERY_NOTE.ID)
                .from(DELIVERY_NOTE)
                .join(SALES_ORDER)
                .on(SALES_ORDER.ID.eq(DELIVERY_NOTE.ORDER_ID))
                .join(CLIENT)
                .on(CLIENT.ID.eq(SALES_ORDER.CLIENT_ID))
                .where(DELIVERY_NOTE.NUMBER.eq(numbers.getFirst()))
                .and(Clients.seenBy(scope))
                .fetchOptional(row -> new DeliveryNoteId(row.value1()))
                .orElseThrow(
                        () -> Invalid.field("file", "ordering.receipt.unknown", FileText.shown(numbers.getFirst())));
    }

    /** Who took it in and by which document: the same again is known by it. */
    private static String signedBy(UblDocument document) {
        var party = document.whole().at("DeliveryCustomerParty").orElseThrow();
        var number = " (" + FileText.plain(document.number(), LONGEST / 2) + ")";
        var name = Stream.of(
                        party.textAt("DeliveryContact", "Name"),
                        party.textAt("Party", "Contact", "Name"),
                        party.textAt("Party", "PartyLegalEntity", "RegistrationName"),
                        party.textAt("Party", "PartyName", "Name"))
                .filter(text -> !text.isEmpty())
                .findFirst();
        return FileText.plain(name.orElse("UBL"), LONGEST - number.length()) + number;
    }
}
