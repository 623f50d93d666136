package caposaldo.exchange;

import caposaldo.kernel.Invalid;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The one place where XML is read: piece by piece, without document types, entities or anything a document names
 * elsewhere, and never deeper or longer than a business document is.
 */
public final class Xml {

    private static final int DEEPEST = 60;
    private static final int LONGEST_TEXT = 100_000;
    private static final int MOST_IN_A_PIECE = 2_000_000;
    private static final int MOST_IN_A_WHOLE = 500_000;

    private final XMLStreamReader reader;
    private int depth;

    /**
     * An element with what stands in it.
     *
     * @param name without its namespace
     * @param text of its own, stripped
     * @param line where it begins
     */
    public record Element(String name, String text, List<Attribute> attributes, List<Element> children, int line) {

        /** The first at the end of this path; empty when there is none. */
        public Optional<Element> at(String... path) {
            return all(path).stream().findFirst();
        }

        /** All at the end of this path. */
        public List<Element> all(String... path) {
            var here = List.of(this);
            for (var step : path) {
                here = here.stream()
                        .flatMap(element -> element.children.stream())
                        .filter(child -> child.name.equals(step))
                        .toList();
            }
            return here;
        }

        /** Empty when there is no such element, or nothing in it. */
        public String textAt(String... path) {
            return at(path).map(Element::text).orElse("");
        }

        public String attribute(String wanted) {
            return attributes.stream()
                    .filter(attribute -> attribute.name.equals(wanted))
                    .findFirst()
                    .map(Attribute::value)
                    .orElse("");
        }
    }

    public record Attribute(String name, String value) {}

    /** Told of the pieces in their order. */
    public interface Pieces {

        /** The root, before anything in it. */
        void root(String name, String namespace);

        void begin(int line);

        void piece(Element piece);

        void end(int line);
    }

    /** A document with everything in it. */
    public record Whole(String namespace, Element root) {}

    /** One way of going through a document. */
    private interface Walk<T> {

        T through(Xml xml) throws XMLStreamException;
    }

    private Xml(XMLStreamReader reader) {
        this.reader = reader;
    }

    /**
     * Reads all elements of this name; what stands directly in each is told piece by piece, so that only one piece is held.
     *
     * @throws Invalid naming the line when it is no XML, or more than a business document has
     */
    public static void read(InputStream content, String parent, Pieces pieces) {
        parse(content, xml -> {
            xml.walk(parent, pieces);
            return pieces;
        });
    }

    /**
     * Reads a document that is looked at from every side, and therefore held whole.
     *
     * @throws Invalid naming the line when it is no XML, or more than a business document has
     */
    public static Whole whole(InputStream content) {
        return parse(content, Xml::whole);
    }

    private static <T> T parse(InputStream content, Walk<T> walk) {
        try {
            var reader = factory().createXMLStreamReader(content);
            try {
                return walk.through(new Xml(reader));
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw broken(e.getLocation() == null ? 1 : e.getLocation().getLineNumber(), e);
        } catch (IndexOutOfBoundsException
                | IllegalStateException
                | java.util.NoSuchElementException
                | java.io.UncheckedIOException e) {
            // What the parser of the platform throws where bytes are no characters.
            throw broken(1, e);
        }
    }

    private static Invalid broken(int line, Exception cause) {
        var why = Invalid.field("file", "exchange.xml.broken", line);
        why.initCause(cause);
        return why;
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("A document names nothing elsewhere");
        });
        return factory;
    }

    private Whole whole() throws XMLStreamException {
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    var namespace = namespace();
                    var root = element(new int[] {MOST_IN_A_WHOLE});
                    while (reader.hasNext()) {
                        reader.next();
                    }
                    return new Whole(namespace, root);
                }
                case XMLStreamConstants.DTD -> throw Invalid.field("file", "exchange.xml.dtd", line());
                default -> {}
            }
        }
    }

    private void walk(String parent, Pieces pieces) throws XMLStreamException {
        var inside = false;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (depth == 0) {
                        pieces.root(reader.getLocalName(), namespace());
                    }
                    if (inside) {
                        pieces.piece(element(new int[] {MOST_IN_A_PIECE}));
                    } else {
                        deeper();
                        inside = reader.getLocalName().equals(parent);
                        if (inside) {
                            pieces.begin(line());
                        }
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    if (inside) {
                        pieces.end(line());
                        inside = false;
                    }
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw Invalid.field("file", "exchange.xml.dtd", line());
                default -> {}
            }
        }
    }

    private String namespace() {
        var namespace = reader.getNamespaceURI();
        return namespace == null ? "" : namespace;
    }

    private int line() {
        return reader.getLocation().getLineNumber();
    }

    private void deeper() {
        if (++depth > DEEPEST) {
            throw Invalid.field("file", "exchange.xml.deep", line(), DEEPEST);
        }
    }

    private Element element(int[] left) throws XMLStreamException {
        deeper();
        if (--left[0] < 0) {
            throw Invalid.field("file", "exchange.xml.long", line());
        }
        var name = reader.getLocalName();
        var line = line();
        var attributes = new ArrayList<Attribute>();
        for (var i = 0; i < reader.getAttributeCount(); i++) {
            // One with a namespace says how to read the file, not what is in it.
            var namespace = reader.getAttributeNamespace(i);
            if (namespace == null || namespace.isEmpty()) {
                attributes.add(new Attribute(reader.getAttributeLocalName(i), reader.getAttributeValue(i)));
            }
        }
        var children = new ArrayList<Element>();
        var text = new StringBuilder();
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> children.add(element(left));
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    return new Element(name, text.toString().strip(), attributes, children, line);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> take(text);
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw Invalid.field("file", "exchange.xml.dtd", line());
                default -> {}
            }
        }
    }

    private void take(StringBuilder text) {
        if (text.length() + reader.getTextLength() > LONGEST_TEXT) {
            throw Invalid.field("file", "exchange.xml.long", line());
        }
        text.append(reader.getText());
    }
}
