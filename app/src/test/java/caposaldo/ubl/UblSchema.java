package caposaldo.ubl;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The schemas of UBL 2.1 as OASIS publishes them, to hold a document against. */
public final class UblSchema {

    private static final String UBL = "/external/schemas/ubl21/";
    /** Those that are named by their namespace alone. */
    private static final Map<String, String> BY_NAMESPACE = Map.of(
            "urn:un:unece:uncefact:data:specification:CoreComponentTypeSchemaModule:2",
            "CCTS_CCT_SchemaModule.xsd",
            "http://www.w3.org/2000/09/xmldsig#",
            "xmldsig-core-schema.xsd",
            "http://uri.etsi.org/01903/v1.3.2#",
            "XAdES01903v132-201601.xsd",
            "http://uri.etsi.org/01903/v1.4.1#",
            "XAdES01903v141-201601.xsd");

    private UblSchema() {}

    /** What the schema says against a document, nothing when it keeps it. */
    public static List<String> against(String type, byte[] document) throws SAXException, IOException {
        var factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        factory.setResourceResolver((kind, namespace, publicId, systemId, base) ->
                new Found(systemId == null ? BY_NAMESPACE.getOrDefault(namespace, namespace) : systemId));
        var found = new ArrayList<String>();
        var validator = factory.newSchema(new StreamSource(open(UBL + "maindoc/UBL-" + type + "-2.1.xsd")))
                .newValidator();
        validator.setErrorHandler(new ErrorHandler() {
            @Override
            public void warning(SAXParseException e) {
                found.add(String.valueOf(e.getMessage()));
            }

            @Override
            public void error(SAXParseException e) {
                found.add(String.valueOf(e.getMessage()));
            }

            @Override
            public void fatalError(SAXParseException e) {
                found.add(String.valueOf(e.getMessage()));
            }
        });
        validator.validate(new StreamSource(new ByteArrayInputStream(document)));
        return found;
    }

    private static InputStream open(String path) {
        return Objects.requireNonNull(UblSchema.class.getResourceAsStream(path), path);
    }

    /** One schema that another names, wherever in the jars it stands. */
    private record Found(String name) implements LSInput {

        @Override
        public InputStream getByteStream() {
            var file = name.substring(name.lastIndexOf('/') + 1);
            return Stream.of(UBL + "common/" + file, "/schemas/" + file, "/schemas/" + file.replace("-2.1", ""))
                    .map(UblSchema.class::getResourceAsStream)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("No schema " + name));
        }

        @Override
        public String getSystemId() {
            return name;
        }

        @Override
        public @Nullable Reader getCharacterStream() {
            return null;
        }

        @Override
        public @Nullable String getStringData() {
            return null;
        }

        @Override
        public @Nullable String getPublicId() {
            return null;
        }

        @Override
        public @Nullable String getBaseURI() {
            return null;
        }

        @Override
        public @Nullable String getEncoding() {
            return null;
        }

        @Override
        public boolean getCertifiedText() {
            return false;
        }

        @Override
        public void setCharacterStream(Reader stream) {}

        @Override
        public void setByteStream(InputStream stream) {}

        @Override
        public void setStringData(String text) {}

        @Override
        public void setSystemId(String id) {}

        @Override
        public void setPublicId(String id) {}

        @Override
        public void setBaseURI(String uri) {}

        @Override
        public void setEncoding(String encoding) {}

        @Override
        public void setCertifiedText(boolean certified) {}
    }
}
