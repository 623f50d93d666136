package caposaldo.ubl;

import caposaldo.exchange.Xml.Element;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a document: what has something in it is an aggregate, what says something itself is basic, and UBL has nothing
 * that is both.
 */
final class UblWriter {

    private static final String COMMON = "urn:oasis:names:specification:ubl:schema:xsd:Common";
    private static final String CAC = COMMON + "AggregateComponents-2";
    private static final String CBC = COMMON + "BasicComponents-2";

    private static final Pattern BASIC = Pattern.compile(
            "(ID|Code|Date|Time|Amount|Quantity|Indicator|Name|Note|Numeric|Percent|Rate|Measure|URI|Description|Reason|Text"
                    + "|Value|Information|Telephone|Telefax|ElectronicMail|Number|Zone|Subentity|Cost)$");

    private final XMLStreamWriter out;

    private UblWriter(XMLStreamWriter out) {
        this.out = out;
    }

    static byte[] write(UblType type, Element root) {
        var bytes = new ByteArrayOutputStream();
        try {
            var out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            new UblWriter(out).document(type, root);
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Nothing stops writing into memory", e);
        }
        return bytes.toByteArray();
    }

    private void document(UblType type, Element root) throws XMLStreamException {
        out.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        out.writeStartElement(type.element());
        out.writeDefaultNamespace(type.namespace());
        out.writeNamespace("cac", CAC);
        out.writeNamespace("cbc", CBC);
        for (var child : root.children()) {
            element(child);
        }
        out.writeEndElement();
        out.writeEndDocument();
    }

    private void element(Element element) throws XMLStreamException {
        if (isAggregate(element)) {
            out.writeStartElement("cac", element.name(), CAC);
        } else {
            out.writeStartElement("cbc", element.name(), CBC);
        }
        for (var attribute : element.attributes()) {
            out.writeAttribute(attribute.name(), attribute.value());
        }
        out.writeCharacters(element.text());
        for (var child : element.children()) {
            element(child);
        }
        out.writeEndElement();
    }

    /** What is empty is told by its name: those of basic elements end with what they represent. */
    private static boolean isAggregate(Element element) {
        return !element.children().isEmpty()
                || element.text().isEmpty()
                        && element.attributes().isEmpty()
                        && !BASIC.matcher(element.name()).find();
    }
}
