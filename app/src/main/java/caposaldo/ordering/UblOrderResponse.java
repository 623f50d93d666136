package caposaldo.ordering;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes what a buyer is told of its order: UBL 2.1 Order Response by Peppol BIS Ordering 3, transaction T76. Lines stand
 * in it only where some were changed or refused (code CA).
 */
final class UblOrderResponse {

    /** @param name as registered */
    record Party(String name, ElectronicAddress address) {}

    private static final String ROOT = "urn:oasis:names:specification:ubl:schema:xsd:OrderResponse-2";
    private static final String CAC = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
    private static final String CBC = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";
    private static final String CUSTOMIZATION = "urn:fdc:peppol.eu:poacc:trns:order_response:3";
    private static final String PROFILE = "urn:fdc:peppol.eu:poacc:bis:ordering:3";

    private final XMLStreamWriter out;

    private UblOrderResponse(XMLStreamWriter out) {
        this.out = out;
    }

    /** @param order submitted once, with the buyer's number */
    static byte[] write(SalesOrder order, OrderState.ResponseCode code, Party seller, Party buyer, LocalDate on) {
        var bytes = new ByteArrayOutputStream();
        try {
            var out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            new UblOrderResponse(out).document(order, code, seller, buyer, on);
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Nothing stops writing into memory", e);
        }
        return bytes.toByteArray();
    }

    private void document(SalesOrder order, OrderState.ResponseCode code, Party seller, Party buyer, LocalDate on)
            throws XMLStreamException {
        out.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        out.writeStartElement("OrderResponse");
        out.writeDefaultNamespace(ROOT);
        out.writeNamespace("cac", CAC);
        out.writeNamespace("cbc", CBC);
        basic("CustomizationID", CUSTOMIZATION);
        basic("ProfileID", PROFILE);
        // The version goes along: each answer to the same order is a document of its own.
        basic("ID", order.called() + "-" + order.version());
        basic("SalesOrderID", order.called());
        basic("IssueDate", on.toString());
        basic("OrderResponseCode", code.name());
        basic("DocumentCurrencyCode", order.net().currency().getCurrencyCode());
        begin("OrderReference");
        basic("ID", Optional.ofNullable(order.customerReference()).orElseThrow());
        out.writeEndElement();
        party("SellerSupplierParty", seller);
        party("BuyerCustomerParty", buyer);
        if (code == OrderState.ResponseCode.CA) {
            for (var line : order.lines()) {
                line(line);
            }
        }
        out.writeEndElement();
        out.writeEndDocument();
    }

    private void begin(String name) throws XMLStreamException {
        out.writeStartElement("cac", name, CAC);
    }

    private void basic(String name, String text) throws XMLStreamException {
        out.writeStartElement("cbc", name, CBC);
        out.writeCharacters(text);
        out.writeEndElement();
    }

    private void coded(String name, String attribute, String value, String text) throws XMLStreamException {
        out.writeStartElement("cbc", name, CBC);
        out.writeAttribute(attribute, value);
        out.writeCharacters(text);
        out.writeEndElement();
    }

    private void party(String role, Party party) throws XMLStreamException {
        begin(role);
        begin("Party");
        coded(
                "EndpointID",
                "schemeID",
                party.address().scheme(),
                party.address().id());
        begin("PartyLegalEntity");
        basic("RegistrationName", party.name());
        out.writeEndElement();
        out.writeEndElement();
        out.writeEndElement();
    }

    private void line(OrderLine line) throws XMLStreamException {
        var confirmed = Optional.ofNullable(line.confirmedQuantity()).orElse(BigDecimal.ZERO);
        begin("OrderLine");
        begin("LineItem");
        basic("ID", Integer.toString(line.no()));
        basic(
                "LineStatusCode",
                Integer.toString(LineResponse.of(line.quantity(), confirmed).code()));
        coded(
                "Quantity",
                "unitCode",
                line.unitCode(),
                confirmed.stripTrailingZeros().toPlainString());
        var on = line.confirmedOn();
        if (on != null) {
            begin("Delivery");
            begin("PromisedDeliveryPeriod");
            basic("EndDate", on.toString());
            out.writeEndElement();
            out.writeEndElement();
        }
        begin("Item");
        basic("Name", line.name());
        begin("SellersItemIdentification");
        basic("ID", line.code());
        out.writeEndElement();
        out.writeEndElement();
        out.writeEndElement();
        begin("OrderLineReference");
        basic("LineID", Optional.ofNullable(line.buyerLine()).orElse(Integer.toString(line.no())));
        out.writeEndElement();
        out.writeEndElement();
    }
}
