package caposaldo.ordering;

import caposaldo.exchange.FileText;
import caposaldo.exchange.Xml;
import caposaldo.exchange.Xml.Element;
import caposaldo.kernel.Invalid;
import caposaldo.ordering.OrderDocument.Format;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads an order of UBL 2.0 or 2.1, among them those of Peppol BIS Ordering 3. */
final class UblOrder implements Xml.Pieces {

    private static final String NAMESPACE = "urn:oasis:names:specification:ubl:schema:xsd:Order-2";
    private static final int MOST = 999;

    private final List<OrderDocument.Line> lines = new ArrayList<>();
    private final List<String> buyer = new ArrayList<>();
    private String number = "";
    private String currency = "";
    private String buyerName = "";
    private String note = "";
    private @Nullable LocalDate requestedOn;

    private UblOrder() {}

    /** @throws Invalid naming place and reason when it is none */
    static OrderDocument read(InputStream content) {
        var reading = new UblOrder();
        Xml.read(content, "Order", reading);
        return new OrderDocument(
                Format.UBL,
                reading.number,
                reading.requestedOn,
                reading.currency,
                reading.buyer,
                reading.buyerName,
                reading.note,
                reading.lines);
    }

    @Override
    public void root(String name, String namespace) {
        if (!name.equals("Order") || !namespace.equals(NAMESPACE)) {
            throw Invalid.field("file", "ordering.document.kind", FileText.shown(name + " " + namespace));
        }
    }

    @Override
    public void begin(int line) {
        // One order a document: there is nothing to forget.
    }

    @Override
    public void piece(Element piece) {
        switch (piece.name()) {
            case "ID" -> number = piece.text();
            case "DocumentCurrencyCode" -> currency = piece.text();
            case "Note" -> note = note.isEmpty() ? piece.text() : note;
            case "BuyerCustomerParty" -> buyer(piece);
            case "Delivery" -> delivery(piece);
            case "OrderLine" -> line(piece);
            default -> {}
        }
    }

    private void buyer(Element party) {
        numbers(party.all("CustomerAssignedAccountID"));
        numbers(party.all("SupplierAssignedAccountID"));
        numbers(party.all("Party", "EndpointID"));
        numbers(party.all("Party", "PartyIdentification", "ID"));
        numbers(party.all("Party", "PartyTaxScheme", "CompanyID"));
        numbers(party.all("Party", "PartyLegalEntity", "CompanyID"));
        buyerName = Stream.concat(
                        party.all("Party", "PartyLegalEntity", "RegistrationName").stream(),
                        party.all("Party", "PartyName", "Name").stream())
                .map(Element::text)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private void numbers(List<Element> elements) {
        elements.stream().map(Element::text).filter(text -> !text.isEmpty()).forEach(buyer::add);
    }

    /** The last day on which it may come; where only the first is said, that. */
    private void delivery(Element delivery) {
        Stream.of("RequestedDeliveryPeriod")
                .flatMap(period -> Stream.concat(
                        delivery.all(period, "EndDate").stream(), delivery.all(period, "StartDate").stream()))
                .findFirst()
                .ifPresent(day -> requestedOn = FileText.day(day.text(), day.line(), "ordering.document.day"));
    }

    private void line(Element orderLine) {
        var item = orderLine
                .at("LineItem")
                .orElseThrow(() -> Invalid.field("file", "ordering.document.line", orderLine.line()));
        var quantity = item.at("Quantity")
                .map(element -> OrderDocument.number(element.text(), element.line()))
                .orElseThrow(() -> Invalid.field("file", "ordering.document.quantity", item.line()));
        if (lines.size() == MOST) {
            throw Invalid.field("file", "ordering.document.lines", MOST);
        }
        lines.add(new OrderDocument.Line(
                item.textAt("ID"),
                Stream.of("StandardItemIdentification", "SellersItemIdentification", "BuyersItemIdentification")
                        .map(kind -> item.textAt("Item", kind, "ID"))
                        .filter(code -> !code.isEmpty())
                        .toList(),
                quantity,
                price(item),
                item.line()));
    }

    /** Of one unit, where it is said for several. */
    private static @Nullable BigDecimal price(Element item) {
        var amount = item.at("Price", "PriceAmount").orElse(null);
        if (amount == null) {
            return null;
        }
        var price = OrderDocument.number(amount.text(), amount.line());
        return item.at("Price", "BaseQuantity")
                .map(base -> OrderDocument.number(base.text(), base.line()))
                .filter(base -> base.signum() > 0)
                .map(base -> price.divide(base, 6, RoundingMode.HALF_UP))
                .orElse(price);
    }

    @Override
    public void end(int line) {
        // What is missing is said of the whole.
    }
}
