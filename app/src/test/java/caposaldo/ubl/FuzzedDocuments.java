package caposaldo.ubl;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.fuzz.FuzzedReader;
import java.util.List;

/** Any UBL document: read, judged by the rules and written again. */
public final class FuzzedDocuments extends FuzzedReader {

    @Override
    protected List<byte[]> whole() {
        return List.of(
                OurBillFixture.invoice().written(),
                UblDocumentTests.example("invoice/UBL-Invoice-2.1-Example.xml"),
                UblDocumentTests.example("receiptadvice/UBL-ReceiptAdvice-2.0-Example.xml"),
                UblDocumentTests.example("statement/UBL-Statement-2.0-Example.xml"));
    }

    @Override
    protected Object read(byte[] file) {
        var document = UblDocumentTests.read(file);
        assertThat(Rules.broken(document)).doesNotContainNull();
        assertThat(document.written()).isNotEmpty();
        return document;
    }

    @Override
    protected String ofTheWhole() {
        return "ubl\\.refused\\.empty";
    }
}
